import type { TableColumn, TableRow } from "../../answer.ts";
import type { View } from "../../cases/contract.ts";
import type { Scope } from "./scope.ts";
import { noLabel, numbersOf, orderLabels, type LabelNumber, type LabelRun, type Split } from "./splits/split.ts";

/** A record by the view that it stands in and its id there. */
export interface RecordName {
  readonly view: View;
  /** The record's own id; never shown. */
  readonly id: string;
}

/** The label of the only column of a table without columns. */
export const countLabel = "Count";

/** The rows and columns of a table; without columns, it has one, `Count`. */
export interface Layout<Item> {
  readonly rows: Split<Item>;
  readonly columns: Split<Item> | undefined;
}

/** A record in a cell that counts it. */
export interface Assigned<Item> {
  readonly record: Item;
  readonly row: string;
  readonly column: string;
}

type CellRun<Item> = (record: Item, first: LabelNumber, end: LabelNumber, column: LabelNumber) => void;

/** Prepares a layout for one question. */
export function openLayout<Item>({ rows, columns }: Layout<Item>, scope: Scope) {
  const openRows = rows.open(scope);
  const openColumns = columns?.open(scope);
  const single = { first: 0, end: 0 };

  const oneRow = (row: LabelNumber): LabelRun => {
    single.first = row;
    single.end = row + 1;
    return single;
  };

  /** Calls `add` for the columns of a run of rows, and returns whether there is one. */
  const eachColumn = (record: Item, run: LabelRun, add: CellRun<Item>): boolean => {
    const { first, end } = run;
    if (first >= end) return false;
    if (openColumns === undefined) {
      add(record, first, end, 0);
      return true;
    }
    if (openColumns.eachRun !== undefined) {
      let isCounted = false;
      openColumns.eachRun(record, run, (from, to, column) => {
        add(record, from, to, column);
        isCounted = true;
      });
      return isCounted;
    }
    const column = openColumns.assign(record, first);
    if (typeof column === "number") {
      if (column === noLabel) return false;
      add(record, first, end, column);
      return true;
    }
    const numbers = numbersOf(column);
    for (const number of numbers) add(record, first, end, number);
    return numbers.length > 0;
  };

  return {
    rows: openRows,
    columns: openColumns,
    /** Calls `add` for every run of cells that counts the record, and returns whether there is one. */
    eachRun(record: Item, add: CellRun<Item>): boolean {
      const row = openRows.assign(record, noLabel);
      if (typeof row === "number") return row !== noLabel && eachColumn(record, oneRow(row), add);
      if ("first" in row) return eachColumn(record, row, add);
      let isCounted = false;
      for (const number of row) isCounted = eachColumn(record, oneRow(number), add) || isCounted;
      return isCounted;
    },
  };
}

/** Returns the records in the cells that count them: each in none, one or several. */
export function assign<Item>(records: readonly Item[], layout: Layout<Item>, scope: Scope): Assigned<Item>[] {
  const open = openLayout(layout, scope);
  const assigned: Assigned<Item>[] = [];
  for (const record of records) {
    open.eachRun(record, (_, first, end, column) => {
      const columnLabel = open.columns === undefined ? countLabel : (open.columns.labels.all[column] ?? "");
      for (const row of open.rows.labels.all.slice(first, end)) assigned.push({ record, row, column: columnLabel });
    });
  }
  return assigned;
}

/** How sums are made of numbers that were rounded, each by the records that it counts. */
export interface RoundedSums {
  /** Every number is a multiple of this. */
  readonly base: number;
  /** Returns the sum of the true numbers of all cells in these rows and columns, rounded by the records in them. */
  readonly sum: (rows: readonly string[], columns: readonly string[]) => number;
  /** Returns a number that rests on some records, rounded by them. A number with a fraction is made whole first. */
  readonly number: (number: number, records: readonly RecordName[]) => number;
}

/** The numbers of a table. */
export interface Tabulation {
  readonly rowHeading: string;
  /** What the columns divide the records by, where they do: "Decision". */
  readonly columnHeading?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** The number of distinct records in the table. */
  readonly caseCount: number;
  /** Absent: the numbers are exact. */
  readonly rounded?: RoundedSums;
}

/**
 * Counts by row and column. A column holds by how much each row's count differs from the row before it, so that a run of
 * rows costs no more than one.
 */
