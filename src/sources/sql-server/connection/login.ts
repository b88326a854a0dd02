import type mssql from "mssql";
import { LoadError } from "../../../cases/source.ts";
import { trustedCertificates } from "./certificate-authority.ts";
import { readConnectionString, type ConnectionString } from "./connection-string.ts";
import { connectEncrypted, type Encryption } from "./encrypted-socket.ts";

/** The settings of the connection; src/config/sql-server-settings.ts explains each. */
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
  readonly encrypt: Encryption;
  readonly trustCertificate: boolean;
  /** A file of certificates in PEM that the server's may rest on. */
  readonly caFile: string | null;
  readonly readOnlyIntent: boolean;
  readonly timeoutSeconds: number;
  readonly connectionString: string | null;
}

const connectMilliseconds = 15_000;

/**
 * Returns the driver's configuration. Throws LoadError if MSSQL_CONNECTION_STRING, MSSQL_CA_FILE or what they say together
 * cannot be used.
 */
export function driverConfig(settings: SqlServerSettings): mssql.config {
  const { connectionString } = settings;
  const given = connectionString === null ? fromSettings(settings) : readConnectionString(connectionString);
  const { config, encrypt, isReadOnly, certificateName } = given;
  const { caFile } = settings;
  if (config.options?.trustServerCertificate === true) {
    const trust = connectionString === null ? "MSSQL_TRUST_CERTIFICATE" : "TrustServerCertificate";
    if (encrypt === "strict") {
      throw new LoadError(
        `encryption that is strict always checks the server's certificate: leave out ${trust}, and name the council's certificate authority in MSSQL_CA_FILE`,
      );
    }
    if (caFile !== null) {
      throw new LoadError(`MSSQL_CA_FILE has no use while any certificate is taken: leave out ${trust}`);
    }
  }
  return {
    connectionTimeout: connectMilliseconds,
    ...config,
    // The driver's limit covers only a view's first row: it must not end sooner than the deadline of the whole reading.
    requestTimeout: settings.timeoutSeconds * 1000,
    pool: { min: 0, max: 1 },
    options: {
      ...config.options,
      encrypt,
      // TLS wraps all of a strict connection, and without encryption there is nothing to guard.
      ...(encrypt === true ? { connector: connectEncrypted } : {}),
      ...(certificateName === null ? {} : { serverName: certificateName }),
      ...(caFile === null ? {} : { cryptoCredentialsDetails: { ca: [...trustedCertificates(caFile)] } }),
      appName: "send-bot",
      // A date comes as its midnight in UTC, so the time zone of this machine does not matter.
      useUTC: true,
      readOnlyIntent: settings.readOnlyIntent || isReadOnly,
    },
  };
}

function fromSettings(settings: SqlServerSettings): ConnectionString {
  const { encrypt } = settings;
  return { config: configOf(settings), encrypt, isReadOnly: false, certificateName: null };
}

function configOf(settings: SqlServerSettings): mssql.config {
  return {
    server: settings.server ?? "",
    port: settings.port,
    ...(settings.database === null ? {} : { database: settings.database }),
    ...authenticationOf(settings),
    options: {
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
