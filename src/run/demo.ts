import { parseArgs } from "node:util";
import { views } from "../cases/contract.ts";
import { configuration } from "../config/config.ts";
import { boroughCopies, demoBorough } from "../sources/demo/borough.ts";
import { writeCsvFolder } from "../sources/csv/csv-writer.ts";

const usage = "npm run -s demo -- --csv FOLDER | --mssql [--times N]";

async function demo(): Promise<{ readonly fault: string } | { readonly says: string }> {
  const { values } = parseArgs({
    options: { csv: { type: "string" }, mssql: { type: "boolean", default: false }, times: { type: "string" } },
  });
  const folder = values.csv?.trim();
  if (!folder && !values.mssql) return { fault: `name the folder to write to, or --mssql for the database: ${usage}` };
  if (values.times !== undefined && !/^[1-9]\d{0,3}$/.test(values.times)) {
    return { fault: `--times must be a whole number from 1 to 9999: ${usage}` };
  }
  const times = Number(values.times ?? 1);
  const borough = demoBorough();
  const pieces = times === 1 ? views.map((view) => ({ view, rows: borough[view] })) : boroughCopies(times);
  if (folder) {
    await writeCsvFolder(folder, pieces);
    return {
      says: `Seven files are in ${folder}; to ask of them: CASE_DATABASE=csv:${folder} npm run -s ask -- status`,
    };
  }
  await fill(pieces);
  return { says: "The seven tables are filled; to look at them: npm run -s check-database" };
}

async function fill(pieces: Parameters<typeof writeCsvFolder>[1]): Promise<void> {
  const { sqlServer } = configuration({ CASE_DATABASE: "mssql", TODAY: "" });
  const { fillDatabase } = await import("../sources/sql-server/fill.ts");
  await fillDatabase(sqlServer, pieces);
}

const done = await demo().catch((error: unknown) => ({
  fault: error instanceof Error ? error.message : String(error),
}));
if ("fault" in done) {
  process.stderr.write(`${done.fault}\n`);
  process.exitCode = 2;
} else process.stdout.write(`${done.says}\n`);
