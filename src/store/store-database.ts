import { getColumns, sql, type InferInsertModel, type SQL } from "drizzle-orm";
import { getTableConfig, type SQLiteAsyncDatabase, type SQLiteTable } from "drizzle-orm/sqlite-core";
import type { StoreFault, StorePlace } from "./health/store-fault.ts";

/** What every kind of database answers a statement that writes. */
export interface Changes {
  /** How many rows were written. */
  readonly changes: number;
}

/** Runs the work; its writes all happen or, if it throws, none. An inner one is part of the outer one. */
export type Transaction = <Result>(work: () => Result) => Result;

/** The statements that every kind of database reads and writes by. All its calls are synchronous. */
type Statements = Pick<SQLiteAsyncDatabase<"sync", Changes>, "select" | "update" | "delete" | "run">;

/** The open database of a store. */
export interface Db extends Statements {
  /** Inserts a row. Returns false, and inserts nothing, if there is one with its key. */
  readonly insertNew: <Table extends SQLiteTable>(table: Table, row: InferInsertModel<Table>) => boolean;
  /** Inserts a row, or changes the one with its key to what this one holds. */
  readonly upsert: <Table extends SQLiteTable>(table: Table, row: InferInsertModel<Table>) => void;
  /** Does so for rows that hold the same columns: many in one statement take a fraction of the time. */
  readonly upsertAll: <Table extends SQLiteTable>(table: Table, rows: readonly InferInsertModel<Table>[]) => void;
}

/** A store's database, and what its kind decides. */
export interface StoreDatabase {
  readonly db: Db;
  readonly transaction: Transaction;
  readonly place: StorePlace;
  /** Where the witness of the store stands; null: nowhere. */
  readonly witnessFolder: string | null;
  /** How claims of messages are dated. */
  readonly claims: ClaimTimes;
  /** Finds what no statement would notice; null: nothing is wrong. */
  readonly findFault: () => StoreFault | null;
  /** Looks whether what is kept can be read. Throws if not. */
  readonly verify: () => void;
  /** Sets how long a statement waits for another one's lock, in milliseconds. */
  readonly setLockWait: (milliseconds: number) => void;
  /** Writes a consistent copy to a new file that only this user may read. */
  readonly backup: (file: string) => void;
  readonly close: () => void;
}

/** How claims of messages are dated, in milliseconds. */
export interface ClaimTimes {
  /** How long a claim holds that its process neither renews nor ends. */
  readonly lease: number;
  /** How far the clock by which all processes of the store date claims is ahead of this machine's. */
  readonly ahead: () => number;
}

/** A row in the making. */
export interface NewRow {
  readonly names: readonly string[];
  readonly values: readonly SQL[];
  /** The names of its key, as far as the row holds them. */
  readonly key: readonly string[];
}

/** Returns the parts of a row: its columns, its values as parameters, and its key. */
export function newRow<Table extends SQLiteTable>(table: Table, row: InferInsertModel<Table>): NewRow {
  const columns = Object.entries(getColumns(table));
  const held = Object.entries(row).flatMap(([name, value]) => {
    const column = columns.find(([known]) => known === name)?.[1];
    return column === undefined || value === undefined
      ? []
      : [{ name: column.name, value: sql`${sql.param(value, column)}` }];
  });
  const names = held.map(({ name }) => name);
  const key = keyOf(table).filter((name) => names.includes(name));
  return { names, values: held.map(({ value }) => value), key };
}

/** Returns the names of the columns by which rows of a table are told apart. */
function keyOf(table: SQLiteTable): string[] {
  const { columns, primaryKeys, uniqueConstraints } = getTableConfig(table);
  const together = uniqueConstraints[0]?.columns ?? primaryKeys[0]?.columns;
  const alone = columns.find(({ isUnique }) => isUnique) ?? columns.find(({ primary }) => primary);
  return (together ?? (alone === undefined ? [] : [alone])).map(({ name }) => name);
}

/** Parts a list into those of at most so many. */
export function* portions<Item>(all: readonly Item[], most: number): Iterable<readonly Item[]> {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most);
}

/** Writes names as a list. */
export const nameList = (names: readonly string[]): SQL =>
  sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );

/** Writes values as a list. */
export const valueList = (values: readonly SQL[]): SQL => sql.join([...values], sql`, `);
