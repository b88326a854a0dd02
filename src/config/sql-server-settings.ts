import type { CaseDatabase } from "./case-settings.ts";
import { InvalidSetting, textOrNull, wholeNumber, yesOrNo, type Read, type Setting } from "./setting.ts";

const text = (name: string, meaning: string, example: string): Setting<string | null> => ({
  name,
  meaning,
  initial: "",
  example,
  read: textOrNull,
});

const secret = (name: string, meaning: string, example: string): Setting<string | null> => ({
  ...text(name, meaning, example),
  isSecret: true,
});

const yes = (name: string, meaning: string, initial: "true" | "false"): Setting<boolean> => ({
  name,
  meaning,
  initial,
  example: initial === "true" ? "false" : "true",
  read: yesOrNo,
});

const server = text("MSSQL_SERVER", "SQL Server: the name or address of its machine", "sql01.council.example");
const port: Setting<number> = {
  name: "MSSQL_PORT",
  meaning: "SQL Server: its port; not used with MSSQL_INSTANCE",
  initial: "1433",
  example: "14330",
  read: wholeNumber(1, 65_535, "a port"),
};
const instance = text("MSSQL_INSTANCE", "SQL Server: a named instance, found through SQL Server Browser", "CASES");
const database = text("MSSQL_DATABASE", "SQL Server: the database that holds the seven views", "CaseSystem");
const schema: Setting<string> = {
  name: "MSSQL_SCHEMA",
  meaning: "SQL Server: the schema of the seven views",
  initial: "send",
  example: "reporting",
  read: (text) => text,
};
const user = text(
  "MSSQL_USER",
  "SQL Server: the login, one that may read the seven views and nothing else",
  "send_bot",
);
const password = secret(
  "MSSQL_PASSWORD",
  "SQL Server: its password, any characters; in this file in quotes of a kind that it does not hold",
  `'any "thing" at #all'`,
);
const domain = text(
  "MSSQL_DOMAIN",
  "SQL Server: the Windows domain of that login (NTLM); unset: a SQL login",
  "COUNCIL",
);

const authentications = ["password", "service-principal", "managed-identity"] as const;
const authentication: Setting<(typeof authentications)[number]> = {
  name: "MSSQL_AUTHENTICATION",
  meaning: `SQL Server: ${authentications.join(", ")} (the last two of Microsoft Entra)`,
  initial: "password",
  example: "managed-identity",
  read: (text) =>
    authentications.find((known) => known === text.toLowerCase()) ??
    new InvalidSetting(`must be one of ${authentications.join(", ")}`),
};
const tenantId = text("MSSQL_TENANT_ID", "SQL Server: the Entra tenant of a service principal", "0b1c…-…-…");
const clientId = text(
  "MSSQL_CLIENT_ID",
  "SQL Server: a service principal, or one of several managed identities",
  "4d5e…-…-…",
);
const clientSecret = secret("MSSQL_CLIENT_SECRET", "SQL Server: the service principal's secret", "Xy8~…");

const encrypt = yes("MSSQL_ENCRYPT", "SQL Server: whether the connection is encrypted", "true");
const trustCertificate = yes(
  "MSSQL_TRUST_CERTIFICATE",
  "SQL Server: true takes any certificate for the server's",
  "false",
);
const readOnlyIntent = yes(
  "MSSQL_READ_ONLY_INTENT",
  "SQL Server: true asks an availability group for a readable replica",
  "false",
);
const timeout: Setting<number> = {
  name: "MSSQL_TIMEOUT",
  meaning: "SQL Server: how many seconds reading all views may take",
  initial: "600",
  example: "1800",
  read: wholeNumber(1, 86_400, "seconds"),
};
const connectionString = secret(
  "MSSQL_CONNECTION_STRING",
  "SQL Server: instead of all the above but MSSQL_SCHEMA, MSSQL_READ_ONLY_INTENT and MSSQL_TIMEOUT",
  "Server=sql01,1433;Database=CaseSystem;User Id=send_bot;Password={any;thing};Encrypt=true",
);

export const sqlServerVariables = [
  server,
  port,
  instance,
  database,
  schema,
  user,
  password,
  domain,
  authentication,
  tenantId,
  clientId,
  clientSecret,
  encrypt,
  trustCertificate,
  readOnlyIntent,
  timeout,
  connectionString,
];

/** How the council's SQL Server is reached. */
export const readSqlServer = (read: Read) => ({
  sqlServer: {
    server: read(server),
    port: read(port),
    /** Found through SQL Server Browser; then the port is not used. */
    instance: read(instance),
    database: read(database),
    /** Where the seven views are. */
    schema: read(schema),
    authentication: read(authentication),
    user: read(user),
    password: read(password),
    /** A Windows domain: the login is one of it, by NTLM. */
    domain: read(domain),
    tenantId: read(tenantId),
    clientId: read(clientId),
    clientSecret: read(clientSecret),
    encrypt: read(encrypt),
    trustCertificate: read(trustCertificate),
    readOnlyIntent: read(readOnlyIntent),
    /** For reading all views together. */
    timeoutSeconds: read(timeout),
    /** Stands for server, database, login and encryption. */
    connectionString: read(connectionString),
  },
});

type SqlServer = ReturnType<typeof readSqlServer>["sqlServer"];

/** The settings that SQL Server needs and that are not set. */
export function sqlServerFaults({
  caseDatabase,
  sqlServer,
}: {
  readonly caseDatabase: CaseDatabase;
  readonly sqlServer: SqlServer;
}): string[] {
  if (caseDatabase.kind !== "mssql" || sqlServer.connectionString !== null) return [];
  const needed: Record<SqlServer["authentication"], readonly [string, string | null][]> = {
    password: [
      [user.name, sqlServer.user],
      [password.name, sqlServer.password],
    ],
    "service-principal": [
      [tenantId.name, sqlServer.tenantId],
      [clientId.name, sqlServer.clientId],
      [clientSecret.name, sqlServer.clientSecret],
    ],
    "managed-identity": [],
  };
  const all: readonly [string, string | null][] = [
    [server.name, sqlServer.server],
    [database.name, sqlServer.database],
    ...needed[sqlServer.authentication],
  ];
  return [
    ...all.flatMap(([name, value]) => (value === null ? [`${name} must be set for CASE_DATABASE=mssql`] : [])),
    ...(isMachine(sqlServer.server ?? "")
      ? []
      : [
          `${server.name} must be a name or address alone: an instance goes into ${instance.name}, a port into ${port.name}`,
        ]),
  ];
}

/** Not `machine\\instance`, `machine,port`, `tcp:machine`; an IPv6 address has more than one colon. */
function isMachine(server: string): boolean {
  return !/[\\,;/\s]|^[\w.-]+:(?!.*:)/.test(server);
}
