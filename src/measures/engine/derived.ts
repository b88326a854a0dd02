import type { TableRow, Value } from "../../answer.ts";
import type { Figures, Derivation } from "./figures.ts";
import { percentIn, sumOf } from "./tabulate.ts";
import { hasMonth, windows } from "./splits/windows.ts";

/** Adds a percentage column: in each row, the value of column `part` of the sum of the columns `whole`. */
export function percentColumn(label: string, part: string, whole: readonly string[]): Derivation {
  return (figures) => {
    const sum = (row: TableRow, columns: readonly string[]) => sumOf(figures, [row.label], columns);
    return withColumn(figures, label, (row) => percentIn(figures, sum(row, [part]), sum(row, whole)));
  };
}

/** Adds a percentage column: each row's first value of the sum of all rows' first values. */
export function percentOfAll(label: string): Derivation {
  return (figures) => {
    const { columns, rows } = figures;
    const all = sumOf(figures, labelsOf(rows), labelsOf(columns.slice(0, 1)));
    return withColumn(figures, label, (row) => percentIn(figures, row.values[0] ?? 0, all));
  };
}

/** Adds a last row, `Total`, that sums each column. */
export const totalRow: Derivation = (figures) => {
  const rows = labelsOf(figures.rows);
  const values = figures.columns.map(({ label }) => sumOf(figures, rows, [label]));
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

function labelsOf(lines: readonly { readonly label: string }[]): string[] {
  return lines.map(({ label }) => label);
}

function withColumn(figures: Figures, label: string, value: (row: TableRow) => Value): Figures {
  return {
    ...figures,
    columns: [...figures.columns, { label, unit: "percent" }],
    rows: figures.rows.map((row) => ({ ...row, values: [...row.values, value(row)] })),
  };
}
