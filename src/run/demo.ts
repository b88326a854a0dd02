import { parseArgs } from "node:util";
import { printLines, runScript } from "../app/run-script.ts";
import { defaultWords } from "../cases/council-words.ts";
import { caseParser } from "../cases/parser.ts";
import { yearOf } from "../facts/calendar.ts";
import { configuration } from "../config/config.ts";
import { writeCsvFolder, type CsvChunk } from "../sources/csv/csv-writer.ts";
import { boroughChunks, demoDay } from "../sources/demo/borough.ts";
import { writeReturn } from "../sources/sen2/write-return.ts";
import { UserError } from "../user-error.ts";

const usage = "npm run -s demo -- --csv FOLDER | --sen2 FILE | --mssql [--times N]";

/** Writes the demo borough, so many times over, to CSV files, as a SEN2 return or into the tables of a SQL Server. */
async function demo(): Promise<void> {
  const { values } = parseArgs({
    options: {
      csv: { type: "string" },
      sen2: { type: "string" },
      mssql: { type: "boolean", default: false },
      times: { type: "string" },
    },
  });
  const folder = values.csv?.trim();
  const file = values.sen2?.trim();
  if (!folder && !file && !values.mssql) {
    throw new UserError(`Name the folder or file to write to, or --mssql for the database: ${usage}`);
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
  } else if (file) {
    await writeDemoReturn(file, chunks);
  } else {
    await fillSqlServer(chunks);
    printLines(["The seven tables are filled; to look at them: npm run -s check-database"]);
  }
}

/** Writes the borough as the return that its council would make on its day, and says how to ask of it. */
async function writeDemoReturn(file: string, chunks: Iterable<CsvChunk>): Promise<void> {
  const parser = caseParser(defaultWords);
  for (const { view, rows } of chunks) parser.take(view, rows);
  const header = { year: yearOf(demoDay), referenceOn: demoDay, council: "999" };
  const written = await writeReturn(file, parser.snapshot("the demo borough", ""), header).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new UserError(`The return could not be written to ${file} (${code}). Name a file that you can write to.`);
  });
  printLines([
    `A SEN2 return of made-up children is in ${written.file}, its case officers and references in files beside it; to ask of them:`,
    `CASE_DATABASE=sen2:${written.file} SEN2_OFFICERS=${written.officersFile} SEN2_REFERENCES=${written.referencesFile} npm run -s ask -- status`,
  ]);
}

/** Loads the SQL Server driver only here: that takes half a second. */
async function fillSqlServer(chunks: Iterable<CsvChunk>): Promise<void> {
  const { sqlServer } = configuration({ CASE_DATABASE: "mssql", TODAY: "" });
  const { fillDatabase } = await import("../sources/sql-server/fill.ts");
  await fillDatabase(sqlServer, chunks);
}

await runScript(demo, (error) => (error instanceof Error ? error.message : String(error)));
