import { capitalised, numberText, valueText, type Chart, type TableRow, type Unit, type Value } from "../../answer.ts";
import { mapInSteps, type Steps } from "../../cases/snapshot-work.ts";
import { inEarlierYear, periodLabel } from "../../facts/period.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { dayCount } from "../../facts/statutory-clock.ts";
import { trailing } from "../../facts/spellings.ts";
import type { Measure } from "../../measure.ts";
import { breakdownName, type By, type Show } from "../engine/asked.ts";
import type { Numbers } from "../engine/figures.ts";
import { inPeriod, isNarrowed, type Scope } from "../engine/scope.ts";
import { byName } from "../engine/splits/split.ts";
import { askedTitle, subtitleOf, type TitledParts } from "./frame.ts";
import { periodText, whatText, withPreposition } from "./headline.ts";
import { rankOf } from "./ranking.ts";

/** One of the times that are compared. */
interface Side {
  readonly label: string;
  readonly scope: Scope;
  /** Whether it is one day: "on 1 May 2021". */
  readonly isDay: boolean;
}

/** Compares the same in two periods: side by side with the difference, the earlier first. */
export function* comparisonParts(
  measure: Measure,
  {
    scope,
    against,
    by,
    show,
  }: { readonly scope: Scope; readonly against: Scope; readonly by?: By; readonly show?: Show },
  numbers: Numbers,
): Steps<TitledParts> {
  const sideOf = (of: Scope): Side => {
    if (measure.event === null && of.ahead === undefined) return { label: spelledDay(of.on), scope: of, isDay: true };
    const { from, to } = of.ahead ?? of.wholePeriod;
    return { label: periodText(of), scope: of, isDay: from === to };
  };
  const dayOf = ({ scope: { period, ahead, on } }: Side) => ahead?.from ?? (measure.event === null ? on : period.from);
  const [earlier, later] = [sideOf(against), sideOf(scope)].sort((one, other) => dayOf(one) - dayOf(other));
  if (earlier === undefined || later === undefined) throw new Error("a comparison has two sides");
  const sides = measure.event === null ? [earlier, later] : [earlier, ...likeForLike(earlier, later), later];
  const unit = unitOf(scope, numbers, show);
  yield;
  const totals = yield* totalsOf(measure, scope, sides, numbers, show);
  const rows = by === undefined ? [totals] : yield* rowsBy(sides, by, numbers, show);
  const last = sides.length - 1;
  const compared = sides.length === 3 ? 1 : 0;
  const columns = [
    ...sides.map(({ label }) => ({ label, unit })),
    { label: differenceLabel(unit, compared === 1), unit: "count" as const },
  ];
  const table: TableRow[] = rows.map(({ label, values }) => ({
    label,
    values: [...values, difference(values[last] ?? null, values[compared] ?? null)],
  }));
  const share = isNarrowed(scope) && unit === "percent" ? ", as a share" : "";
  const title = `${askedTitle(measure, scope, { by, isOfTwoTimes: true })}${share}`;
  const text = sentenceOf(measure, scope, sides, totals.values, unit, compared);
  const chart: Chart = {
    kind: "chart",
    title,
    subtitle: subtitleOf(measure, scope).replace(/^[^·]*/, `${earlier.label} and ${later.label} `),
    alt: `${title}: ${text}`,
    shape: by === undefined ? "columns" : "grouped",
    categoryTitle: by === undefined ? "Period" : capitalised(breakdownName(by)),
    categories: by === undefined ? sides.map(({ label }) => label) : rows.map(({ label }) => label),
    series:
      by === undefined
        ? [{ name: totals.label, unit, values: totals.values }]
        : sides.map(({ label }, at) => ({
            name: label,
            unit,
            values: rows.map(({ values }) => values[at] ?? null),
            earlierBy: last - at,
          })),
  };
  const rowHeading = by === undefined ? "Number" : capitalised(breakdownName(by));
  return { title, parts: [{ kind: "say", text }, chart, { kind: "table", rowHeading, columns, rows: table }] };
}

/** Where the later period is not over and the earlier is the same of an earlier year: the same days of that year. */
function likeForLike(earlier: Side, later: Side): Side[] {
  const { period, wholePeriod } = later.scope;
  if (period.to === wholePeriod.to) return [];
  const years = Math.round((wholePeriod.from - earlier.scope.wholePeriod.from) / 365.25);
  const whole = inEarlierYear(wholePeriod, years);
  if (years < 1 || whole.from !== earlier.scope.wholePeriod.from || whole.to !== earlier.scope.wholePeriod.to)
    return [];
  const part = inEarlierYear(period, years);
  return [{ label: periodLabel(part), scope: inPeriod(earlier.scope, part), isDay: part.from === part.to }];
}

