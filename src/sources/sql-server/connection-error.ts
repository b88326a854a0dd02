import { LoadError } from "../../cases/source.ts";
import type { View } from "../../cases/contract.ts";
import { diagnoses, refusedRight, type Diagnosis, type DiagnosisNames } from "./diagnoses.ts";
import type { SqlServerSettings } from "./login.ts";

/** No connection was made. Keeps the server's error numbers, because the driver's own error has only its last text. */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
  readonly numbers: readonly number[];
  constructor(numbers: readonly number[], cause: unknown) {
    super("no connection", { cause });
    this.numbers = numbers;
  }
}

/** The reading took longer than MSSQL_TIMEOUT. */
export class TimeOut extends Error {
  override readonly name = "TimeOut";
  readonly code = "ETIMEOUT";
}

/** What was being read when an error occurred. */
interface ErrorContext {
  readonly settings: SqlServerSettings;
  /** The view being read; null before the first. */
  readonly view: View | null;
}

/** What is known of an error and its causes, for matching it with a diagnosis. */
interface ErrorEvidence {
  readonly codes: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  /** All messages. Never shown, because they may repeat the content of a cell. */
  readonly text: string;
  readonly isConnected: boolean;
}

/** Turns an error of the driver into a LoadError of one sentence that names the setting and the fix. */
export function connectionError(error: unknown, context: ErrorContext): LoadError {
  if (error instanceof LoadError) return error;
  const evidence = evidenceOf(error);
  const diagnosis = diagnoses.find((known) => matches(known, evidence));
  const names = namesOf(context);
  // The server's own text may repeat the content of a cell, so only its number is shown.
  const [number] = evidence.numbers;
  const unknown =
    number === undefined
      ? `SQL Server could not be read${names.view && ` at ${names.view}`}: run npm run -s check-database`
      : `SQL Server cannot compute ${names.view || "the answer"} (its error ${number}): mend the view, such as a conversion that fails for one row`;
  const isRetryable = diagnosis ? diagnosis.isRetryable === true : number === undefined;
  const explanation = diagnosis?.explanation(names) ?? unknown;
  return new LoadError(explanation, { isRetryable, cause: error });
}

/** Whether a reading failed only because a database that the views read does not allow snapshot isolation. */
export function isSnapshotRefused(error: unknown): boolean {
  const { numbers } = evidenceOf(error);
  return [3952, 3953, 3954, 3955, 3956, 3957, 41332].some((number) => numbers.has(number));
}

/** Whether the server answered that the login lacks a right, to read or to create. */
export function isRightMissing(error: unknown): boolean {
  const evidence = evidenceOf(error);
  return matches(refusedRight, evidence) || [262, 2760].some((number) => evidence.numbers.has(number));
}

/** Whether the server answered with any error other than a missing right. */
export function isOtherThanRights(error: unknown): boolean {
  const evidence = evidenceOf(error);
  return evidence.codes.has("EREQUEST") && !matches(refusedRight, evidence);
}

function matches({ codes, numbers, text, atConnect }: Diagnosis, evidence: ErrorEvidence): boolean {
  if (atConnect !== undefined && atConnect === evidence.isConnected) return false;
  if (codes === undefined && numbers === undefined && text === undefined) return true;
  return (
    codes?.some((code) => evidence.codes.has(code)) === true ||
    numbers?.some((one) => evidence.numbers.has(one)) === true ||
    text?.test(evidence.text) === true
  );
}

/** Collects codes, numbers and messages from an error and all its causes. */
function evidenceOf(error: unknown): ErrorEvidence {
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

/** Settings that apply even with a connection string. */
const separateSettings: ReadonlySet<string> = new Set(["MSSQL_SCHEMA", "MSSQL_TIMEOUT"]);

function namesOf({ settings, view }: ErrorContext): DiagnosisNames {
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
      const named = names.map((name) =>
        isOneString && !separateSettings.has(name) ? "MSSQL_CONNECTION_STRING" : name,
      );
      return new Intl.ListFormat("en-GB").format(new Set(named));
    },
  };
}
