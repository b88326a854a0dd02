import { LoadError } from "../../../cases/source.ts";
import type { View } from "../../../cases/contract.ts";
import { connectingDiagnoses } from "./connecting-diagnoses.ts";
import type { Diagnosis, DiagnosisNames } from "./diagnosis.ts";
import type { SqlServerSettings } from "./login.ts";
import { readingDiagnoses, refusedRight } from "./reading-diagnoses.ts";

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

/** An error that the server sent. */
interface ServerError {
  readonly number: number;
  /** Never shown whole, because it may repeat the content of a cell. */
  readonly message: string;
}

/** What is known of an error and its causes, for matching it with a diagnosis. */
interface ErrorEvidence {
  readonly codes: ReadonlySet<string>;
  /** Those of the server, in its order: the first is often the cause of the others. */
  readonly numbers: ReadonlySet<number>;
  readonly serverErrors: readonly ServerError[];
  /** All messages. Never shown. */
  readonly text: string;
  readonly isConnected: boolean;
  /** The machines that the server's certificate is for. */
  readonly certificateNames: readonly string[];
}

const diagnoses: readonly Diagnosis[] = [...connectingDiagnoses, ...readingDiagnoses];

/** Turns an error of the driver into a LoadError of one sentence that names the setting and the fix. */
export function connectionError(error: unknown, context: ErrorContext): LoadError {
  if (error instanceof LoadError) return error;
  const evidence = evidenceOf(error);
  const diagnosis = diagnoses.find((known) => matches(known, evidence));
  const names = namesOf(context, evidence, diagnosis);
  const [number] = evidence.numbers;
  const unknown =
    number === undefined
      ? `SQL Server could not be read${names.view && ` at ${names.view}`}: run npm run -s check-database`
      : `SQL Server cannot compute ${names.view || "the answer"} (its error ${number}): select from the view in Management Studio, which shows the server's own words, and correct it`;
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
  const serverErrors: ServerError[] = [];
  const texts: string[] = [];
  const certificateNames: string[] = [];
  let isConnected = true;
  const seen = new Set<unknown>();
  const visitAll = (errors: unknown): void => {
    if (Array.isArray(errors)) for (const one of errors) visit(one);
  };
  const visit = (one: unknown): void => {
    if (!(one instanceof Error) || seen.has(one)) return;
    seen.add(one);
    if (one instanceof ConnectError) {
      isConnected = false;
      for (const number of one.numbers) serverErrors.push({ number, message: "" });
    }
    // The driver throws the last error of several; those that the server sent before it tell the cause.
    if ("precedingErrors" in one) visitAll(one.precedingErrors);
    if ("errors" in one) visitAll(one.errors);
    texts.push(one.message);
    if ("code" in one && typeof one.code === "string") {
      codes.add(one.code);
      texts.push(one.code);
    }
    if ("number" in one && typeof one.number === "number") {
      serverErrors.push({ number: one.number, message: one.message });
    }
    if ("cert" in one) certificateNames.push(...machinesOf(one.cert));
    visit(one.cause);
    if ("originalError" in one) visit(one.originalError);
  };
  visit(error);
  const numbers = new Set(serverErrors.map(({ number }) => number));
  return { codes, numbers, serverErrors, text: texts.join("\n"), isConnected, certificateNames };
}

/** Returns up to three machines that a certificate names, as Node gives it; what does not look like one is left out. */
function machinesOf(certificate: unknown): string[] {
  if (typeof certificate !== "object" || certificate === null || !("subjectaltname" in certificate)) return [];
  return Array.from(
    String(certificate.subjectaltname).matchAll(/DNS:([\w*.-]{1,100})(?=,|$)/g),
    ([, name = ""]) => name,
  ).slice(0, 3);
}

/** Errors whose messages name tables, databases and logins, and never repeat the content of a cell. */
const namingErrors: ReadonlySet<number> = new Set([208, 229, 230, 904, 911, 916, 921, 922, 924, 927, 942, 945]);

/** Returns what the message of such an error names in quotes, where it looks like a name of SQL Server. */
function namedIn({ number, message }: ServerError): string[] {
  if (!namingErrors.has(number)) return [];
  return Array.from(message.matchAll(/["']([\p{L}_#@$][\p{L}\d_#@$.-]{0,127})["']/gu), ([, name = ""]) => name);
}

/** Settings that apply even with a connection string. */
const separateSettings: ReadonlySet<string> = new Set(["MSSQL_SCHEMA", "MSSQL_CA_FILE", "MSSQL_TIMEOUT"]);

function namesOf(
  { settings, view }: ErrorContext,
  { serverErrors, certificateNames }: ErrorEvidence,
  diagnosis: Diagnosis | undefined,
): DiagnosisNames {
  const { server, database, user, clientId, instance, port, schema, connectionString } = settings;
  const isOneString = connectionString !== null;
  const recognised = serverErrors.find(({ number }) => diagnosis?.numbers?.includes(number) === true);
  const login = user ?? clientId;
  return {
    host: isOneString ? "the SQL Server" : `${server}`,
    server: isOneString ? "the SQL Server" : `${server}${instance === null ? `:${port}` : `\\${instance}`}`,
    database: isOneString ? "of the connection string" : `${database}`,
    login: isOneString || login === null ? "the login" : `the login ${login}`,
    view: view === null ? "" : `${schema}.${view}`,
    seconds: settings.timeoutSeconds,
    isInstance: instance !== null && !isOneString,
    isStrict: isOneString ? /encrypt\s*=\s*\W?strict/i.test(connectionString) : settings.encrypt === "strict",
    number: recognised?.number ?? null,
    named: recognised === undefined ? [] : namedIn(recognised),
    certificateNames: new Intl.ListFormat("en-GB").format(certificateNames),
    toSet: (name, key, value) => `${isOneString ? `${key} in MSSQL_CONNECTION_STRING` : name} to ${value}`,
    set(...names) {
      const named = names.map((name) =>
        isOneString && !separateSettings.has(name) ? "MSSQL_CONNECTION_STRING" : name,
      );
      return new Intl.ListFormat("en-GB").format(new Set(named));
    },
  };
}
