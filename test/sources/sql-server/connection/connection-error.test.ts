import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { View } from "../../../../src/cases/contract.ts";
import { LoadError } from "../../../../src/cases/source.ts";
import { ConnectError, connectionError } from "../../../../src/sources/sql-server/connection/connection-error.ts";
import { shapeErrors, shapesOf } from "../../../../src/sources/sql-server/view-shape.ts";
import { sqlServerSource } from "../../../../src/sources/sql-server/sql-server-source.ts";
import { defaultWords } from "../../../../src/cases/council-words.ts";
import { aBorough } from "../../../support/borough.ts";
import { aDatabase, contractColumns, DriverError, opening, someSettings } from "../../../support/sql-server.ts";

const connecting = (code: string, ...numbers: number[]) => new ConnectError(numbers, new DriverError(code));
const reading = (code: string, number?: number) => new DrizzleQueryError("select", [], new DriverError(code, number));
const caused = (code: string, by: string) => {
  const error = new DriverError(code);
  error.cause = new DriverError(by);
  return new ConnectError([], error);
};

function said(error: unknown, view: View | null = "plan", but: Partial<typeof someSettings> = {}): string {
  const refusal = connectionError(error, { settings: { ...someSettings, ...but }, view });
  return `${refusal.message}${refusal.isRetryable ? " [may heal]" : ""}`;
}

