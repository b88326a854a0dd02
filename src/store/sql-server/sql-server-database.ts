import { SQLiteAsyncDatabase } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";
import type { SqlServerSettings } from "../../sources/sql-server/connection/login.ts";
import {
  nameList,
  newRow,
  portions,
  valueList,
  type Changes,
  type Db,
  type StoreDatabase,
  type Transaction,
} from "../store-database.ts";
import { lockTimeout } from "../health/store-health.ts";
import { identityTable } from "../schema.ts";
import { prepare } from "../sqlite/open.ts";
import { StoreError } from "../store-error.ts";
import { UserError } from "../../user-error.ts";
import { LineError, openLine, type Line } from "./line.ts";
import { migrateSchema } from "./migrations.ts";
import { StatementSession, type Statements } from "./session.ts";
import { TSqlDialect } from "./t-sql.ts";

/** Where the store of several hosts is, and what this host brings. */
export interface SqlServerStore {
  readonly connection: Pick<SqlServerSettings, "connectionString" | "caFile" | "schema">;
  /** A folder of this host for the witness of the store. */
  readonly witnessFolder: string;
  /** Milliseconds since 1970, by this host's clock. */
  readonly now: () => number;
  /** How long a claim of a message holds, in milliseconds; absent: far longer than sending one takes. */
  readonly lease?: number;
}

/** Far longer than sending a message takes, and soon enough for one whose host is gone. In milliseconds. */
const usualLease = 600_000;
/** Clocks that differ by less are one: the measurement is no better, and leases are far longer. In milliseconds. */
const sameClock = 1000;
const mostTries = 3;
const deadlock = "MSSQL_1205";

/** Settings of which the connection string says all that another value than this can. */
const settingsOfString: Omit<SqlServerSettings, "connectionString" | "caFile" | "schema"> = {
  server: null,
  port: 1433,
  instance: null,
  database: null,
  authentication: "password",
  user: null,
  password: null,
  domain: null,
  tenantId: null,
  clientId: null,
  clientSecret: null,
  encrypt: true,
  trustCertificate: false,
  readOnlyIntent: false,
  // longer than a wait for the lock
  timeoutSeconds: 15,
};

/** Opens the store's schema in a database of SQL Server and brings it to this program's. Throws StoreError. */
export function sqlServerDatabase(
  { connection, witnessFolder, now, lease = usualLease }: SqlServerStore,
  onMended: (sentence: string) => void,
): StoreDatabase {
  const { schema } = connection;
  const mended = prepare(witnessFolder);
  if (mended !== null) onMended(mended);
  const line = connected({ ...settingsOfString, ...connection });
  let ahead = 0;
  let lockWait = lockTimeout;
  let isOpen = false;

  const begin = (): void => {
    const [row] = line.begin(`${lockStatement(schema, lockWait)} ${clockStatement}`);
    const [clock] = row ?? [];
    const difference = typeof clock === "number" ? clock - now() : 0;
    ahead = Math.abs(difference) < sameClock ? 0 : difference;
  };
  const once = <Result>(work: () => Result): Result => {
    begin();
    isOpen = true;
    try {
      const result = work();
      line.commit();
      return result;
    } finally {
      isOpen = false;
    }
  };
  const transaction: Transaction = (work) =>
    isOpen
      ? work()
      : untilNoDeadlock(() => {
          try {
            return once(work);
          } catch (error) {
            line.rollback();
            throw error;
          }
        });
  const read: Statements["read"] = (statement, params) => line.query(statement, params);
  const statements: Statements = {
    read: (...asked) => (isOpen ? read(...asked) : untilNoDeadlock(() => read(...asked))),
    write: (statement, params) =>
      isOpen
        ? writtenBy(read(`${statement}; ${countStatement}`, params))
        : untilNoDeadlock(() => writtenBy(read(aloneStatement(schema, lockWait, statement), params))),
  };
  const dialect = new TSqlDialect(schema);
  const plain = new SQLiteAsyncDatabase<"sync", Changes>(
    "sync",
    dialect,
    new StatementSession(statements, dialect),
    {},
  );
  const db = withKeys(plain);
  try {
    transaction(() => migrateSchema(schema, (statement) => line.query(statement, [])));
  } catch (error) {
    line.close();
    throw error;
  }
  return {
    db,
    transaction,
    place: { schema },
    witnessFolder,
    claims: { lease, ahead: () => ahead },
    findFault: () => null,
    verify: () => void db.select().from(identityTable).all(),
    setLockWait: (milliseconds) => void (lockWait = milliseconds),
    backup() {
      throw new UserError(
        `The store is in the schema ${schema} of SQL Server. Back up its database, as docs/two-hosts.md says.`,
      );
    },
    close: line.close,
  };
}

