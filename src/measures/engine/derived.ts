import type { TableRow, Value } from "../../answer.ts";
import { monthNames, monthOf, yearOf } from "../../facts/calendar.ts";
import type { Figures, Derivation } from "../../measure.ts";
import { percent } from "./tabulate.ts";

/** A percentage column of each row: one column's value of the sum of some. */
export function percentColumn(label: string, part: string, whole: readonly string[]): Derivation {
  return (figures) => {
    const at = (row: TableRow, column: string) =>
      row.values[figures.columns.findIndex((one) => one.label === column)] ?? 0;
    const sum = (row: TableRow) => whole.reduce((all, column) => all + at(row, column), 0);
    return withColumn(figures, label, (row) => percent(at(row, part), sum(row)));
  };
}

/** A percentage column: each row's first value of the sum of all rows'. */
export function percentOfAll(label: string): Derivation {
  return (figures) => {
    const all = figures.rows.reduce((sum, row) => sum + (row.values[0] ?? 0), 0);
    return withColumn(figures, label, (row) => percent(row.values[0] ?? 0, all));
  };
}

/** A last row that sums each column. */
export const totalRow: Derivation = (figures) => {
  const values = figures.columns.map((_, at) => figures.rows.reduce((sum, row) => sum + (row.values[at] ?? 0), 0));
  return { ...figures, rows: [...figures.rows, { label: "Total", values, isTotal: true }] };
};

/** Blanks the months after that of the day asked about, in its year: rows are months, columns years. */
export const noFutureMonths: Derivation = (figures, { on }) => ({
  ...figures,
  rows: figures.rows.map((row, month) => ({
    ...row,
    values: row.values.map((value, at) =>
      Number(figures.columns[at]?.label) === yearOf(on) && month < monthNames.length && month + 1 > monthOf(on)
        ? null
        : value,
    ),
  })),
});

function withColumn(figures: Figures, label: string, value: (row: TableRow) => Value): Figures {
  return {
    ...figures,
    columns: [...figures.columns, { label, unit: "percent" }],
    rows: figures.rows.map((row) => ({ ...row, values: [...row.values, value(row)] })),
  };
}
