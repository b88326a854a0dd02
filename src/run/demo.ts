import { parseArgs } from "node:util";
import { printLines, runScript } from "../app/run-script.ts";
import { configuration } from "../config/config.ts";
import { writeCsvFolder, type CsvChunk } from "../sources/csv/csv-writer.ts";
import { boroughChunks } from "../sources/demo/borough.ts";
import { UserError } from "../user-error.ts";

const usage = "npm run -s demo -- --csv FOLDER | --mssql [--times N]";

/** Writes the demo borough, so many times over, to CSV files or into the tables of a SQL Server. */
async function demo(): Promise<void> {
  const { values } = parseArgs({
    options: { csv: { type: "string" }, mssql: { type: "boolean", default: false }, times: { type: "string" } },
  });
  const folder = values.csv?.trim();
  if (!folder && !values.mssql) {
    throw new UserError(`Name the folder to write to, or --mssql for the database: ${usage}`);
  }
  if (values.times !== undefined && !/^[1-9]\d{0,3}$/.test(values.times)) {
    throw new UserError(`The number of --times must be a whole number from 1 to 9999: ${usage}`);
  }
  const chunks = boroughChunks(Number(values.times ?? 1));
  if (folder) {
    await writeCsvFolder(folder, chunks).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
      throw new UserError(
        `The files could not be written to ${folder} (${code}). Name a folder that you can write to.`,
      );
    });
    printLines([`Seven files are in ${folder}; to ask of them: CASE_DATABASE=csv:${folder} npm run -s ask -- status`]);
  } else {
    await fillSqlServer(chunks);
    printLines(["The seven tables are filled; to look at them: npm run -s check-database"]);
  }
}

/** Loads the SQL Server driver only here: that takes half a second. */
async function fillSqlServer(chunks: Iterable<CsvChunk>): Promise<void> {
  const { sqlServer } = configuration({ CASE_DATABASE: "mssql", TODAY: "" });
  const { fillDatabase } = await import("../sources/sql-server/fill.ts");
  await fillDatabase(sqlServer, chunks);
}

await runScript(demo, (error) => (error instanceof Error ? error.message : String(error)));
