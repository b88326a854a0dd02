import type { Scope } from "./scope.ts";
import type { TableColumn, TableRow } from "../../answer.ts";
import { orderLabels, type Split } from "./split.ts";

const count = "Count";

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

/** The labels of a placing, as a list. */
export function labelList(labels: string | readonly string[] | null): readonly string[] {
  if (labels === null) return [];
  return typeof labels === "string" ? [labels] : labels;
}

/** The records in the cells that count them: in none, one or several each. */
export function assign<Record>(
  records: readonly Record[],
  { rows, columns }: Layout<Record>,
  scope: Scope,
): Assigned<Record>[] {
  const openRows = rows.open(scope);
  const openColumns = columns?.open(scope);
  const placed: Assigned<Record>[] = [];
  for (const record of records) {
    for (const row of labelList(openRows.assign(record, ""))) {
      for (const column of openColumns ? labelList(openColumns.assign(record, row)) : [count]) {
        placed.push({ record, row, column });
      }
    }
  }
  return placed;
}

interface Counted {
  readonly rowHeading: string;
  /** What the columns are, where they divide the records: "Decision". */
  readonly columnHeading?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly caseCount: number;
}

/** The cells counted, rows and columns in the order in which they are shown. */
export function tabulate<Record>(
  cells: readonly Assigned<Record>[],
  { rows, columns }: Layout<Record>,
  scope: Scope,
  percentOf: ((record: Record) => boolean) | undefined,
): Counted {
  const counts = new Map<string, Map<string, { all: number; those: number }>>();
  const columnsFound = new Set<string>();
  for (const { record, row, column } of cells) {
    const ofRow = counts.get(row) ?? new Map<string, { all: number; those: number }>();
    counts.set(row, ofRow);
    const cell = ofRow.get(column) ?? { all: 0, those: 0 };
    ofRow.set(column, cell);
    cell.all += 1;
    if (percentOf?.(record)) cell.those += 1;
    columnsFound.add(column);
  }
  const rowLabels = orderLabels(rows.open(scope), counts.keys());
  const columnLabels = columns ? orderLabels(columns.open(scope), columnsFound) : [count];
  const value = (row: string, column: string) => {
    const cell = counts.get(row)?.get(column) ?? { all: 0, those: 0 };
    return percentOf ? percent(cell.those, cell.all) : cell.all;
  };
  return {
    rowHeading: rows.heading,
    ...(columns ? { columnHeading: columns.heading } : {}),
    columns: columnLabels.map((label) => ({ label, unit: percentOf ? "percent" : "count" })),
    rows: rowLabels.map((label) => ({ label, values: columnLabels.map((column) => value(label, column)) })),
    caseCount: new Set(cells.map(({ record }) => record)).size,
  };
}

/** A whole-number percentage, half rounded up; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}
