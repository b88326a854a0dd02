import { sharedNumbers, type Rounder } from "../../src/access/rounding.ts";
import type { Day } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import type { Measure } from "../../src/measure.ts";
import type { Filters } from "../../src/measures/engine/asked.ts";
import type { Figures } from "../../src/measures/engine/figures.ts";
import { scopeOf, type Scope } from "../../src/measures/engine/scope.ts";
import type { Tally } from "../../src/measures/engine/tallies.ts";
import { filterName, type Family } from "./filter-families.ts";

/** A number that a reader wants to know: its bounds from what is shown, and what it is. */
export interface Unknown {
  least: number;
  most: number;
  readonly truth: number;
}

/** Unknowns of which the reader knows that the first is the sum of the others. */
export type Sum = readonly [total: string, parts: readonly string[]];

/** All that a reader knows. */
export interface Knowledge {
  readonly unknowns: ReadonlyMap<string, Unknown>;
  readonly sums: readonly Sum[];
}

const areYears = (labels: readonly string[]) => labels.length > 0 && labels.every((label) => /^\d{4}$/.test(label));

/** The name of a cell; the year is null where the answers of all years show the same number in it. */
export function keyOf(measure: string, year: number | null, filter: string, row: string, column: string): string {
  return [measure, year ?? "", filter, row, column].join("|");
}

/** Names of the sums of a table. */
export const all = "(all)";

/** The measures of which a record may stand in several cells. */
const isOverlapping = new Set([
  "plans.current",
  "plans.social-care",
  "reviews.trend",
  "issued.within-20-weeks",
  "issued-excluding.within-20-weeks",
  "quality.summary",
  "forecast.20-weeks",
  "referrals.refusal-rate",
  "phase-transfers",
]);

/** The measures whose rows are days on which the same records stand: no answer adds them up. */
const isOfDays = new Set(["plans.current", "reviews.trend"]);

/**
 * Reads a table of percentages as the counts of which it tells: a reader who is shown what they are percentages of works out
 * the rounded numbers, and no totals. Nothing is told where there is no percentage.
 */
function partsOf(measure: Measure, scope: Scope, percentages: Figures, rounder: Rounder) {
  const percentIn = (row: string, column: number) =>
    percentages.rows.find(({ label }) => label === row)?.values[column] ?? null;
  const counts = (valueOf: (part: Tally, percent: number | null) => number | null): Figures =>
    measure.figures(scope, undefined, (figures, talliesOf) => {
      const { cell } = talliesOf(rounder.keyOf);
      const rows = figures.rows.map(({ label, values }) => ({
        label,
        values: values.map((_, at) =>
          valueOf(cell(label, figures.columns[at]?.label ?? "").part, percentIn(label, at)),
        ),
      }));
      const caseCount = rows.reduce((sum, { values }) => values.reduce<number>((all, one) => all + (one ?? 0), sum), 0);
      return { ...figures, columns: figures.columns.map((one) => ({ ...one, unit: "count" })), rows, caseCount };
    });
  return {
    truth: counts(({ count }) => count),
    shown: counts((part, percent) => (percent === null ? null : rounder.roundTally(part))),
    total: null,
  };
}

/** What a reader has read, and how to learn more. */
export type Reading = ReturnType<typeof readMeasures>;

/** What is read: measures, for the whole and for every filter of the families, in the years. */
export interface WhatIsRead {
  readonly measures: readonly Measure[];
  readonly families: readonly Family[];
  readonly years: readonly number[];
}

