import type { oracleAsked } from "./asked.ts";
import { share, type Answer } from "./counts.ts";
import type { oracle } from "./oracle.ts";
import type { By, Question } from "./question.ts";

type Asked = ReturnType<ReturnType<typeof oracleAsked>>;

/** The measures whose table is of several days: a split is of the last one. */
const ofDays = new Set(["plans.current", "reviews.trend"]);

/**
 * Splits what stands by asking for the measure's table once for the people of each value: what a row of a table counts is
 * a column of the split.
 */
export function stockSplit(tables: ReturnType<typeof oracle>, right: Asked, by: By): Answer {
  const { kind, on, keeps, valueOf } = right;
  const { id } = kind;
  const counts = right.counts(by);
  // its split is of the plans of today, which its own columns say nothing of
  if (id === "plans.current") return counts;
  const all = tables(id, { on }, keeps);
  const isOfCount = all.columns[0] === "Count";
  const columns = isOfCount ? all.rows.map(({ label }) => label) : all.columns;
  const cellsOf = (table: Answer): (number | null)[] => {
    if (ofDays.has(id)) return table.rows.at(-1)?.values ?? [];
    // a record may break several rules
    if (id === "quality.summary") return [table.caseCount];
    if (isOfCount) return columns.map((name) => table.rows.find(({ label }) => label === name)?.values[0] ?? 0);
    return columns.map((_, at) => table.rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  };
  const hasTotal = columns.length !== 1 && kind.rate === undefined && kind.worked === undefined;
  const worked = right.worked(by);
  // the percentage of the last day is in the table that is asked for
  const hasPercent = kind.rate !== undefined && !ofDays.has(id);
  const rows = counts.rows.map(({ label }) => {
    const table = tables(id, { on }, (person) => keeps(person) && valueOf(person, by) === label);
    const cells = cellsOf(table).map((cell, at) =>
      columns[at] === kind.worked?.column ? (worked.get(label) ?? 0) : cell,
    );
    const percent = hasPercent ? [share(cells[0] ?? 0, table.caseCount)] : [];
    return { label, values: [...(hasTotal ? [table.caseCount] : []), ...cells, ...percent] };
  });
  return {
    columns: [...(hasTotal ? ["Total"] : []), ...columns, ...(hasPercent ? ["Percent reviewed"] : [])],
    rows,
    caseCount: counts.caseCount,
  };
}

/** Whether what stands has a table and a split that the oracle knows: not of days to come, nor of a part. */
export function hasStockTables({ kind, isNarrowed }: Asked, { period, today }: Question): boolean {
  return !kind.isFlow && !isNarrowed && !(kind.ahead !== undefined && period !== undefined && period.to > today);
}
