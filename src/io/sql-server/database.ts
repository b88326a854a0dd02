import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-mssql";
import mssql from "mssql";
import type { Row, View } from "../../cases/contract.ts";
import { driverConfig, type SqlServerSettings } from "./login.ts";
import { ConnectFault } from "./refusal.ts";
import type { FoundColumn } from "./shape.ts";
import { probeQuery, rowsOf, type Queries } from "./views.ts";

/** The contract's views of a database. */
export interface Views {
  /** The rows of a view, those of one id together. */
  readonly rows: (view: View) => AsyncIterable<Row>;
  /** Rejects as reading the view would, and reads one row at most. */
  readonly probe: (view: View) => Promise<void>;
}

/** What the bot asks of a database; read directly, each view is as of the instant at which its reading began. */
export interface Database extends Views {
  /** The columns of the contract's views that this login may see. */
  readonly columns: () => Promise<readonly FoundColumn[]>;
  /** Whether all views may be read as of one instant, without a lock. */
  readonly allowsSnapshot: () => Promise<boolean>;
  /** All views as of the instant of the first read. */
  readonly inSnapshot: <Result>(work: (views: Views) => Promise<Result>) => Promise<Result>;
  /** The answer to one statement, a record a row. */
  readonly ask: (statement: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Never rejects, and does not wait for a server that is gone. */
  readonly close: () => void;
}

/** Opens a database; what it does after the deadline fails at once. */
export type Open = (settings: SqlServerSettings, deadline: AbortSignal) => Promise<Database>;

/** A connection to SQL Server. */
export const openDatabase: Open = async (settings, deadline) => {
  const { pool, close } = await connect(settings, deadline);
  const db = drizzle({ client: pool });
  // Of two that wait for each other, the server ends this one, never the case system's.
  await db.execute(sql.raw("set deadlock_priority low"));
  return {
    ...viewsOf(db, settings.schema),
    async columns() {
      const { recordset } = await pool.request().input("schema", settings.schema).query<FoundColumn>(columnsStatement);
      return recordset;
    },
    async allowsSnapshot() {
      const { recordset } = await pool.request().query<{ allowed: boolean }>(snapshotStatement);
      return recordset[0]?.allowed === true;
    },
    inSnapshot: (work) =>
      db.transaction((transaction) => work(viewsOf(transaction, settings.schema)), { isolationLevel: "snapshot" }),
    async ask(statement) {
      const { recordset } = await pool.request().query<Record<string, unknown>>(statement);
      return recordset;
    },
    close,
  };
};

function viewsOf(queries: Queries, schema: string): Views {
  return {
    rows: (view) => rowsOf(queries, schema, view),
    async probe(view) {
      await probeQuery(queries, schema, view);
    },
  };
}

const columnsStatement = `
  select TABLE_NAME as [view], COLUMN_NAME as [name], DATA_TYPE as [type]
  from INFORMATION_SCHEMA.COLUMNS where TABLE_SCHEMA = @schema`;

const snapshotStatement = `
  select cast(case when snapshot_isolation_state = 1 then 1 else 0 end as bit) as allowed
  from sys.databases where database_id = db_id()`;

/** A pool of one connection, and how to be rid of it: a server that hangs is not asked to say goodbye. */
export async function connect(settings: SqlServerSettings, deadline: AbortSignal) {
  const connections: mssql.Connection[] = [];
  const numbers: number[] = [];
  const pool = new mssql.ConnectionPool({
    ...driverConfig(settings),
    beforeConnect(connection) {
      connections.push(connection);
      connection.on("errorMessage", ({ number }) => void numbers.push(number));
    },
  });
  // The fault itself comes from the request; unheard, this event would end the process.
  pool.on("error", () => undefined);
  const close = () => {
    for (const connection of connections) connection.close();
    pool.close().catch(() => undefined);
  };
  deadline.addEventListener("abort", close, { once: true });
  await pool.connect().catch((error: unknown) => {
    throw new ConnectFault(numbers, error);
  });
  if (deadline.aborted) close();
  return { pool, close };
}
