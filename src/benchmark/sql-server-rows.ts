import { views } from "../cases/contract.ts";
import { defaultWords } from "../cases/council-words.ts";
import { readConfig, testServer } from "../config/config.ts";
import { boroughChunks } from "../sources/demo/borough.ts";
import { connect } from "../sources/sql-server/connection/pool.ts";
import { fillDatabase } from "../sources/sql-server/fill.ts";
import type { SqlServerSettings } from "../sources/sql-server/connection/login.ts";
import { sqlServerSource } from "../sources/sql-server/sql-server-source.ts";
import { viewQuery } from "../sources/sql-server/view-queries.ts";
import type { Report } from "./report.ts";
import { duel, spread } from "./timing.ts";

/** Compares loading from the test SQL Server with the bare driver, which streams the same rows and drops them. */
export async function benchSqlServer(report: Report, sizes: readonly number[]): Promise<void> {
  const server = testServer();
  if (server === null) {
    report.part("loading from SQL Server");
    report.line("not measured: set MSSQL_TEST_CONNECTION_STRING to a login that may create databases");
    return;
  }
  for (const times of sizes)
    await withDatabase(server, `send_bench_${times}`, (settings) => bench(report, settings, times));
}

async function bench(report: Report, settings: SqlServerSettings, times: number): Promise<void> {
  const name = `demo × ${times}`;
  await fillDatabase(settings, boroughChunks(times));
  let rows = 0;
  const ours = async () => {
    const { rowsRead } = await sqlServerSource(settings, () => "").read(defaultWords);
    rows = views.reduce((sum, view) => sum + rowsRead[view], 0);
  };
  const bare = () => streamAll(settings);
  await duel(1, ours, bare);
  const against = await duel(times > 50 ? 3 : 5, ours, bare);
  report.part(`loading from SQL Server, ${name}, ${rows.toLocaleString("en-GB")} rows`);
  report.line(
    `ours ${spread(against.ours)}, the bare driver ${spread(against.theirs)}: ${against.ratio.toFixed(2)} times as fast`,
  );
  report.goal({
    name: `SQL Server, ${name}, times as fast as the bare driver`,
    figure: against.ratio,
    atLeast: 0.5,
    unit: "",
  });
}

async function streamAll(settings: SqlServerSettings): Promise<void> {
  const { pool, close } = await connect(settings, new AbortController().signal);
  for (const view of views) {
    const request = pool.request();
    request.arrayRowMode = true;
    request.stream = true;
    request.on("row", () => undefined);
    await request.query(viewQuery(settings.schema, view).sql);
  }
  close();
}

/** Creates the database on the server and drops it after the work. */
export async function withDatabase(
  server: string,
  database: string,
  work: (settings: SqlServerSettings) => Promise<void>,
): Promise<void> {
  await runBatch(settingsOf(server, "master"), `create database ${database}`);
  try {
    await work(settingsOf(server, database));
  } finally {
    await runBatch(settingsOf(server, "master"), `drop database ${database}`);
  }
}

function settingsOf(server: string, database: string): SqlServerSettings {
  const connectionString = `${server.replaceAll(/;?\s*(database|initial catalog)\s*=[^;]*/gi, "")};Database=${database}`;
  const settings = { CASE_DATABASE: "mssql", MSSQL_CONNECTION_STRING: connectionString, MSSQL_TIMEOUT: "3600" };
  return readConfig(settings).sqlServer;
}

async function runBatch(settings: SqlServerSettings, batch: string): Promise<void> {
  const { pool, close } = await connect(settings, new AbortController().signal);
  await pool.request().batch(batch);
  close();
}
