import type { Day } from "../../../cases/day.ts";
import {
  addDays,
  addMonths,
  endOfYear,
  firstOfMonth,
  firstOfYear,
  monthNames,
  monthOf,
  yearOf,
  type Period,
} from "../../../facts/calendar.ts";
import { inEarlierYear, periodLabel } from "../../../facts/period.ts";
import type { Scope } from "../scope.ts";

/** One of the periods that a flow is shown over. */
interface Window {
  readonly label: string;
  /** Ends by the day asked about. */
  readonly period: Period;
  /** Whether it is the period asked about. */
  readonly isAsked: boolean;
}

/** Whether the day a year after the first one is still within. */
export function isLongerThanAYear({ from, to }: Period): boolean {
  return to >= addMonths(from, 12);
}

/** Returns the academic or financial years that a period is made of; null for others. */
function yearsOfKind({ from, to }: Period): readonly Period[] | null {
  const isFirst = firstOfMonth(from) === from && (monthOf(from) === 4 || monthOf(from) === 9);
  const years: Period[] = [];
  if (!isFirst) return null;
  for (let start = from; start <= to; start = addMonths(start, 12)) {
    years.push({ from: start, to: addDays(addMonths(start, 12), -1) });
  }
  return years.at(-1)?.to === to ? years : null;
}

/**
 * Returns the period asked about and the same in the `count - 1` years before it, oldest first; of a period of more than
 * a year, its academic, financial or else calendar years, named by their months where they are not whole. Those are left
 * out that begin before what the source holds.
 */
export function windows(scope: Scope, count: number): readonly Window[] {
  const held = scope.snapshot.limits?.from;
  const all = allWindows(scope, count);
  return held === undefined ? all : all.filter(({ period, isAsked }) => isAsked || period.from >= held);
}

function allWindows({ wholePeriod, period }: Scope, count: number): readonly Window[] {
  if (isLongerThanAYear(wholePeriod)) {
    const years = yearsOfKind(wholePeriod);
    if (years !== null)
      return years
        .filter(({ from }) => from <= period.to)
        .map((one) => ({
          label: periodLabel(one),
          period: { from: one.from, to: one.to < period.to ? one.to : period.to },
          isAsked: false,
        }));
    const first = yearOf(period.from);
    return Array.from({ length: yearOf(period.to) - first + 1 }, (_, at) => {
      const year = first + at;
      const from = at === 0 ? period.from : firstOfYear(year);
      const to = year === yearOf(period.to) ? period.to : endOfYear(year);
      const end = year === yearOf(wholePeriod.to) ? wholePeriod.to : endOfYear(year);
      return { label: periodLabel({ from, to: end }), period: { from, to }, isAsked: false };
    });
  }
  const earlier = Array.from({ length: count - 1 }, (_, at) => inEarlierYear(wholePeriod, count - 1 - at));
  return [
    ...earlier.map((one) => ({ label: periodLabel(one), period: one, isAsked: false })),
    { label: periodLabel(wholePeriod), period, isAsked: true },
  ];
}

export function monthName(day: Day): string {
  return monthNames[monthOf(day) - 1] ?? "";
}

/** Returns the names of the months that rows show beside columns of windows, in the order of the period. */
export function monthsInWindows({ wholePeriod }: Scope): readonly string[] {
  if (isLongerThanAYear(wholePeriod)) return monthNames;
  const first = firstOfMonth(wholePeriod.from);
  return monthNames
    .map((_, at) => addMonths(first, at))
    .filter((month) => month <= wholePeriod.to)
    .map(monthName);
}

/** Whether some day of the month of that name lies in the window. */
export function hasMonth({ period }: Window, name: string): boolean {
  const first = firstOfMonth(period.from);
  return monthNames.some((_, at) => {
    const month = addMonths(first, at);
    return month <= period.to && monthName(month) === name;
  });
}
