import type { CaseDatabase } from "./case-settings.ts";
import {
  anyText,
  InvalidSetting,
  oneOf,
  orNull,
  setting,
  wholeNumber,
  yesOrNo,
  type Setting,
  type ValuesOf,
} from "./setting.ts";

const text = (name: string, meaning: string, example: string): Setting<string | null> => ({
  name,
  meaning,
  initial: "",
  example,
  read: orNull(anyText),
});

const secret = (name: string, meaning: string, example: string): Setting<string | null> => ({
  ...text(name, meaning, example),
  isSecret: true,
});

const flag = (name: string, meaning: string, initial: boolean): Setting<boolean> => ({
  name,
  meaning,
  initial: String(initial),
  example: String(!initial),
  read: yesOrNo,
});

const authentications = ["password", "service-principal", "managed-identity"] as const;

/** How the council's SQL Server is reached. */
export const sqlServerSettings = {
  server: text("MSSQL_SERVER", "SQL Server: the name or address of its machine", "sql01.council.example"),
  port: setting({
    name: "MSSQL_PORT",
    meaning: "SQL Server: its port; not used with MSSQL_INSTANCE",
    initial: "1433",
    example: "14330",
    read: wholeNumber(1, 65_535, "a port"),
  }),
  /** Found through SQL Server Browser; then the port is not used. */
  instance: text("MSSQL_INSTANCE", "SQL Server: a named instance, found through SQL Server Browser", "CASES"),
  database: text("MSSQL_DATABASE", "SQL Server: the database that holds the seven views", "CaseSystem"),
  schema: setting({
    name: "MSSQL_SCHEMA",
    meaning: "SQL Server: the schema of the seven views",
    initial: "send",
    example: "reporting",
    read: anyText,
  }),
  user: text("MSSQL_USER", "SQL Server: the login, one that may read the seven views and nothing else", "send_bot"),
  password: secret(
    "MSSQL_PASSWORD",
    "SQL Server: its password, any characters; in this file in quotes of a kind that it does not hold",
    `'any "thing" at #all'`,
  ),
  /** A Windows domain that the login belongs to, by NTLM. */
  domain: text("MSSQL_DOMAIN", "SQL Server: the Windows domain of that login (NTLM); unset: a SQL login", "COUNCIL"),
  authentication: setting({
    name: "MSSQL_AUTHENTICATION",
    meaning: `SQL Server: ${authentications.join(", ")} (the last two of Microsoft Entra)`,
    initial: "password",
    example: "managed-identity",
    read: oneOf(authentications),
  }),
  tenantId: text("MSSQL_TENANT_ID", "SQL Server: the Entra tenant of a service principal", "0b1c…-…-…"),
  clientId: text(
    "MSSQL_CLIENT_ID",
    "SQL Server: a service principal, or one of several managed identities",
    "4d5e…-…-…",
  ),
  clientSecret: secret("MSSQL_CLIENT_SECRET", "SQL Server: the service principal's secret", "Xy8~…"),
  encrypt: setting<boolean | "strict">({
    name: "MSSQL_ENCRYPT",
    meaning:
      "SQL Server: true encrypts the connection or makes none; strict does so from its first byte (SQL Server 2022 or later); false never",
    initial: "true",
    example: "strict",
    read(text) {
      if (text.toLowerCase() === "strict") return "strict";
      const isEncrypted = yesOrNo(text);
      return typeof isEncrypted === "boolean" ? isEncrypted : new InvalidSetting("must be true, false or strict");
    },
  }),
  /** Read anew for each connection. */
  caFile: text(
    "MSSQL_CA_FILE",
    "SQL Server: a file with the council's certificate authority, in PEM, that signed the server's certificate",
    "/etc/ssl/council-ca.pem",
  ),
  trustCertificate: flag("MSSQL_TRUST_CERTIFICATE", "SQL Server: true takes any certificate for the server's", false),
  readOnlyIntent: flag(
    "MSSQL_READ_ONLY_INTENT",
    "SQL Server: true asks an availability group for a readable replica",
    false,
  ),
  /** For reading all views together. */
  timeoutSeconds: setting({
    name: "MSSQL_TIMEOUT",
    meaning: "SQL Server: how many seconds reading all views may take",
    initial: "600",
    example: "1800",
    read: wholeNumber(1, 86_400, "seconds"),
  }),
  /** Stands for server, database, login and encryption. */
  connectionString: secret(
    "MSSQL_CONNECTION_STRING",
    "SQL Server: instead of all the above but MSSQL_SCHEMA, MSSQL_CA_FILE, MSSQL_READ_ONLY_INTENT and MSSQL_TIMEOUT",
    "Server=sql01,1433;Database=CaseSystem;User Id=send_bot;Password={any;thing};Encrypt=true",
  ),
};

