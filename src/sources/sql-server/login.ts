import mssql from "mssql";
import { LoadError } from "../../cases/source.ts";

/** The settings of the connection; src/config/sql-server.ts explains each. */
export interface SqlServerSettings {
  readonly server: string | null;
  readonly port: number;
  readonly instance: string | null;
  readonly database: string | null;
  readonly schema: string;
  readonly authentication: "password" | "service-principal" | "managed-identity";
  readonly user: string | null;
  readonly password: string | null;
  readonly domain: string | null;
  readonly tenantId: string | null;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly encrypt: boolean;
  readonly trustCertificate: boolean;
  readonly readOnlyIntent: boolean;
  readonly timeoutSeconds: number;
  readonly connectionString: string | null;
}

const connectMilliseconds = 15_000;

/** Returns the driver's configuration. Throws LoadError if MSSQL_CONNECTION_STRING is not valid. */
export function driverConfig(settings: SqlServerSettings): mssql.config {
  const given = settings.connectionString === null ? fromSettings(settings) : fromString(settings.connectionString);
  return {
    connectionTimeout: connectMilliseconds,
    ...given,
    // The driver's limit covers only a view's first row: it must not end sooner than the deadline of the whole reading.
    requestTimeout: settings.timeoutSeconds * 1000,
    pool: { min: 0, max: 1 },
    options: {
      ...given.options,
      appName: "send-bot",
      // A date comes as its midnight in UTC, so the time zone of this machine does not matter.
      useUTC: true,
      readOnlyIntent: settings.readOnlyIntent || asksReadOnly(settings.connectionString),
    },
  };
}

function fromString(connectionString: string): mssql.config {
  const given = parsed(connectionString);
  const error =
    given === null
      ? "cannot be read: write it as Server=…;Database=…;User Id=…;Password=…;Encrypt=true"
      : misreadPart(given, wordsOf(connectionString));
  if (given === null || error !== null) throw new LoadError(`MSSQL_CONNECTION_STRING ${error}`);
  return given;
}

function parsed(connectionString: string): mssql.config | null {
  try {
    const given = mssql.ConnectionPool.parseConnectionString(connectionString);
    return given.server ? given : null;
  } catch {
    // The driver's message may repeat the password, so it is dropped.
    return null;
  }
}

/** Returns what the driver would silently misread in the string, as the end of a sentence; null if nothing. */
function misreadPart(given: mssql.config, words: ReadonlyMap<string, string>): string | null {
  const authentication = "authentication_type" in given ? given.authentication_type : undefined;
  const method = words.get("authentication")?.replaceAll(" ", "") ?? "";
  if (authentication === "default" && method !== "sqlpassword") {
    return "has an Authentication that is not offered there: set MSSQL_AUTHENTICATION and the other MSSQL_ settings in its place";
  }
  const hasUser = given.user !== undefined && given.user !== "";
  if (!hasUser && (authentication === undefined || authentication === "default")) {
    return "names no User Id: add User Id and Password, COUNCIL\\name for a Windows account (Integrated Security is not offered)";
  }
  if (!given.database) return "names no database: add Database=…";
  const trusts = words.get("trustservercertificate") ?? "false";
  // The driver takes any word except false and no as true, and would then trust any server.
  return /^(true|false|yes|no)$/.test(trusts) ? null : "has a TrustServerCertificate that is neither true nor false";
}

/** Returns the values of a connection string by key, both in lower case, keys without blanks. */
function wordsOf(connectionString: string): ReadonlyMap<string, string> {
  const pairs = connectionString.matchAll(/([^=;]+)=\s*("(?:[^"]|"")*"|'(?:[^']|'')*'|\{(?:[^}]|\}\})*\}|[^;]*)/g);
  return new Map(
    Array.from(pairs, ([, key = "", word = ""]) => [
      key.replaceAll(/\s/g, "").toLowerCase(),
      word
        .replaceAll(/^["'{]|["'}]$/g, "")
        .trim()
        .toLowerCase(),
    ]),
  );
}

/** Whether the string asks for a readable replica. The driver knows only `readonly`; ADO.NET writes `ReadOnly`. */
function asksReadOnly(connectionString: string | null): boolean {
  return wordsOf(connectionString ?? "").get("applicationintent") === "readonly";
}

function fromSettings(settings: SqlServerSettings): mssql.config {
  return {
    server: settings.server ?? "",
    port: settings.port,
    ...(settings.database === null ? {} : { database: settings.database }),
    ...authenticationOf(settings),
    options: {
      encrypt: settings.encrypt,
      trustServerCertificate: settings.trustCertificate,
      ...(settings.instance === null ? {} : { instanceName: settings.instance }),
    },
  };
}

function authenticationOf(settings: SqlServerSettings): Partial<mssql.config> {
  const clientId = settings.clientId ?? "";
  switch (settings.authentication) {
    case "password":
      return {
        user: settings.user ?? "",
        password: settings.password ?? "",
        ...(settings.domain === null ? {} : { domain: settings.domain }),
      };
    case "service-principal":
      return {
        authentication: {
          type: "azure-active-directory-service-principal-secret",
          options: { clientId, clientSecret: settings.clientSecret ?? "", tenantId: settings.tenantId ?? "" },
        },
      };
    case "managed-identity":
      return {
        authentication: { type: "azure-active-directory-msi-vm", options: clientId === "" ? {} : { clientId } },
      };
  }
}
