import type { Query } from "drizzle-orm";
import {
  SQLiteAsyncPreparedQuery,
  SQLiteAsyncSession,
  type SQLiteAsyncPreparedQueryConfig,
  type SQLiteDialect,
  type SQLiteExecuteMethod,
} from "drizzle-orm/sqlite-core";
import type { Changes } from "../store-database.ts";

type Prepared = SQLiteAsyncPreparedQuery<SQLiteAsyncPreparedQueryConfig & { type: "sync" }>;

/** Statements with parameters, run at once. */
export interface Statements {
  readonly read: (statement: string, params: readonly unknown[]) => readonly (readonly unknown[])[];
  /** Returns how many rows were written. */
  readonly write: (statement: string, params: readonly unknown[]) => number;
}

const silent = { logQuery: () => undefined };

/** Runs the statements that Drizzle writes for SQL Server. */
export class StatementSession extends SQLiteAsyncSession<"sync", Changes> {
  readonly #statements: Statements;

  constructor(statements: Statements, dialect: SQLiteDialect) {
    super(dialect, "sync");
    this.#statements = statements;
  }

  override prepareQuery(
    query: Query,
    mode: "arrays" | "objects" | "raw",
    _prepare: boolean,
    executeMethod?: SQLiteExecuteMethod,
    mapper?: (rows: unknown[]) => unknown,
  ): Prepared {
    const rows = (params: unknown[]) => this.#statements.read(query.sql, params);
    const executors = {
      all: rows,
      get: (params: unknown[]) => rows(params)[0],
      run: (params: unknown[]) => ({ changes: this.#statements.write(query.sql, params) }),
    };
    return new SQLiteAsyncPreparedQuery(
      "sync",
      executeMethod,
      executors,
      query,
      mapper,
      mode,
      silent,
      undefined,
      undefined,
      undefined,
      false,
    );
  }

  /** The store's own transactions take its lock. */
  override transaction(): never {
    throw new Error("use the transactions of the store");
  }
}
