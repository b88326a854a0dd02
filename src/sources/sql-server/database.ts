import mssql from "mssql";
import type { Row, View } from "../../cases/contract.ts";
import { connect } from "./connection/pool.ts";
import type { SqlServerSettings } from "./connection/login.ts";
import type { FoundColumn } from "./view-shape.ts";
import { probeQuery, takeRows } from "./view-queries.ts";

/** Reads the contract's views. */
export interface Views {
  /** Passes each row of a view to `take`, rows of one id together, and resolves after the last. */
  readonly rows: (view: View, take: (row: Row) => void) => Promise<void>;
  /** Reads one row at most; rejects as reading the whole view would. */
  readonly probe: (view: View) => Promise<void>;
}

/** A connection to a database. Outside inSnapshot, each view is read as of the instant its reading began. */
export interface Database extends Views {
  /** The columns of the contract's views that this login may see. */
  readonly columns: () => Promise<readonly FoundColumn[]>;
  /** Whether all views can be read as of one instant, without a lock. */
  readonly allowsSnapshot: () => Promise<boolean>;
  /** Reads all views as of the instant of the first read. */
  readonly inSnapshot: <Result>(work: (views: Views) => Promise<Result>) => Promise<Result>;
  /** Runs one statement and resolves with a record for each row. */
  readonly ask: (statement: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Never throws, and does not wait for a server that is gone. */
  readonly close: () => void;
}

/** Opens a database. Anything it does after the deadline fails at once. */
export type Open = (settings: SqlServerSettings, deadline: AbortSignal) => Promise<Database>;

/** Connects to SQL Server. */
export const openDatabase: Open = async (settings, deadline) => {
  const { pool, close } = await connect(settings, deadline);
  return {
    ...viewsOf(pool, settings.schema),
    async columns() {
      const { recordset } = await pool.request().input("schema", settings.schema).query<FoundColumn>(columnsStatement);
      return recordset;
    },
    async allowsSnapshot() {
      const { recordset } = await pool.request().query<{ allowed: boolean }>(snapshotStatement);
      return recordset[0]?.allowed === true;
    },
    async inSnapshot(work) {
      const transaction = pool.transaction();
      await transaction.begin(mssql.ISOLATION_LEVEL.SNAPSHOT);
      try {
        return await work(viewsOf(transaction, settings.schema));
      } finally {
        await transaction.rollback().catch(() => undefined);
        // The isolation level outlives its transaction, and the pool reuses its only connection.
        await pool
          .request()
          .batch("set transaction isolation level read committed")
          .catch(() => undefined);
      }
    },
    async ask(statement) {
      const { recordset } = await pool.request().query<Record<string, unknown>>(statement);
      return recordset;
    },
    close,
  };
};

function viewsOf(on: { request(): mssql.Request }, schema: string): Views {
  return {
    rows: (view, take) => takeRows(on.request(), schema, view, take),
    async probe(view) {
      const { sql, params } = probeQuery(schema, view);
      const request = on.request();
      for (const [at, param] of params.entries()) request.input(`par${at}`, param);
      await request.query(sql);
    },
  };
}

// The driver turns a decimal into a JavaScript number: past 15 digits, different ids would become the same.
const columnsStatement = `
  select TABLE_NAME as [view], COLUMN_NAME as [name],
    case when DATA_TYPE in ('decimal', 'numeric') and NUMERIC_PRECISION > 15
      then concat(DATA_TYPE, '(', NUMERIC_PRECISION, ',', NUMERIC_SCALE, ')') else DATA_TYPE end as [type]
  from INFORMATION_SCHEMA.COLUMNS where TABLE_SCHEMA = @schema`;

const snapshotStatement = `
  select cast(case when snapshot_isolation_state = 1 then 1 else 0 end as bit) as allowed
  from sys.databases where database_id = db_id()`;