/** Names the settings and scripts of the store in a sentence about a connection. */
const asStoresOwn = (sentence: string): string =>
  sentence
    .replaceAll("MSSQL_CONNECTION_STRING", "STORE_CONNECTION_STRING")
    .replaceAll("sql/login.sql", "sql/store-login.sql");

function connected(settings: SqlServerSettings): Line {
  try {
    return openLine(settings);
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    const why = error.sentence ?? "SQL Server does not answer";
    throw new StoreError(`the store cannot be opened: ${asStoresOwn(why)}`, {
      cause: error,
    });
  }
}

/** Does work again that was made the victim of a deadlock: not of another bot, but of whatever else is in the database. */
function untilNoDeadlock<Result>(work: () => Result): Result {
  for (let tries = 1; ; tries += 1) {
    try {
      return work();
    } catch (error) {
      if (tries === mostTries || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error instanceof LineError && error.code === deadlock) || isDeadlock(error.cause);
}

/** Takes the store's lock until the transaction ends, as SQLite's writer's lock: those of all hosts follow each other. */
const lockStatement = (schema: string, milliseconds: number): string => `
  declare @lock int;
  exec @lock = sp_getapplock @Resource = N'send-bot ${schema.replaceAll("'", "''")}', @LockMode = 'Exclusive',
    @LockOwner = 'Transaction', @LockTimeout = ${milliseconds};
  if @lock < 0 throw 51222, 'locked', 1;`;

/** Asks the database's clock, in milliseconds since 1970. */
const clockStatement = "select datediff_big(ms, '1970-01-01', sysutcdatetime()) as clock";

/** A statement in a transaction of its own: asked at once, as most of the time is the way to the server. */
const aloneStatement = (schema: string, milliseconds: number, statement: string): string => `
  begin try
    begin transaction;
    ${lockStatement(schema, milliseconds)}
    ${statement};
    declare @changes int = @@rowcount;
    commit;
    select @changes as changes;
  end try
  begin catch
    if @@trancount > 0 rollback;
    throw;
  end catch`;

const countStatement = "select @@rowcount as changes";

function writtenBy(rows: readonly (readonly unknown[])[]): number {
  const count = rows[0]?.[0];
  return typeof count === "number" ? count : 0;
}

type Plain = SQLiteAsyncDatabase<"sync", Changes>;

/** Few enough for the parameters that a statement may have, 2,100, of twelve columns each twice. */
const rowsAStatement = 80;

function withKeys(plain: Plain): Db {
  const upsertAll: Db["upsertAll"] = (table, all) => {
    for (const rows of portions(all, rowsAStatement)) {
      // nobody writes between the two, as the store's lock is held
      const statements = rows.map((row) => {
        const { names, values, key } = newRow(table, row);
        const equal = names.map((name, at) => ({ name, is: sql`${sql.identifier(name)} = ${values[at]}` }));
        const held = equal.filter(({ name }) => key.includes(name)).map(({ is }) => is);
        const set = equal.filter(({ name }) => !key.includes(name)).map(({ is }) => is);
        const insert = sql`insert into ${table} (${nameList(names)}) values (${valueList(values)})`;
        return sql`update ${table} set ${valueList(set)} where ${sql.join(held, sql` and `)}; if @@rowcount = 0 ${insert}`;
      });
      plain.run(sql.join(statements, sql`; `));
    }
  };
  return Object.assign(plain, {
    insertNew: ((table, row) => {
      const { names, values, key } = newRow(table, row);
      const insert = sql`insert into ${table} (${nameList(names)}) select ${valueList(values)}`;
      const held = sql.join(
        key.map((name) => sql`${sql.identifier(name)} = ${values[names.indexOf(name)]}`),
        sql` and `,
      );
      const isNew = sql` where not exists (select 1 from ${table} where ${held})`;
      return plain.run(key.length === 0 ? insert : sql`${insert}${isNew}`).changes > 0;
    }) satisfies Db["insertNew"],
    upsertAll,
    upsert: ((table, row) => upsertAll(table, [row])) satisfies Db["upsert"],
  });
}
