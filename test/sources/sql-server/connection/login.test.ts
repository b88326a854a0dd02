import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../../../src/config/config.ts";
import { connectEncrypted } from "../../../../src/sources/sql-server/connection/encrypted-socket.ts";
import { driverConfig } from "../../../../src/sources/sql-server/connection/login.ts";
import { someSettings } from "../../../support/sql-server.ts";

const strange = ` p@ss;"w'{o}r=d" #$%\\😀 `;
const needed = { CASE_DATABASE: "mssql", MSSQL_SERVER: "sql01", MSSQL_DATABASE: "CaseSystem" };

describe("the settings of SQL Server", () => {
  it("are read, a password as it stands", () => {
    const env = { ...needed, MSSQL_USER: " send_bot ", MSSQL_PASSWORD: strange, MSSQL_READ_ONLY_INTENT: "true" };

    expect(readConfig(env).sqlServer).toMatchObject({
      user: "send_bot",
      password: strange,
      readOnlyIntent: true,
      port: 1433,
      schema: "send",
      timeoutSeconds: 600,
    });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{}, /MSSQL_USER must be set.*; MSSQL_PASSWORD must be set/],
    [{ MSSQL_SERVER: "", MSSQL_DATABASE: "" }, /MSSQL_SERVER must be set.*; MSSQL_DATABASE must be set/],
    [{ MSSQL_AUTHENTICATION: "service-principal" }, /MSSQL_TENANT_ID.*MSSQL_CLIENT_ID.*MSSQL_CLIENT_SECRET/],
    [{ MSSQL_AUTHENTICATION: "kerberos" }, /MSSQL_AUTHENTICATION must be one of password, service-principal/],
    [
      { MSSQL_PORT: "0", MSSQL_ENCRYPT: "maybe" },
      /MSSQL_PORT must be a port.*MSSQL_ENCRYPT must be true, false or strict/,
    ],
    [{ MSSQL_SERVER: "sql01\\CASES" }, /MSSQL_SERVER must be a name or address alone.*MSSQL_INSTANCE.*MSSQL_PORT/],
    [{ MSSQL_SERVER: "sql01,1444" }, /MSSQL_SERVER must be a name or address alone/],
    [{ MSSQL_SERVER: "sql01.council.example:1444" }, /MSSQL_SERVER must be a name or address alone/],
    [{ MSSQL_SERVER: "tcp:sql01" }, /MSSQL_SERVER must be a name or address alone/],
    [{ MSSQL_USER: "u", MSSQL_PASSWORD: "p", TODAY: "2021-06-30" }, /TODAY over SQL Server needs TODAY_FOR_TESTS=1/],
  ])("that lack something are refused by name: %j", (env, says) => {
    const read = () => readConfig({ ...needed, ...env });

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(says);
  });

  it.each(["sql01.council.example", "10.1.2.3", "fe80::1", "::1"])("may name the server %s", (server) => {
    const env = { ...needed, MSSQL_USER: "u", MSSQL_PASSWORD: "p", MSSQL_SERVER: server };

    expect(readConfig(env).sqlServer.server).toBe(server);
  });

  it("need nothing more with a managed identity, or with a connection string", () => {
    expect(readConfig({ ...needed, MSSQL_AUTHENTICATION: "managed-identity" }).caseDatabase.kind).toBe("mssql");
    expect(readConfig({ CASE_DATABASE: "mssql", MSSQL_CONNECTION_STRING: "Server=s" }).sqlServer.server).toBeNull();
    expect(readConfig({ MSSQL_SERVER: "sql01" }).caseDatabase.kind).toBe("demo");
  });
});

