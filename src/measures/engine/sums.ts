import { percent, type Tabulation } from "./tabulate.ts";

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
  return rows
    .filter(({ label }) => rowLabels.includes(label))
    .reduce((sum, { values }) => places.reduce((all, at) => all + (values[at] ?? 0), sum), 0);
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