type SqlServerValues = ValuesOf<typeof sqlServerSettings>;

const needed: Readonly<Record<SqlServerValues["authentication"], readonly (keyof SqlServerValues)[]>> = {
  password: ["user", "password"],
  "service-principal": ["tenantId", "clientId", "clientSecret"],
  "managed-identity": [],
};

/** Returns which settings SQL Server needs that are not set or not usable together. */
export function sqlServerErrors({
  caseDatabase,
  sqlServer,
}: {
  readonly caseDatabase: CaseDatabase;
  readonly sqlServer: SqlServerValues;
}): string[] {
  if (caseDatabase.kind !== "mssql" || sqlServer.connectionString !== null) return [];
  const all = ["server", "database", ...needed[sqlServer.authentication]] as const;
  const missing = all.filter((key) => sqlServer[key] === null);
  const { server, instance, port } = sqlServerSettings;
  return [
    ...missing.map((key) => `${sqlServerSettings[key].name} must be set for CASE_DATABASE=mssql`),
    ...(isMachine(sqlServer.server ?? "")
      ? []
      : [
          `${server.name} must be a name or address alone: an instance goes into ${instance.name}, a port into ${port.name}`,
        ]),
  ];
}

/**
 * Whether a text names a machine alone, not `machine\\instance`, `machine,port` or `tcp:machine`. An IPv6 address has
 * several colons.
 */
function isMachine(server: string): boolean {
  return !/[\\,;/\s]|^[\w.-]+:(?!.*:)/.test(server);
}

/** Where the bot keeps its own state. */
export const storeSettings = {
  storeKind: setting({
    name: "STORE",
    meaning:
      "where the bot keeps its own state: sqlite, a file in DATA_DIR, or mssql, a schema of SQL Server that bots on several hosts share",
    initial: "sqlite",
    example: "mssql",
    read: oneOf(["sqlite", "mssql"]),
  }),
  storeConnectionString: setting<string | null>({
    name: "STORE_CONNECTION_STRING",
    meaning:
      "STORE=mssql: the connection, with a login that may read and write the schema of the store and nothing else",
    initial: "",
    example: "Server=sql01,1433;Database=SendBot;User Id=send_store;Password={any;thing};Encrypt=true",
    isSecret: true,
    read: orNull(anyText),
  }),
  storeSchema: setting<string>({
    name: "STORE_SCHEMA",
    meaning: "STORE=mssql: the schema of the store, of the bot's own",
    initial: "send_bot",
    example: "send_store",
    read: (text) =>
      /^[a-z]\w{0,99}$/i.test(text)
        ? text
        : new InvalidSetting("must be a letter, then letters, digits and underscores"),
  }),
};

/** Returns what is wrong with these settings together. */
export function storeErrors({ storeKind, storeConnectionString }: ValuesOf<typeof storeSettings>): string[] {
  return storeKind === "mssql" && storeConnectionString === null
    ? ["STORE_CONNECTION_STRING must be set for STORE=mssql"]
    : [];
}
