import { parentPort, workerData } from "node:worker_threads";
import mssql from "mssql";
import { connectionError, isRightMissing } from "../../sources/sql-server/connection/connection-error.ts";
import { connect } from "../../sources/sql-server/connection/pool.ts";
import { goneCode, rightCode, type Reply, type Call, type LineStart } from "./line-messages.ts";

// The thread of one connection to SQL Server, as the driver answers by promises only. src/store/sql-server/line.ts asks.

type Link = Awaited<ReturnType<typeof connect>>;

const { settings, answers, answered }: LineStart = workerData;
/** How long after a connection was lost, or could not be made, another one is tried. In milliseconds. */
const pause = 2000;
/** Errors after which the server goes on with the connection. */
const isOfServer = (error: unknown): error is Error & { readonly number: number } =>
  error instanceof Error &&
  "code" in error &&
  error.code === "EREQUEST" &&
  "number" in error &&
  typeof error.number === "number";
/** The server is about to end, or the database moves to another replica. */
const leavingNumbers = new Set([596, 6005, 983, 976, 978, 40613, 40197, 40501, 10928, 10929]);

let link: Link | null = null;
let transaction: mssql.Transaction | null = null;

async function open(): Promise<void> {
  const deadline = new AbortController();
  link = await connect(settings, deadline.signal);
}

function drop(): void {
  if (link === null) return;
  link.close();
  link = null;
  transaction = null;
  setTimeout(() => void openAgain(), 0);
}

/** Connects as soon as the server is back: until then, whoever asks is told at once that it is gone. */
async function openAgain(): Promise<void> {
  try {
    await open();
  } catch {
    setTimeout(() => void openAgain(), pause);
  }
}

function inputs(request: mssql.Request, params: readonly unknown[]): mssql.Request {
  for (const [at, value] of params.entries()) {
    if (typeof value === "number") request.input(`p${at}`, Number.isInteger(value) ? mssql.BigInt : mssql.Float, value);
    else {
      const text = typeof value === "string" ? value : null;
      // of one length, so that the server plans a statement once
      request.input(`p${at}`, mssql.NVarChar((text ?? "").length > 4000 ? mssql.MAX : 4000), text);
    }
  }
  request.arrayRowMode = true;
  return request;
}

/** Returns the rows of an answer. A whole number of 8 bytes comes as text: all that the store keeps are smaller. */
function rowsOf(set: mssql.IRecordSet<unknown> | undefined): unknown[][] {
  if (set === undefined) return [];
  const isLarge = Object.values(set.columns).map(({ type }) => type === mssql.BigInt);
  return set.map((row) =>
    Array.isArray(row)
      ? row.map((value: unknown, at) => (isLarge[at] === true && typeof value === "string" ? Number(value) : value))
      : [],
  );
}

const gone = () => Object.assign(new Error("there is no connection"), { code: goneCode });

async function run(call: Call): Promise<unknown[][]> {
  if (call.kind === "connect") {
    await open();
    return [];
  }
  const begun = transaction;
  if (call.kind === "commit" || call.kind === "rollback") transaction = null;
  if (call.kind === "rollback") {
    // the server may have rolled back already
    await begun?.rollback().catch(() => undefined);
    return [];
  }
  if (link === null) throw gone();
  if (call.kind === "begin") {
    const next = link.pool.transaction();
    await next.begin(mssql.ISOLATION_LEVEL.READ_COMMITTED);
    transaction = next;
    return ask(next.request(), call.statement, []);
  }
  if (call.kind === "query" && !call.isInside) return ask(link.pool.request(), call.statement, call.params);
  // the connection of the transaction was lost, and what was done in it
  if (begun === null) throw gone();
  if (call.kind === "query") return ask(begun.request(), call.statement, call.params);
  await begun.commit();
  return [];
}

async function ask(request: mssql.Request, statement: string, params: readonly unknown[]): Promise<unknown[][]> {
  const { recordsets } = await inputs(request, params).query<unknown>(statement);
  return rowsOf(Array.from(recordsets).at(-1));
}

async function answerTo(call: Call): Promise<Reply> {
  try {
    return { kind: "rows", rows: await run(call) };
  } catch (error) {
    if (isOfServer(error) && !leavingNumbers.has(error.number)) {
      return { kind: "error", code: isRightMissing(error) ? rightCode : `MSSQL_${error.number}`, sentence: null };
    }
    drop();
    return { kind: "error", code: goneCode, sentence: connectionError(error, { settings, view: null }).message };
  }
}

async function serve({ id, call }: { readonly id: number; readonly call: Call }): Promise<void> {
  const answer = await answerTo(call);
  answers.postMessage({ id, answer });
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
}

parentPort?.on("message", (message) => void serve(message));
// an error that the driver throws past its promises says that the connection is of no more use
process.on("uncaughtException", drop);
