import type { TableRow, Value } from "../../answer.ts";
import type { Figures, Derivation } from "./figures.ts";
import { percent } from "./tabulate.ts";
import { hasMonth, windows } from "./windows.ts";

/** Adds a percentage column: in each row, the value of column `part` of the sum of the columns `whole`. */
export function percentColumn(label: string, part: string, whole: readonly string[]): Derivation {
  return (figures) => {
    const valueAt = (row: TableRow, column: string) =>
      row.values[figures.columns.findIndex((candidate) => candidate.label === column)] ?? 0;
    const sum = (row: TableRow) => whole.reduce((all, column) => all + valueAt(row, column), 0);
    return withColumn(figures, label, (row) => percent(valueAt(row, part), sum(row)));
  };
}

/** Adds a percentage column: each row's first value of the sum of all rows' first values. */
export function percentOfAll(label: string): Derivation {
  return (figures) => {
    const all = figures.rows.reduce((sum, row) => sum + (row.values[0] ?? 0), 0);
    return withColumn(figures, label, (row) => percent(row.values[0] ?? 0, all));
  };
}

/** Adds a last row, `Total`, that sums each column. */
export const totalRow: Derivation = (figures) => {
  const values = figures.columns.map((_, at) => figures.rows.reduce((sum, row) => sum + (row.values[at] ?? 0), 0));
  return { ...figures, rows: [...figures.rows, { label: "Total", values, isTotal: true }] };
};

/** Blanks the months that no day of the column's period has reached. Rows must be `monthsOfYear`, columns `years`. */
export const noFutureMonths: Derivation = (figures, scope) => {
  const shown = windows(scope, figures.columns.length);
  return {
    ...figures,
    rows: figures.rows.map((row) => ({
      ...row,
      values: row.values.map((value, at) => {
        const window = shown[at];
        return window === undefined || hasMonth(window, row.label) ? value : null;
      }),
    })),
  };
};

function withColumn(figures: Figures, label: string, value: (row: TableRow) => Value): Figures {
  return {
    ...figures,
    columns: [...figures.columns, { label, unit: "percent" }],
    rows: figures.rows.map((row) => ({ ...row, values: [...row.values, value(row)] })),
  };
}