describe("the driver's configuration", () => {
  it("names the bot, reads dates as they stand, and keeps one connection", () => {
    expect(driverConfig({ ...someSettings, password: strange })).toEqual({
      server: "sql01",
      port: 1433,
      database: "CaseSystem",
      user: "send_bot",
      password: strange,
      connectionTimeout: 15_000,
      requestTimeout: 600_000,
      pool: { min: 0, max: 1 },
      options: {
        appName: "send-bot",
        connector: connectEncrypted,
        encrypt: true,
        trustServerCertificate: false,
        readOnlyIntent: false,
        useUTC: true,
      },
    });
  });

  it("names an instance, a Windows domain, a replica", () => {
    const config = driverConfig({ ...someSettings, instance: "CASES", domain: "COUNCIL", readOnlyIntent: true });

    expect(config).toMatchObject({ domain: "COUNCIL", options: { instanceName: "CASES", readOnlyIntent: true } });
  });

  it.each([
    [
      { authentication: "service-principal", tenantId: "t", clientId: "c", clientSecret: "s" } as const,
      {
        type: "azure-active-directory-service-principal-secret",
        options: { tenantId: "t", clientId: "c", clientSecret: "s" },
      },
    ],
    [{ authentication: "managed-identity" } as const, { type: "azure-active-directory-msi-vm", options: {} }],
    [
      { authentication: "managed-identity", clientId: "c" } as const,
      { type: "azure-active-directory-msi-vm", options: { clientId: "c" } },
    ],
  ])("asks Entra for %j", (settings, authentication) => {
    const config = driverConfig({ ...someSettings, user: null, password: null, ...settings });

    expect(config).toMatchObject({ authentication });
    expect(config.user).toBeUndefined();
  });

  it.each(["sql01", "Database=x", "Server=np:\\\\sql01\\pipe;Password=secret"])(
    "refuses %s as a connection string",
    (connectionString) => {
      const read = () => driverConfig({ ...someSettings, connectionString });

      expect(read).toThrow(/^MSSQL_CONNECTION_STRING cannot be read: write it as Server=/);
    },
  );

  it.each<[string, RegExp]>([
    ["Server=s;User Id=u;Password=secret", /names no database: add Database=/],
    ["Server=s;Database=d;Integrated Security=true", /names no User Id.*Integrated Security is not offered/],
    ["Server=s;Database=d;Trusted_Connection=yes", /names no User Id/],
    [
      "Server=s;Database=d;User Id=u;Password=secret;TrustServerCertificate=fales",
      /TrustServerCertificate.*neither true nor false/,
    ],
    [
      "Server=s;Database=d;User Id=u;Password=secret;Trust Server Certificate=maybe",
      /TrustServerCertificate.*neither true nor false/,
    ],
    [
      "Server=s;Database=d;Authentication=Active Directory Service Principal;User Id=u;Password=secret",
      /Authentication.*set MSSQL_AUTHENTICATION/,
    ],
    [
      "Server=s;Database=d;Authentication=Active Directory Managed Identity",
      /Authentication.*set MSSQL_AUTHENTICATION/,
    ],
  ])("refuses what the driver would leave out of %s", (connectionString, says) => {
    const read = () => driverConfig({ ...someSettings, connectionString });

    expect(read).toThrow(/^MSSQL_CONNECTION_STRING /);
    expect(read).toThrow(says);
    expect(read).not.toThrow(/secret/);
  });

  it.each([
    "Server=s;Database=d;User Id=u;Password={;Authentication=x;TrustServerCertificate=maybe}",
    "Server=s;Database=d;User Id=u;Password=p;Authentication=SqlPassword;TrustServerCertificate='False'",
    "Server=s;Database=d;User Id=COUNCIL\\u;Password=p",
    "Server=s;Database=d;Authentication=Active Directory Integrated;Client Id=c;Client Secret=s;Tenant Id=t",
  ])("takes %s", (connectionString) => {
    expect(driverConfig({ ...someSettings, connectionString })).toMatchObject({ server: "s", database: "d" });
  });

  it.each([
    ["Trust Server Certificate=true", { trustServerCertificate: true }],
    ["TRUSTSERVERCERTIFICATE=Yes", { trustServerCertificate: true }],
    ["Trust_Server_Certificate=False", { trustServerCertificate: false }],
    ["Encrypt=Mandatory", { encrypt: true, connector: connectEncrypted }],
    ["Encrypt=yes", { encrypt: true, connector: connectEncrypted }],
    ["Encrypt=Optional", { encrypt: false }],
    ["Encrypt=No", { encrypt: false }],
    ["Encrypt=Strict", { encrypt: "strict" }],
    ["Application Intent=ReadOnly", { readOnlyIntent: true }],
    ["Multi Subnet Failover=True;Multiple Active Result Sets=False;Pooling=true;Command Timeout=30", {}],
    ["Host Name In Certificate=sql01.council.example", { serverName: "sql01.council.example" }],
    ["Driver={ODBC Driver 18 for SQL Server}", {}],
    ["Workstation ID=bot01;Packet Size=4096;", { workstationId: "bot01", packetSize: 4096 }],
  ])("reads %s as SqlClient of today writes it", (part, options) => {
    const connectionString = `Data Source=s;Initial Catalog=d;User=u;PWD=p;${part}`;

    expect(driverConfig({ ...someSettings, connectionString })).toMatchObject({
      server: "s",
      database: "d",
      user: "u",
      password: "p",
      options,
    });
  });

  it.each(["{", "}", "}}", ";", ";;", "=", "==", "'", '"', `'"`, " p ", "{p}", "a;Encrypt=false", "Pass=word", ""])(
    "reads the password %j as it stands within braces",
    (password) => {
      const connectionString = `Server=s;Database=d;User Id=u;Password={${password.replaceAll("}", "}}")}}`;

      expect(driverConfig({ ...someSettings, connectionString })).toMatchObject({
        password,
        options: { encrypt: true },
      });
    },
  );

  it.each<[string, RegExp]>([
    ["Password=secret;more", /cannot be read: .* a password that holds ; as Password=\{…\}/],
    ["Password=secret;more;Pooling=true", /part whose name is not known, the 5th: .* put a password that holds ; into/],
    ["Password=secret;more=secret", /part whose name is not known, the 5th/],
    ["Password=secret;Encypt=strict", /part whose name is not known, the 5th: check how it is written/],
    ["Password=secret;Encrypt=maybe", /Encrypt that is none of true, false and strict/],
    ["Password=secret;TrustServerCertificate=true;Trust Server Certificate=false", /says trustservercertificate twice/],
    [
      "Password=secret;Server Certificate=c:\\sql.cer",
      /ServerCertificate, which is not offered there: .*MSSQL_CA_FILE/,
    ],
    [
      "Password=secret;Encrypt=Strict;Trust Server Certificate=yes",
      /strict always checks .* leave out TrustServerCertificate/,
    ],
    ["Password='secret", /cannot be read/],
    ["Password=secret;Data Source=other", /says data source twice/],
  ])("refuses %s", (part, says) => {
    const read = () => driverConfig({ ...someSettings, connectionString: `Server=s;Database=d;User Id=u;${part}` });

    expect(read).toThrow(says);
    expect(read).not.toThrow(/secret|more|Encypt/);
  });

  it.each(["sql01:1444", "sql01,port", "sql01,0", "http://sql01"])("refuses the server %s", (server) => {
    const connectionString = `Server=${server};Database=d;User Id=u;Password=p`;

    expect(() => driverConfig({ ...someSettings, connectionString })).toThrow(/names (no port|a server) that can/);
  });

  it.each(["::1", "10.1.2.3", "(local)", ".", "sql01.council.example", "sql01\\CASES", "tcp:sql01,1444"])(
    "takes the server %s",
    (server) => {
      const connectionString = `Server=${server};Database=d;User Id=u;Password=p;Connect Timeout=0`;

      expect(driverConfig({ ...someSettings, connectionString })).toMatchObject({ connectionTimeout: 15_000 });
    },
  );

  it("takes a connection string whole, and is still the bot", () => {
    const connectionString =
      "Server=tcp:sql02,1444;Database=Other;User Id=reader;Password={a;b=\"c'};Encrypt=true;TrustServerCertificate=yes;" +
      "ApplicationIntent=ReadOnly;Application Name=else;useUTC=false";

    expect(driverConfig({ ...someSettings, connectionString })).toMatchObject({
      server: "sql02",
      port: 1444,
      database: "Other",
      user: "reader",
      password: "a;b=\"c'",
      pool: { max: 1 },
      options: { appName: "send-bot", trustServerCertificate: true, readOnlyIntent: true, useUTC: true },
    });
  });
});
