import { parseArgs } from "node:util";
import { describeWithUsage, printLines, runScript } from "../app/run-script.ts";
import { boroughFolders, holderOf, withScratchFolder } from "../benchmark/boroughs.ts";
import { installDuckDb, loadFolder } from "../benchmark/duckdb.ts";
import { benchLargeLoad, benchLoads } from "../benchmark/loads.ts";
import { benchPictures } from "../benchmark/pictures.ts";
import { benchBesideDuckDb, benchQuestions } from "../benchmark/questions.ts";
import { openReport, type Report } from "../benchmark/report.ts";
import { UserError } from "../user-error.ts";

const usage = "npm run bench -- [--only questions,duckdb,loading,slices,pictures,sql-server,store] [--times 100]";
const parts = ["questions", "duckdb", "loading", "slices", "pictures", "sql-server", "store"] as const;
type Part = (typeof parts)[number];

/** The sizes at which questions are measured, with the goal for the p95 of one in milliseconds. */
const sizes = [
  { times: 1, mostP95: 5 },
  { times: 20, mostP95: 25 },
];

async function bench(report: Report, scratch: string, wanted: ReadonlySet<Part>, largest: number): Promise<void> {
  const folderOf = boroughFolders(scratch);
  const needsDuckDb = wanted.has("duckdb") || wanted.has("loading");
  const openDuckDb = needsDuckDb
    ? await installDuckDb(scratch).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
        report.part("DuckDB");
        report.line(`not measured: it could not be installed (${reason})`);
        return null;
      })
    : null;
  const areAsked = wanted.has("questions") || wanted.has("duckdb") || wanted.has("pictures");
  for (const { times, mostP95 } of areAsked ? sizes : []) {
    const name = `demo × ${times}`;
    const folder = await folderOf(times);
    const snapshot = await holderOf(folder).refresh();
    if (wanted.has("questions")) await benchQuestions(report, snapshot, name, mostP95);
    if (times === 1 && wanted.has("pictures")) await benchPictures(report, snapshot);
    if (openDuckDb !== null && wanted.has("duckdb")) {
      const db = await openDuckDb();
      await loadFolder(db, folder);
      await benchBesideDuckDb(report, snapshot, db, name);
      db.close();
    }
  }
  if (openDuckDb !== null && wanted.has("loading"))
    await benchLoads(report, await folderOf(20), openDuckDb, "demo × 20");
  if (wanted.has("slices")) await benchLargeLoad(report, await folderOf(largest), `demo × ${largest}`);
  if (wanted.has("sql-server")) {
    const { benchSqlServer } = await import("../benchmark/sql-server-rows.ts");
    await benchSqlServer(report, [...new Set([20, largest])]);
  }
  if (wanted.has("store")) {
    const { benchSharedStore } = await import("../benchmark/shared-store.ts");
    await benchSharedStore(report, scratch);
  }
}

function partsOf(only: string): ReadonlySet<Part> {
  const named = only.split(",").map((name) => parts.find((part) => part === name.trim()));
  if (named.includes(undefined)) throw new UserError(`There is no such part. Type: ${usage}`);
  return new Set(named.flatMap((part) => part ?? []));
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { times: { type: "string", default: "100" }, only: { type: "string", default: parts.join(",") } },
  });
  const wanted = partsOf(values.only);
  if (!/^[1-9]\d{0,3}$/.test(values.times))
    throw new UserError("The number of --times must be a whole number from 1 to 9999.");
  const report = openReport((line) => printLines([line]));
  await withScratchFolder((scratch) => bench(report, scratch, wanted, Number(values.times)));
  if (!report.end()) process.exitCode = 1;
}

await runScript(run, describeWithUsage(usage));