function counter() {
  const differences: number[][] = [];
  const counts = (column: LabelNumber): number[] => {
    let count = 0;
    return (differences[column] ?? []).map((difference) => (count += difference ?? 0));
  };
  return {
    add(first: LabelNumber, end: LabelNumber, column: LabelNumber): void {
      const cells = (differences[column] ??= []);
      while (cells.length <= end) cells.push(0);
      cells[first] = (cells[first] ?? 0) + 1;
      cells[end] = (cells[end] ?? 0) - 1;
    },
    /** Returns the counts so far, each column a list by row. */
    columns: (): readonly (readonly number[])[] => Array.from(differences, (_, column) => counts(column)),
  };
}

/**
 * Counts the records by cell, with rows and columns in the order in which people see them. With `percentOf`, each cell is
 * the percentage of its records for which it is true.
 */
export function tabulate<Item>(
  records: readonly Item[],
  layout: Layout<Item>,
  scope: Scope,
  percentOf: ((record: Item) => boolean) | undefined,
): Tabulation {
  const open = openLayout(layout, scope);
  const all = counter();
  const part = counter();
  const count: CellRun<Item> = (record, first, end, column) => {
    all.add(first, end, column);
    if (percentOf?.(record)) part.add(first, end, column);
  };
  let caseCount = 0;
  for (const record of records) if (open.eachRun(record, count)) caseCount += 1;
  const counts = all.columns();
  const parts = part.columns();
  const rowLabels = orderLabels(open.rows, (row) => counts.some((cells) => (cells[row] ?? 0) > 0));
  const columnLabels =
    open.columns === undefined
      ? [countLabel]
      : orderLabels(open.columns, (column) => (counts[column] ?? []).some((cell) => cell > 0));
  const value = (rowLabel: string, columnLabel: string) => {
    const row = open.rows.labels.numberOf(rowLabel);
    const column = open.columns === undefined ? 0 : open.columns.labels.numberOf(columnLabel);
    const whole = counts[column]?.[row] ?? 0;
    return percentOf ? percent(parts[column]?.[row] ?? 0, whole) : whole;
  };
  return {
    rowHeading: layout.rows.heading,
    ...(layout.columns === undefined ? {} : { columnHeading: layout.columns.heading }),
    columns: columnLabels.map((label) => ({ label, unit: percentOf ? "percent" : "count" })),
    rows: rowLabels.map((label) => ({ label, values: columnLabels.map((column) => value(label, column)) })),
    caseCount,
  };
}

/** Returns a whole-number percentage, half rounded up; null where `whole` is 0. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}

/**
 * Returns the sum of some cells of a table; of a rounded table, the sum of the true numbers, rounded by the records in
 * them. Rows and columns are named by their labels and must be those that were counted.
 */
export function sumOf(
  { rounded, rows, columns }: Pick<Tabulation, "rounded" | "rows" | "columns">,
  rowLabels: readonly string[],
  columnLabels: readonly string[],
): number {
  if (rounded !== undefined) return rounded.sum(rowLabels, columnLabels);
  const places = columnLabels.map((label) => columns.findIndex((column) => column.label === label));
  const known = rowsByLabel(rows);
  return rowLabels.reduce((sum, label) => {
    const values = known.get(label)?.values ?? [];
    return places.reduce((all, at) => all + (values[at] ?? 0), sum);
  }, 0);
}

const rowMaps = new WeakMap<readonly TableRow[], ReadonlyMap<string, TableRow>>();

/** Returns the rows by their labels, found once for each list: a large council has hundreds of case officers. */
function rowsByLabel(rows: readonly TableRow[]): ReadonlyMap<string, TableRow> {
  const known = rowMaps.get(rows) ?? new Map(rows.map((row) => [row.label, row]));
  rowMaps.set(rows, known);
  return known;
}

/** A rounded percentage of fewer would be far from the true one. */
export const leastBase = 20;

/** An average of fewer would tell of single children. */
const fewestAveraged = 10;

/** Whether so many records, rounded to a multiple of the base, are surely enough to tell an average of them. */
export function isEnoughToAverage(count: number, base: number): boolean {
  return count - base >= fewestAveraged - 1;
}

/** Returns one number of a table as a whole percentage of another; null where that is 0, or rounded and below 20. */
export function percentIn({ rounded }: Pick<Tabulation, "rounded">, part: number, whole: number): number | null {
  if (rounded === undefined) return percent(part, whole);
  return whole < leastBase ? null : percent(Math.min(part, whole), whole);
}
