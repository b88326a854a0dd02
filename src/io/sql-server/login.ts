import mssql from "mssql";
import { LoadRefused } from "../../cases/source.ts";

/** How SQL Server is reached; src/config/sql-server.ts says what each means. */
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

/** The driver's configuration. Throws LoadRefused for an MSSQL_CONNECTION_STRING that is none. */
export function driverConfig(settings: SqlServerSettings): mssql.config {
  const given = settings.connectionString === null ? fromSettings(settings) : fromString(settings.connectionString);
  return {
    connectionTimeout: connectMilliseconds,
    ...given,
    // The whole reading has a deadline; this one covers a view's first row, and must not end it sooner.
    requestTimeout: settings.timeoutSeconds * 1000,
    pool: { min: 0, max: 1 },
    options: {
      ...given.options,
      appName: "send-bot",
      // Dates come as midnight in UTC: the day stored, under any time zone.
      useUTC: true,
      readOnlyIntent: settings.readOnlyIntent || asksReadOnly(settings.connectionString),
    },
  };
}

function fromString(connectionString: string): mssql.config {
  try {
    const given = mssql.ConnectionPool.parseConnectionString(connectionString);
    if (given.server) return given;
  } catch {
    // Its message may repeat the password.
  }
  throw new LoadRefused(
    "MSSQL_CONNECTION_STRING cannot be read: write it as Server=…;Database=…;User Id=…;Password=…;Encrypt=true",
  );
}

/** The driver itself knows only `readonly` in lower case; ADO.NET writes `ReadOnly`. */
function asksReadOnly(connectionString: string | null): boolean {
  return /application\s*intent\s*=\s*readonly/i.test(connectionString ?? "");
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
