import type { Diagnosis, DiagnosisNames } from "./diagnosis.ts";

/** Returns the last part of a name: `plan` of `send.plan`. */
const lastPart = (name: string) => name.split(".").at(-1)?.toLowerCase() ?? "";

const isOther = (object: string | undefined, view: string): object is string =>
  object !== undefined && lastPart(object) !== lastPart(view);

/** The login lacks a right that reading needs: on the view, or on a table that it reads in another database or schema. */
export const refusedRight: Diagnosis = {
  numbers: [229, 230],
  text: /permission (was )?denied/i,
  explanation({ view, login, named: [object, database, schema] }) {
    const what = view || "what it needs";
    if (object === undefined) {
      return `${login} may not read ${what}: grant it SELECT (sql/login.sql), and on what the view reads in another database`;
    }
    const isView =
      schema === undefined ? !isOther(object, view) : `${schema}.${object}`.toLowerCase() === view.toLowerCase();
    if (isView) return `${login} may not read ${what}: grant it SELECT (sql/login.sql)`;
    const path = database !== undefined && schema !== undefined ? `${database}.${schema}.${object}` : object;
    return `${view || "a view"} reads ${path}, which ${login} may not read: grant it SELECT on that too`;
  },
};

const linkedServer = ({ view, number }: DiagnosisNames) =>
  `${view || "a view"} reads a linked server that cannot be used (error ${number}): check that that server is running, that it is set up here, and as which login it is entered`;

/** Errors of reading a view. In order, as those of connecting. */
export const readingDiagnoses: readonly Diagnosis[] = [
  {
    codes: ["ETIMEOUT"],
    isRetryable: true,
    explanation: ({ view, seconds }) =>
      `reading took longer than ${seconds} ${seconds === 1 ? "second" : "seconds"} and was given up${view && ` at ${view}`}: raise MSSQL_TIMEOUT or make the views faster`,
  },
  {
    // The server names its login and then the database.
    numbers: [916],
    explanation: ({ view, login, named }) =>
      `${view || "a view"} reads ${named.length > 1 ? `the database ${named.at(-1)}` : "another database"}, which ${login} may not enter: make a user for the login there and grant it SELECT on what the view reads (sql/login.sql)`,
  },
  {
    numbers: [911, 40515],
    explanation: ({ view, number, named: [database] }) =>
      number === 40515
        ? `${view || "a view"} reads another database, which Azure SQL Database does not offer: bring what it reads into this one`
        : `${view || "a view"} reads ${database === undefined ? "a database" : `the database ${database}`}, which is not there: correct the view`,
  },
  {
    numbers: [904, 921, 922, 924, 927, 942, 945, 40613, 40197, 40501, 10928, 10929],
    isRetryable: true,
    explanation: ({ database, named: [other], view }) =>
      `the database ${other ?? database}, which ${view || "a view"} reads, is not available now: check that it is running`,
  },
  {
    numbers: [7202, 7313, 7314, 7356, 7391, 7411, 7416, 18452, 18456, 18470, 18486],
    atConnect: false,
    explanation: linkedServer,
  },
  {
    numbers: [7303, 7330, 7343, 7350, 7395, 7399, 53, 64, 121, 233, 258, 1225, 10053, 10054, 10060, 10061, 11001],
    atConnect: false,
    isRetryable: true,
    explanation: linkedServer,
  },
  refusedRight,
  {
    numbers: [207],
    text: /column .* does not exist/i,
    explanation: ({ view }) =>
      `a column of the contract is missing from ${view} or from what it selects: correct the view`,
  },
  {
    numbers: [208],
    text: /does not exist/i,
    explanation: ({ view, database, named: [object], set }) =>
      isOther(object, view)
        ? `${view} reads ${object}, which is not there: correct the view`
        : `there is no ${view} in the database ${database}: create it (sql/contract.sql), or check ${set("MSSQL_SCHEMA", "MSSQL_DATABASE")}`,
  },
  {
    numbers: [4413, 4502, 4512, 4514],
    explanation: ({ view }) =>
      `${view} does not fit the tables that it reads, because one was changed after it: correct the view, or run sp_refreshview on it and on the views under it`,
  },
  {
    numbers: [446, 448, 451, 457, 468],
    explanation: ({ view }) =>
      `${view} compares or joins texts of two collations: write COLLATE DATABASE_DEFAULT after one of them in the view`,
  },
  {
    numbers: [220, 235, 241, 242, 244, 245, 248, 295, 517, 518, 529, 8114, 8115, 8134, 8169, 9807, 9810],
    explanation: ({ view, number }) =>
      `SQL Server cannot compute ${view || "the answer"} (its error ${number}): correct the view, such as a conversion that fails for one row (TRY_CONVERT gives null there)`,
  },
  {
    numbers: [512],
    explanation: ({ view }) =>
      `a subquery in ${view} gives more than one row for a record: correct the view, with TOP 1 and an ORDER BY`,
  },
  {
    numbers: [1205, 1222, 3958, 3959, 3960, 3961, 3966, 3967, 701, 802, 8645, 8651, 9002, 1105, 3606],
    isRetryable: true,
    explanation: ({ view }) => `SQL Server could not finish reading ${view} because it is busy or short of room`,
  },
  {
    codes: ["ECLOSE", "ESOCKET", "ECONNRESET", "EPIPE", "ECONNCLOSED", "EINVALIDSTATE", "ENOTOPEN"],
    // The server ended the connection: an administrator's KILL, or a shutdown.
    numbers: [596, 6005],
    isRetryable: true,
    explanation: ({ server, view }) =>
      `the connection to ${server} was lost${view && ` while ${view} was read`}: check that SQL Server is running (MSSQL_SERVER), and whether a firewall between ends long connections`,
  },
];
