import { LoadError } from "../../cases/source.ts";
import type { View } from "../../cases/contract.ts";
import { diagnoses, refusedRight, type Diagnosis, type Words } from "./diagnoses.ts";
import type { SqlServerSettings } from "./login.ts";

/** What SQL Server said while a connection was made: the driver's own error keeps the last words, not the numbers. */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
  readonly numbers: readonly number[];
  constructor(numbers: readonly number[], cause: unknown) {
    super("no connection", { cause });
    this.numbers = numbers;
  }
}

/** The work took longer than MSSQL_TIMEOUT. */
export class TimeOut extends Error {
  override readonly name = "TimeOut";
  readonly code = "ETIMEOUT";
}

/** Where a fault struck. */
interface Place {
  readonly settings: SqlServerSettings;
  /** The view being read; null before the first. */
  readonly view: View | null;
}

interface Fault {
  readonly codes: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  /** All that was said, for recognising a fault only: it may repeat what a cell holds. */
  readonly text: string;
  readonly isConnected: boolean;
}

/** The refusal of a load for what the driver threw, in one sentence that names the setting and the fix. */
export function connectionError(error: unknown, place: Place): LoadError {
  if (error instanceof LoadError) return error;
  const fault = faultOf(error);
  const diagnosis = diagnoses.find((known) => fits(known, fault));
  const words = wordsOf(place);
  // The server's own text may repeat what a cell holds: only its number is told.
  const [number] = fault.numbers;
  const unknown =
    number === undefined
      ? `SQL Server could not be read${words.view && ` at ${words.view}`}: run npm run -s check-database`
      : `SQL Server cannot compute ${words.view || "the answer"} (its error ${number}): mend the view, such as a conversion that fails for one row`;
  const isRetryable = diagnosis ? diagnosis.mayHeal === true : number === undefined;
  const says = diagnosis?.says(words) ?? unknown;
  return new LoadError(says, { isRetryable: isRetryable, cause: error });
}

/** Whether a reading failed only because some database that the views reach does not allow snapshots. */
export function isSnapshotRefused(error: unknown): boolean {
  const { numbers } = faultOf(error);
  return [3952, 3953, 3954, 3955, 3956, 3957, 41332].some((number) => numbers.has(number));
}

/** Whether the server answered that a right is missing, to read or to create. */
export function isRightMissing(error: unknown): boolean {
  const fault = faultOf(error);
  return fits(refusedRight, fault) || [262, 2760].some((number) => fault.numbers.has(number));
}

/** Whether the server answered, and said something else than that a right is missing. */
export function isOtherThanRights(error: unknown): boolean {
  const fault = faultOf(error);
  return fault.codes.has("EREQUEST") && !fits(refusedRight, fault);
}

function fits({ codes, numbers, text, atConnect }: Diagnosis, fault: Fault): boolean {
  if (atConnect !== undefined && atConnect === fault.isConnected) return false;
  if (codes === undefined && numbers === undefined && text === undefined) return true;
  return (
    codes?.some((code) => fault.codes.has(code)) === true ||
    numbers?.some((one) => fault.numbers.has(one)) === true ||
    text?.test(fault.text) === true
  );
}

/** Codes and numbers of an error and all it was caused by. */
function faultOf(error: unknown): Fault {
  const codes = new Set<string>();
  const numbers = new Set<number>();
  const texts: string[] = [];
  let isConnected = true;
  const seen = new Set<unknown>();
  const visit = (one: unknown): void => {
    if (!(one instanceof Error) || seen.has(one)) return;
    seen.add(one);
    if (one instanceof ConnectError) {
      isConnected = false;
      for (const number of one.numbers) numbers.add(number);
    }
    texts.push(one.message);
    if ("code" in one && typeof one.code === "string") codes.add(one.code);
    if ("number" in one && typeof one.number === "number") numbers.add(one.number);
    visit(one.cause);
    if ("originalError" in one) visit(one.originalError);
    if ("errors" in one && Array.isArray(one.errors)) for (const inner of one.errors) visit(inner);
  };
  visit(error);
  return { codes, numbers, text: texts.join("\n"), isConnected };
}

/** Settings that hold beside a connection string. */
const besides: ReadonlySet<string> = new Set(["MSSQL_SCHEMA", "MSSQL_TIMEOUT"]);

function wordsOf({ settings, view }: Place): Words {
  const { server, database, user, clientId, instance, port, schema } = settings;
  const isOneString = settings.connectionString !== null;
  const login = user ?? clientId;
  return {
    host: isOneString ? "the SQL Server" : `${server}`,
    server: isOneString ? "the SQL Server" : `${server}${instance === null ? `:${port}` : `\\${instance}`}`,
    database: isOneString ? "of the connection string" : `${database}`,
    login: isOneString || login === null ? "the login" : `the login ${login}`,
    view: view === null ? "" : `${schema}.${view}`,
    seconds: settings.timeoutSeconds,
    isInstance: instance !== null && !isOneString,
    toTrue: (name, key) => (isOneString ? `${key} to true in MSSQL_CONNECTION_STRING` : `${name} to true`),
    set(...names) {
      const named = names.map((name) => (isOneString && !besides.has(name) ? "MSSQL_CONNECTION_STRING" : name));
      return new Intl.ListFormat("en-GB").format(new Set(named));
    },
  };
}