/** Reads measures, and how the numbers of each family belong together. */
export function readMeasures(snapshot: Snapshot, on: Day, { measures, families, years }: WhatIsRead, rounder: Rounder) {
  const unknowns = new Map<string, Unknown>();
  const sums: Sum[] = [];
  const { base } = rounder;
  /** What is shown and is no rounded number. */
  const exact: string[] = [];
  /** Learns of a number what is shown of it; null: nothing, but that there is one. */
  const learn = (key: string, shown: number | null, truth: number): string => {
    const known = unknowns.get(key) ?? { least: 0, most: Infinity, truth };
    if (shown === null) {
      unknowns.set(key, known);
      return key;
    }
    if (shown % base !== 0) exact.push(key);
    known.least = Math.max(known.least, shown - base + 1);
    known.most = Math.min(known.most, shown + base - 1);
    unknowns.set(key, known);
    return key;
  };
  const named = [{}, ...families.flatMap(({ whole, parts }) => [whole, ...parts])];
  const settings = [...new Map(named.map((filters) => [filterName(filters), filters])).values()];

  const readOne = (measure: Measure, year: number): void => {
    const tables = settings.map((filters) => {
      const scope = scopeOf(snapshot, on, { ...filters, year });
      const truth = measure.figures(scope);
      const shown = sharedNumbers(measure, rounder).figures(scope);
      return truth.columns.every(({ unit }) => unit === "percent")
        ? { filters, ...partsOf(measure, scope, shown, rounder) }
        : { filters, truth, shown, total: shown.caseCount };
    });
    const counts = (lines: Figures["columns"]) =>
      lines.filter(({ unit }) => unit === "count").map(({ label }) => label);
    const rows = [...new Set(tables.flatMap(({ truth }) => truth.rows.map(({ label }) => label)))];
    const columns = [...new Set(tables.flatMap(({ truth }) => counts(truth.columns)))];
    const [hasYearRows, hasYearColumns] = [rows, columns].map(areYears);
    const isOfYear = (row: string, column: string) =>
      measure.usesYear && (hasYearRows === true ? row === all : hasYearColumns === true ? column === all : true);
    const key = ({ filters }: { filters: Filters }, row: string, column: string) =>
      keyOf(measure.id, isOfYear(row, column) ? year : null, filterName(filters), row, column);
    const valueIn = ({ rows: lines, columns: heads }: Figures, row: string, column: string): number | null => {
      const line = lines.find(({ label }) => label === row);
      const at = heads.findIndex(({ label }) => label === column);
      return line === undefined || at < 0 ? 0 : (line.values[at] ?? null);
    };
    for (const table of tables) {
      const body = rows.filter((row) => table.truth.rows.every(({ label, isTotal }) => label !== row || !isTotal));
      for (const column of columns) {
        const parts = body.flatMap((row) => {
          const truth = valueIn(table.truth, row, column);
          return truth === null ? [] : [learn(key(table, row, column), valueIn(table.shown, row, column), truth)];
        });
        const truth = body.reduce((sum, row) => sum + (valueIn(table.truth, row, column) ?? 0), 0);
        // the total of a column stands in the table or in the headline
        const shown = isOfDays.has(measure.id) ? null : (table.shown.rounded?.sum(body, [column]) ?? null);
        sums.push([learn(key(table, all, column), shown, truth), parts]);
      }
      const totals = columns.map((column) => key(table, all, column));
      const total = learn(key(table, all, all), table.total, table.truth.caseCount);
      if (columns.length > 0 && !isOverlapping.has(measure.id)) sums.push([total, totals]);
    }
    for (const row of [...rows, all]) {
      for (const column of [...columns, all]) {
        for (const { whole, parts, isAll } of families) {
          const [total = "", ...keys] = [whole, ...parts].map((filters) => key({ filters }, row, column));
          const truths = [total, ...keys].map((one) => unknowns.get(one)?.truth);
          if (truths.some((truth) => truth === undefined)) continue;
          const [most = 0, ...some] = truths.map((truth) => truth ?? 0);
          const others = most - some.reduce((sum, truth) => sum + truth, 0);
          sums.push([total, isAll ? keys : [...keys, learn(`unseen beside ${keys.join(" ")}`, null, others)]]);
        }
      }
    }
  };
  for (const measure of measures)
    for (const year of measure.usesYear ? years : years.slice(0, 1)) readOne(measure, year);
  return { unknowns, sums, exact, learn, filters: settings.map(filterName), years };
}
