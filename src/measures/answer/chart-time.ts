import type { Chart } from "../../answer.ts";
import { dayOfMonth, endOfMonth, endOfYear, monthLabel, yearOf, type Period } from "../../facts/calendar.ts";
import { partLabel } from "../../facts/period.ts";
import type { Measure } from "../../measure.ts";
import type { Scope } from "../engine/scope.ts";
import { monthName, windows } from "../engine/splits/windows.ts";

/** Says in a chart of events which year, quarter or month is not over, and which series is of the same in earlier years. */
export function markTime(chart: Chart, { event }: Measure, scope: Scope): Chart {
  if (event === null) return chart;
  const labels = windows(scope, chart.series.length).map(({ label }) => label);
  const isOfYears = chart.series.length > 1 && chart.series.every(({ name }, at) => name === labels[at]);
  const aged = isOfYears
    ? { ...chart, series: chart.series.map((one, at) => ({ ...one, earlierBy: labels.length - 1 - at })) }
    : chart;
  const { period, wholePeriod } = scope;
  return period.to < wholePeriod.to ? withUnfinished(aged, unfinishedNames(scope)) : aged;
}

interface UnfinishedNames {
  /** What the chart calls the last of its years or quarters, and what it is. */
  readonly window: readonly [label: string, name: string];
  /** What it may call the last of its months, and what that is: "July", "1 to 12 July". None where the month is over. */
  readonly months: ReadonlyMap<string, string>;
}

function unfinishedNames(scope: Scope): UnfinishedNames {
  const { period, wholePeriod, on } = scope;
  const last = windows(scope, 1).at(-1);
  const label = last?.label ?? "";
  const yearEnd = endOfYear(yearOf(period.to));
  const end = yearEnd < wholePeriod.to ? yearEnd : wholePeriod.to;
  const whole: Period = last?.isAsked === true ? wholePeriod : { from: last?.period.from ?? period.from, to: end };
  const days = `1 to ${dayOfMonth(period.to)}`;
  const names = [monthName(period.to), monthLabel(period.to)].map((month) => [month, `${days} ${month}`] as const);
  return {
    window: [label, partLabel(whole, on)],
    months: new Map(period.to < endOfMonth(period.to) ? names : []),
  };
}

function withUnfinished(chart: Chart, { window: [label, name], months }: UnfinishedNames): Chart {
  const series = chart.series.map((one) =>
    one.earlierBy !== undefined && one.name === label ? { ...one, name } : one,
  );
  const at = chart.categories.findLastIndex((category) => category === label || months.has(category));
  const category = chart.categories[at];
  if (category === undefined) return { ...chart, series };
  // beside whole months of earlier years a month keeps its name
  const isShared = series.some(({ earlierBy }) => earlierBy !== undefined);
  const renamed = category === label ? name : (months.get(category) ?? category);
  return {
    ...chart,
    series,
    unfinished: at,
    categories: isShared ? chart.categories : chart.categories.with(at, renamed),
  };
}