describe("what goes wrong with SQL Server is said in one sentence that names the setting and the fix", () => {
  it("while connecting", () => {
    const faults = {
      "wrong host": caused("ESOCKET", "ENOTFOUND"),
      "wrong port": caused("ESOCKET", "ECONNREFUSED"),
      "no answer": connecting("ETIMEOUT"),
      "no such instance": connecting("EINSTLOOKUP"),
      "unreadable replica": connecting("ELOGIN", 978, 4060),
      "replica of another role": connecting("ELOGIN", 976),
      "firewall of Azure": connecting("ELOGIN", 40_615),
      "too many connections": connecting("ELOGIN", 10_928),
      "wrong password": connecting("ELOGIN", 18_456),
      "unknown database": connecting("ELOGIN", 4060, 18_456),
      "password run out": connecting("ELOGIN", 18_488),
      "untrusted domain": connecting("ELOGIN", 18_452),
      "untrusted certificate": caused("ESOCKET", "DEPTH_ZERO_SELF_SIGNED_CERT"),
      "no encryption": connecting("EENCRYPT"),
      "no token": connecting("EFEDAUTH"),
      "database paused": connecting("ELOGIN", 40_613),
      "hung up": connecting("ESOCKET"),
    };

    expect(Object.entries(faults).map(([name, fault]) => `${name}: ${said(fault, null)}`)).toMatchInlineSnapshot(`
      [
        "wrong host: there is no machine of the name sql01: check MSSQL_SERVER [may heal]",
        "wrong port: sql01:1433 takes no connection: check MSSQL_SERVER and MSSQL_PORT, and that SQL Server runs there with TCP/IP on [may heal]",
        "no answer: sql01:1433 does not answer: check MSSQL_SERVER and MSSQL_PORT, and the firewalls between [may heal]",
        "no such instance: sql01:1433 does not tell the port of its instance: check MSSQL_INSTANCE and that SQL Server Browser runs (UDP 1434), or set MSSQL_PORT instead [may heal]",
        "unreadable replica: the replica that answers for the database CaseSystem takes no such reading: set MSSQL_READ_ONLY_INTENT to true, or name the listener of the availability group [may heal]",
        "replica of another role: the replica that answers for the database CaseSystem takes no such reading: set MSSQL_READ_ONLY_INTENT to true, or name the listener of the availability group [may heal]",
        "firewall of Azure: the firewall of sql01:1433 keeps this machine out: have its address allowed there [may heal]",
        "too many connections: the database CaseSystem is not available now: check that it is running [may heal]",
        "wrong password: SQL Server refuses the login send_bot: check MSSQL_USER and MSSQL_PASSWORD, and that the login is neither locked nor disabled",
        "unknown database: the login send_bot cannot open the database CaseSystem: check MSSQL_DATABASE, and that the login has a user there (sql/login.sql) [may heal]",
        "password run out: the password of the login send_bot has run out: have a new one set and put it into MSSQL_PASSWORD",
        "untrusted domain: the login send_bot is a Windows login of a domain that the server does not trust: check MSSQL_DOMAIN",
        "untrusted certificate: no authority signed the certificate of sql01:1433, the server made it itself: have one of the council's authority put there, or name the file of this very certificate in MSSQL_CA_FILE",
        "no encryption: sql01:1433 takes only connections that are encrypted: set MSSQL_ENCRYPT to true",
        "no token: Microsoft Entra gave no token for the bot: check MSSQL_AUTHENTICATION, MSSQL_TENANT_ID and MSSQL_CLIENT_ID and the secret or identity [may heal]",
        "database paused: the database CaseSystem is not available now: check that it is running [may heal]",
        "hung up: sql01:1433 ended the connection while it was made: check MSSQL_SERVER, MSSQL_PORT and MSSQL_ENCRYPT, and what stands between, such as a firewall [may heal]",
      ]
    `);
  });

  it("while reading", () => {
    const faults = {
      "missing view": reading("EREQUEST", 208),
      "missing column": reading("EREQUEST", 207),
      "refused permission": reading("EREQUEST", 229),
      "time-out": reading("ETIMEOUT"),
      "dropped connection": reading("ESOCKET"),
      "closed connection": reading("ECLOSE"),
      deadlock: reading("EREQUEST", 1205),
      "no room for versions": reading("EREQUEST", 3958),
      "killed by an administrator": reading("EREQUEST", 596),
      "shut down": reading("EREQUEST", 6005),
      "failed conversion": reading("EREQUEST", 245),
      strange: new Error("something with a name in it"),
    };

    expect(Object.entries(faults).map(([name, fault]) => `${name}: ${said(fault)}`)).toMatchInlineSnapshot(`
      [
        "missing view: there is no send.plan in the database CaseSystem: create it (sql/contract.sql), or check MSSQL_SCHEMA and MSSQL_DATABASE",
        "missing column: a column of the contract is missing from send.plan or from what it selects: correct the view",
        "refused permission: the login send_bot may not read send.plan: grant it SELECT (sql/login.sql), and on what the view reads in another database",
        "time-out: reading took longer than 600 seconds and was given up at send.plan: raise MSSQL_TIMEOUT or make the views faster [may heal]",
        "dropped connection: the connection to sql01:1433 was lost while send.plan was read: check that SQL Server is running (MSSQL_SERVER), and whether a firewall between ends long connections [may heal]",
        "closed connection: the connection to sql01:1433 was lost while send.plan was read: check that SQL Server is running (MSSQL_SERVER), and whether a firewall between ends long connections [may heal]",
        "deadlock: SQL Server could not finish reading send.plan because it is busy or short of room [may heal]",
        "no room for versions: SQL Server could not finish reading send.plan because it is busy or short of room [may heal]",
        "killed by an administrator: the connection to sql01:1433 was lost while send.plan was read: check that SQL Server is running (MSSQL_SERVER), and whether a firewall between ends long connections [may heal]",
        "shut down: the connection to sql01:1433 was lost while send.plan was read: check that SQL Server is running (MSSQL_SERVER), and whether a firewall between ends long connections [may heal]",
        "failed conversion: SQL Server cannot compute send.plan (its error 245): correct the view, such as a conversion that fails for one row (TRY_CONVERT gives null there)",
        "strange: SQL Server could not be read at send.plan: run npm run -s check-database [may heal]",
      ]
    `);
  });

  it("of what a view reads elsewhere, or reads as it no longer is", () => {
    const sent = (number: number, message: string) => new DriverError("EREQUEST", number, message);
    const last = (error: DriverError, ...preceding: readonly DriverError[]) =>
      Object.assign(error, { precedingErrors: preceding });
    const unbound = "Could not use view or function 'send.plan' because of binding errors.";
    const faults = {
      "another database, no user there": sent(
        916,
        `The server principal "send_bot" is not able to access the database "Archive" under the current security context.`,
      ),
      "another database, no right there": sent(
        229,
        "The SELECT permission was denied on the object 'Case', database 'Archive', schema 'dbo'.",
      ),
      "another table of that name, no right there": sent(
        229,
        "The SELECT permission was denied on the object 'plan', database 'Archive', schema 'dbo'.",
      ),
      "no right on the view": sent(
        229,
        "The SELECT permission was denied on the object 'plan', database 'CaseSystem', schema 'send'.",
      ),
      "another database, gone": sent(
        911,
        "Database 'Archive' does not exist. Make sure that the name is entered correctly.",
      ),
      "another database, offline": sent(942, "Database 'Archive' cannot be opened because it is offline."),
      "another database, in Azure": sent(
        40_515,
        "Reference to database and/or server name in 'Archive.dbo.Case' is not supported.",
      ),
      "a table that is gone": last(sent(4413, unbound), sent(208, "Invalid object name 'dbo.Case'.")),
      "a column that is gone": last(sent(4413, unbound), sent(207, "Invalid column name 'Opened'.")),
      "a view that no longer fits": sent(4413, unbound),
      "two collations": sent(
        468,
        `Cannot resolve the collation conflict between "Latin1_General_CI_AS" and "Latin1_General_BIN" in the equal to operation.`,
      ),
      "a linked server": sent(7399, `The OLE DB provider "MSOLEDBSQL" for linked server "ARCHIVE" reported an error.`),
      "a linked server that is not known": sent(7202, "Could not find server 'ARCHIVE' in sys.servers."),
      "a linked server that hung up": last(
        sent(7412, "more"),
        sent(10_054, "TCP Provider: An existing connection was forcibly closed."),
      ),
      "a linked server that refuses": sent(18_456, "Login failed for user 'send_bot'."),
      "a conversion after another error": last(
        sent(3621, "The statement has been terminated."),
        sent(245, "Conversion failed when converting the nvarchar value 'Name' to data type int."),
      ),
      "a subquery": sent(512, "Subquery returned more than 1 value."),
      "something else": sent(8623, "The query processor ran out of internal resources."),
      "several errors of a stream": new AggregateError([
        sent(208, "Invalid object name 'dbo.Case'."),
        sent(4413, unbound),
      ]),
    };

    expect(Object.entries(faults).map(([name, fault]) => `${name}: ${said(fault)}`)).toMatchInlineSnapshot(`
      [
        "another database, no user there: send.plan reads the database Archive, which the login send_bot may not enter: make a user for the login there and grant it SELECT on what the view reads (sql/login.sql)",
        "another database, no right there: send.plan reads Archive.dbo.Case, which the login send_bot may not read: grant it SELECT on that too",
        "another table of that name, no right there: send.plan reads Archive.dbo.plan, which the login send_bot may not read: grant it SELECT on that too",
        "no right on the view: the login send_bot may not read send.plan: grant it SELECT (sql/login.sql)",
        "another database, gone: send.plan reads the database Archive, which is not there: correct the view",
        "another database, offline: the database Archive, which send.plan reads, is not available now: check that it is running [may heal]",
        "another database, in Azure: send.plan reads another database, which Azure SQL Database does not offer: bring what it reads into this one",
        "a table that is gone: send.plan reads dbo.Case, which is not there: correct the view",
        "a column that is gone: a column of the contract is missing from send.plan or from what it selects: correct the view",
        "a view that no longer fits: send.plan does not fit the tables that it reads, because one was changed after it: correct the view, or run sp_refreshview on it and on the views under it",
        "two collations: send.plan compares or joins texts of two collations: write COLLATE DATABASE_DEFAULT after one of them in the view",
        "a linked server: send.plan reads a linked server that cannot be used (error 7399): check that that server is running, that it is set up here, and as which login it is entered [may heal]",
        "a linked server that is not known: send.plan reads a linked server that cannot be used (error 7202): check that that server is running, that it is set up here, and as which login it is entered",
        "a linked server that hung up: send.plan reads a linked server that cannot be used (error 10054): check that that server is running, that it is set up here, and as which login it is entered [may heal]",
        "a linked server that refuses: send.plan reads a linked server that cannot be used (error 18456): check that that server is running, that it is set up here, and as which login it is entered",
        "a conversion after another error: SQL Server cannot compute send.plan (its error 245): correct the view, such as a conversion that fails for one row (TRY_CONVERT gives null there)",
        "a subquery: a subquery in send.plan gives more than one row for a record: correct the view, with TOP 1 and an ORDER BY",
        "something else: SQL Server cannot compute send.plan (its error 8623): select from the view in Management Studio, which shows the server's own words, and correct it",
        "several errors of a stream: send.plan reads dbo.Case, which is not there: correct the view",
      ]
    `);
  });

  it("with a connection string, which is then the setting to change", () => {
    const connectionString = "Server=elsewhere;Password=secret";

    expect(said(connecting("ELOGIN", 18_456), null, { connectionString })).toBe(
      "SQL Server refuses the login: check MSSQL_CONNECTION_STRING, and that the login is neither locked nor disabled",
    );
    expect(said(reading("ETIMEOUT"), "plan", { connectionString })).toContain("raise MSSQL_TIMEOUT");
    expect(said(connecting("EENCRYPT"), null, { connectionString })).toContain(
      "set Encrypt in MSSQL_CONNECTION_STRING to true",
    );
    expect(said(connecting("ESOCKET"), null, { connectionString: `${connectionString};Encrypt=Strict` })).toContain(
      "strict encryption needs SQL Server 2022 or later",
    );
    expect(said(connecting("ELOGIN", 978), null, { connectionString })).toContain("set MSSQL_READ_ONLY_INTENT to true");
  });

  it("with an instance, whose port SQL Server Browser should have told", () => {
    const says = said(connecting("ETIMEOUT"), null, { instance: "CASES" });

    expect(says).toMatchInlineSnapshot(
      `"sql01\\CASES does not answer: check MSSQL_SERVER and MSSQL_INSTANCE, that SQL Server Browser runs (UDP 1434), and the firewalls between, or set MSSQL_PORT instead of the instance [may heal]"`,
    );
    expect(said(connecting("EINSTLOOKUP"), null, { instance: "CASES" })).toContain("sql01\\CASES does not tell");
  });

  it("without the server's own words, which may hold what a cell holds", () => {
    expect(said(reading("EREQUEST", 245))).not.toContain("own words");
  });

  it("and a refusal stays as it was said", () => {
    const refusal = new LoadError("as it was");

    expect(connectionError(refusal, { settings: someSettings, view: null })).toBe(refusal);
  });
});

