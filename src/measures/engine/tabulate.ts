import type { TableColumn, TableRow } from "../../answer.ts";
import type { Scope } from "./scope.ts";
import { noLabel, orderLabels, type LabelNumber, type Split } from "./split.ts";

const countLabel = "Count";

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

type Cell<Item> = (record: Item, row: LabelNumber, column: LabelNumber) => void;

/** Prepares a layout for one question. */
function openLayout<Item>({ rows, columns }: Layout<Item>, scope: Scope) {
  const openRows = rows.open(scope);
  const openColumns = columns?.open(scope);
  const eachColumn = (record: Item, row: LabelNumber, cell: Cell<Item>): boolean => {
    if (row === noLabel) return false;
    const column = openColumns === undefined ? 0 : openColumns.assign(record, row);
    if (typeof column === "number") {
      if (column === noLabel) return false;
      cell(record, row, column);
      return true;
    }
    for (const number of column) cell(record, row, number);
    return column.length > 0;
  };
  return {
    rows: openRows,
    columns: openColumns,
    /** Calls `cell` for every cell that counts the record, and returns whether there is one. */
    eachCell(record: Item, cell: Cell<Item>): boolean {
      const row = openRows.assign(record, noLabel);
      if (typeof row === "number") return eachColumn(record, row, cell);
      let isCounted = false;
      for (const number of row) isCounted = eachColumn(record, number, cell) || isCounted;
      return isCounted;
    },
  };
}

/** Returns the records in the cells that count them: each in none, one or several. */
export function assign<Item>(records: readonly Item[], layout: Layout<Item>, scope: Scope): Assigned<Item>[] {
  const open = openLayout(layout, scope);
  const assigned: Assigned<Item>[] = [];
  for (const record of records) {
    open.eachCell(record, (_, row, column) => {
      const columnLabel = open.columns === undefined ? countLabel : (open.columns.labels.all[column] ?? "");
      assigned.push({ record, row: open.rows.labels.all[row] ?? "", column: columnLabel });
    });
  }
  return assigned;
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
}

/** Counts by row and column. */
function counter() {
  const rows: number[][] = [];
  return {
    add(row: LabelNumber, column: LabelNumber): void {
      const cells = (rows[row] ??= []);
      while (cells.length <= column) cells.push(0);
      cells[column] = (cells[column] ?? 0) + 1;
    },
    at: (row: LabelNumber, column: LabelNumber): number => rows[row]?.[column] ?? 0,
    hasRow: (row: LabelNumber): boolean => rows[row] !== undefined,
    hasColumn: (column: LabelNumber): boolean => rows.some((cells) => (cells?.[column] ?? 0) > 0),
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
  const count: Cell<Item> = (record, row, column) => {
    all.add(row, column);
    if (percentOf?.(record)) part.add(row, column);
  };
  let caseCount = 0;
  for (const record of records) if (open.eachCell(record, count)) caseCount += 1;
  const rowLabels = orderLabels(open.rows, all.hasRow);
  const columnLabels = open.columns === undefined ? [countLabel] : orderLabels(open.columns, all.hasColumn);
  const value = (rowLabel: string, columnLabel: string) => {
    const row = open.rows.labels.numberOf(rowLabel);
    const column = open.columns === undefined ? 0 : open.columns.labels.numberOf(columnLabel);
    return percentOf ? percent(part.at(row, column), all.at(row, column)) : all.at(row, column);
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