/** A difference of percentages is in points. Where the later time is not over, only the same days of both are compared. */
function differenceLabel(unit: Unit, isLikeForLike: boolean): string {
  const points = unit === "percent" ? ["percentage points"] : [];
  const details = [...(isLikeForLike ? ["like for like"] : []), ...points];
  return details.length === 0 ? "Difference" : `Difference (${details.join(", ")})`;
}

function unitOf(scope: Scope, numbers: Numbers, show: Show | undefined): Unit {
  return isOfShares(scope, numbers, show) ? "percent" : "count";
}

function isOfShares(scope: Scope, numbers: Numbers, show: Show | undefined): boolean {
  const isSome = isNarrowed(scope);
  return (show === "share" && isSome) || (!isSome && numbers.rate(scope) !== null);
}

function valueIn(scope: Scope, numbers: Numbers, show: Show | undefined): Value {
  const rate = isOfShares(scope, numbers, show) ? numbers.rate(scope) : null;
  return rate === null ? numbers.count(scope) : rate.percent;
}

function* totalsOf(
  measure: Measure,
  scope: Scope,
  sides: readonly Side[],
  numbers: Numbers,
  show: Show | undefined,
): Steps<{ label: string; values: Value[] }> {
  return {
    label: whatText(measure, scope, 2),
    values: yield* mapInSteps(sides, ({ scope }) => valueIn(scope, numbers, show)),
  };
}

function* rowsBy(
  sides: readonly Side[],
  by: By,
  numbers: Numbers,
  show: Show | undefined,
): Steps<{ label: string; values: Value[] }[]> {
  const tables = yield* mapInSteps(sides, ({ scope }) =>
    show === "share" && isNarrowed(scope) ? numbers.share(scope, by) : numbers.figures(scope, by),
  );
  const labels = new Set(tables.flatMap(({ rows }) => rows.flatMap((row) => (row.isTotal ? [] : [row.label]))));
  return inOrder(labels, by, sides[0]?.scope.among?.values).map((label) => ({
    label,
    values: tables.map((table) => {
      const row = table.rows.find((one) => one.label === label);
      if (row !== undefined) return rankOf(table, row);
      // a row that a table leaves out counts nothing, and a percentage of nothing is none
      return table.columns.some(({ unit }) => unit === "percent") ? null : 0;
    }),
  }));
}

/** Orders the rows of several tables as one table has them: as they are asked for, else A–Z; ages have an order already. */
function inOrder(labels: ReadonlySet<string>, by: By, among: readonly string[] | undefined): readonly string[] {
  if (among !== undefined) return among.filter((label) => labels.has(label));
  if (by === "age") return [...labels];
  const recorded = [...labels].filter((label) => !trailing.includes(label)).sort(byName);
  return [...recorded, ...trailing.filter((label) => labels.has(label))];
}

function difference(later: Value, earlier: Value): Value {
  return later === null || earlier === null ? null : later - earlier;
}

function sentenceOf(
  measure: Measure,
  scope: Scope,
  sides: readonly Side[],
  values: readonly Value[],
  unit: Unit,
  compared: number,
): string {
  const named = sides.map(
    ({ label, isDay }, at) => `${valueText(values[at] ?? null, unit)} ${withPreposition(label, isDay)}`,
  );
  const change = difference(values[sides.length - 1] ?? null, values[compared] ?? null);
  const amount = change === null ? null : numberText(Math.abs(change), "count");
  const points = unit === "percent" ? (Math.abs(change ?? 0) === 1 ? " percentage point" : " percentage points") : "";
  const than = sides[compared]?.label ?? "";
  const changed =
    change === null
      ? "The difference cannot be shown, because one of the two has nothing to count."
      : change === 0
        ? `That is the same as ${than}.`
        : `That is ${amount}${points} ${change > 0 ? (unit === "percent" ? "higher" : "more") : unit === "percent" ? "lower" : "fewer"} than ${than}.`;
  const what = isNarrowed(scope) || unit === "count" ? capitalised(whatText(measure, scope, 2)) : measure.title;
  const asShare = isNarrowed(scope) && unit === "percent" ? ", as a share" : "";
  const lengths = unit === "count" && measure.event !== null ? lengthText(sides, compared) : "";
  return `${what}${asShare}: ${named.toReversed().join(", ")}. ${changed}${lengths}`;
}

/** Months and quarters differ by less: a longer time has more events by itself. */
const leastAlike = 0.9;

/** Says how long the two times are whose counts are compared, where they differ in length. */
function lengthText(sides: readonly Side[], compared: number): string {
  const days = [sides[sides.length - 1], sides[compared]].map((side) =>
    side === undefined ? 0 : side.scope.period.to - side.scope.period.from + 1,
  );
  const [later = 0, earlier = 0] = days;
  if (Math.min(later, earlier) >= leastAlike * Math.max(later, earlier)) return "";
  return ` The periods differ in length (${dayCount(later)} and ${dayCount(earlier)}).`;
}