describe("views that are not as the contract", () => {
  const sentenceFor = (columns: typeof contractColumns, number = 208) => {
    const database = aDatabase(aBorough({}), {
      columns,
      beforeRow() {
        throw new DriverError("EREQUEST", number);
      },
    });
    return sqlServerSource(someSettings, () => "", opening(database))
      .read(defaultWords)
      .then(
        () => "read",
        (error: unknown) => (error instanceof LoadError ? error.message : "another fault"),
      );
  };

  it("are all named at once", async () => {
    const columns = contractColumns
      .filter(({ view, name }) => view !== "plan" && name !== "decision_taken")
      .map((column) => (column.name === "review_date" ? { ...column, type: "datetime2" } : column));

    expect(await sentenceFor(columns)).toMatchInlineSnapshot(
      `"there is no send.plan: create the view (sql/contract.sql), or check MSSQL_SCHEMA; send.referral has no column decision_taken; send.review.review_date is datetime2: cast it to date in the view"`,
    );
  });

  it("are told apart from views that the login may not read", async () => {
    const columns = contractColumns.filter(({ view }) => view !== "plan");

    expect(await sentenceFor(columns, 229)).toBe(
      "the login send_bot may not read send.plan: grant it SELECT (sql/login.sql), and on what the view reads in another database",
    );
  });

  it("name a cast that changes no id", () => {
    const types: Readonly<Record<string, string>> = {
      person_id: "float",
      case_reference: "money",
      date_of_birth: "int",
      gender: "xml",
      ethnicity: "varbinary",
      looked_after: "float",
      care_leaver_status: "decimal(38,0)",
    };
    const columns = contractColumns.map((column) =>
      column.view === "person" ? { ...column, type: types[column.name] ?? column.type } : column,
    );

    expect(shapeErrors(shapesOf(columns), "send")).toMatchInlineSnapshot(`
      [
        "send.person.person_id is float: cast it to bigint and then to nvarchar in the view, cast(cast(person_id as bigint) as nvarchar(100)), since its own text rounds a number such as 1234567 to 1.23457e+006",
        "send.person.case_reference is money: cast it to bigint and then to nvarchar in the view, cast(cast(case_reference as bigint) as nvarchar(100)), since its own text adds decimals",
        "send.person.date_of_birth is int: write it as try_convert(date, cast(date_of_birth as char(8)), 112) in the view, if its numbers are days such as 20210630",
        "send.person.gender is xml: cast it to nvarchar in the view",
        "send.person.ethnicity is varbinary: write it as convert(nvarchar(100), ethnicity, 1) in the view",
        "send.person.looked_after is float: cast it to bit in the view",
        "send.person.care_leaver_status is decimal(38,0): cast it to nvarchar in the view",
      ]
    `);
  });

  it("may have ids that are numbers, flags that are text, and names in capitals", () => {
    const columns = contractColumns.map(({ view, name, type }) => ({
      view: view.toUpperCase(),
      name: name.toUpperCase(),
      type: name.endsWith("_id") ? "int" : type === "bit" ? "char" : type,
    }));

    expect(shapeErrors(shapesOf(columns), "send")).toEqual([]);
  });
});
