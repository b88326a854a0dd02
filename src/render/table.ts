import { numberText, type Table, type TableColumn, type Value } from "../answer.ts";

/** Writes a cell as people read it: `1,216`, `62%`, or `–` where there is no number. */
export function cellText(value: Value, { unit }: TableColumn): string {
  return value === null ? "–" : numberText(value, unit);
}

/** Turns a table on its side; null where its columns are not all of one unit, as a row's cells must be. */
export function turned({ kind, rowHeading, columnHeading = "", columns, rows }: Table): Table | null {
  const unit = columns[0]?.unit;
  if (unit === undefined || columns.some((column) => column.unit !== unit)) return null;
  return {
    kind,
    rowHeading: columnHeading,
    columnHeading: rowHeading,
    columns: rows.map(({ label }) => ({ label, unit })),
    rows: columns.map(({ label }, at) => ({ label, values: rows.map((row) => row.values[at] ?? null) })),
  };
}

/** Returns the table with the columns from one place up to, but not including, another. */
export function withColumns(table: Table, from: number, to: number): Table {
  return {
    ...table,
    columns: table.columns.slice(from, to),
    rows: table.rows.map((row) => ({ ...row, values: row.values.slice(from, to) })),
  };
}
