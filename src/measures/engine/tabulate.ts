import type { TableColumn, TableRow } from "../../answer.ts";
import type { Scope } from "./scope.ts";
import { nowhere, orderLabels, type LabelNumber, type Split } from "./split.ts";

const countLabel = "Count";

/** What stands in rows and columns; without columns, records are counted under `Count`. */
export interface Layout<Record> {
  readonly rows: Split<Record>;
  readonly columns: Split<Record> | undefined;
}

/** A record in one cell. */
export interface Assigned<Record> {
  readonly record: Record;
  readonly row: string;
  readonly column: string;
}

type Cell<Record> = (record: Record, row: LabelNumber, column: LabelNumber) => void;

/** A table's layout readied for one question. */
function openLayout<Record>({ rows, columns }: Layout<Record>, scope: Scope) {
  const openRows = rows.open(scope);
  const openColumns = columns?.open(scope);
  const eachColumn = (record: Record, row: LabelNumber, cell: Cell<Record>): boolean => {
    if (row === nowhere) return false;
    const column = openColumns === undefined ? 0 : openColumns.assign(record, row);
    if (typeof column === "number") {
      if (column === nowhere) return false;
      cell(record, row, column);
      return true;
    }
    for (const one of column) cell(record, row, one);
    return column.length > 0;
  };
  return {
    rows: openRows,
    columns: openColumns,
    /** Calls `cell` for every cell that counts the record; whether there is one. */
    eachCell(record: Record, cell: Cell<Record>): boolean {
      const row = openRows.assign(record, nowhere);
      if (typeof row === "number") return eachColumn(record, row, cell);
      let isCounted = false;
      for (const one of row) isCounted = eachColumn(record, one, cell) || isCounted;
      return isCounted;
    },
  };
}

/** The records in the cells that count them: in none, one or several each. */
export function assign<Record>(records: readonly Record[], layout: Layout<Record>, scope: Scope): Assigned<Record>[] {
  const open = openLayout(layout, scope);
  const assigned: Assigned<Record>[] = [];
  for (const record of records) {
    open.eachCell(record, (one, row, column) => {
      const columnLabel = open.columns === undefined ? countLabel : (open.columns.labels.all[column] ?? "");
      assigned.push({ record: one, row: open.rows.labels.all[row] ?? "", column: columnLabel });
    });
  }
  return assigned;
}

interface Counted {
  readonly rowHeading: string;
  /** What the columns are, where they divide the records: "Decision". */
  readonly columnHeading?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** How many distinct records are in the table. */
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

/** The records counted by cell, rows and columns in the order in which they are shown. */
export function tabulate<Record>(
  records: readonly Record[],
  layout: Layout<Record>,
  scope: Scope,
  percentOf: ((record: Record) => boolean) | undefined,
): Counted {
  const open = openLayout(layout, scope);
  const all = counter();
  const those = counter();
  const count: Cell<Record> = (record, row, column) => {
    all.add(row, column);
    if (percentOf?.(record)) those.add(row, column);
  };
  let caseCount = 0;
  for (const record of records) if (open.eachCell(record, count)) caseCount += 1;
  const rowLabels = orderLabels(open.rows, all.hasRow);
  const columnLabels = open.columns === undefined ? [countLabel] : orderLabels(open.columns, all.hasColumn);
  const value = (rowLabel: string, columnLabel: string) => {
    const row = open.rows.labels.numberOf(rowLabel);
    const column = open.columns === undefined ? 0 : open.columns.labels.numberOf(columnLabel);
    return percentOf ? percent(those.at(row, column), all.at(row, column)) : all.at(row, column);
  };
  return {
    rowHeading: layout.rows.heading,
    ...(layout.columns === undefined ? {} : { columnHeading: layout.columns.heading }),
    columns: columnLabels.map((label) => ({ label, unit: percentOf ? "percent" : "count" })),
    rows: rowLabels.map((label) => ({ label, values: columnLabels.map((column) => value(label, column)) })),
    caseCount,
  };
}

/** A whole-number percentage, half rounded up; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}
