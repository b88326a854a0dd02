import type { Day } from "../../../cases/day.ts";
import type { Snapshot } from "../../../cases/snapshot.ts";
import {
  endOfMonth,
  firstOfMonth,
  isWithin,
  lastMonths,
  monthLabel,
  monthNames,
  monthOrder,
  monthOf,
  yearOf,
  type Period,
} from "../../../facts/calendar.ts";
import { countBefore } from "../events.ts";
import type { SpanLists, Spans } from "../../../facts/by-day.ts";
import type { Scope } from "../scope.ts";
import { labelsOf, noLabel, type AddRun, type LabelRun, type OpenSplit, type Split } from "./split.ts";
import { monthName, monthsInWindows, windows } from "./windows.ts";

type DayOf<Item> = (record: Item) => Day | null;

/**
 * Splits by the period asked about and the same in the `count - 1` years before it: `2019`, `2020`, `2021` or `May 2019`,
 * `May 2020`, `May 2021`. A period of more than a year is split by its calendar years.
 */
export function years<Item>(count: number, dayOf: DayOf<Item>): Split<Item> {
  return {
    heading: "Year",
    isOverTime: true,
    usesYear: true,
    open: (scope) => {
      const shown = windows(scope, count);
      const latest = shown.findIndex(({ isAsked }) => isAsked);
      return {
        labels: labelsOf(shown.map(({ label }) => label)),
        ...(latest === -1 ? {} : { latest }),
        assign: (record) => {
          const day = dayOf(record);
          return shown.findIndex(({ period }) => isWithin(period, day));
        },
      };
    },
  };
}

/** Splits by month of the period: `January` to `June` within one year, else `Sep 2020` to `Jun 2021`. */
export function monthsOfPeriod<Item>(dayOf: DayOf<Item>): Split<Item> {
  return {
    heading: "Month",
    isOverTime: true,
    usesYear: true,
    open: ({ period }) => monthsIn(period, dayOf, yearOf(period.from) === yearOf(period.to) ? monthName : monthLabel),
  };
}

/** Splits by month of the period and of the same in other years, by name: for columns of years. */
export function monthsOfYear<Item>(dayOf: DayOf<Item>): Split<Item> {
  return {
    heading: "Month",
    isOverTime: true,
    open: (scope) => {
      const names = monthsInWindows(scope);
      const numbers = monthNames.map((name) => names.indexOf(name));
      return {
        labels: labelsOf(names),
        assign: (record) => {
          const day = dayOf(record);
          return day === null ? noLabel : (numbers[monthOf(day) - 1] ?? noLabel);
        },
      };
    },
  };
}

/** Numbers months across years, so that they can be subtracted. */
const monthNumber = (day: Day) => yearOf(day) * 12 + monthOf(day);

function monthsIn<Item>(period: Period, dayOf: DayOf<Item>, nameOf: (day: Day) => string): OpenSplit<Item> {
  const first = monthNumber(period.from);
  const count = monthNumber(period.to) - first + 1;
  return {
    labels: labelsOf(lastMonths(period.to, count).map(nameOf)),
    assign: (record) => {
      const day = dayOf(record);
      return isWithin(period, day) ? monthNumber(day) - first : noLabel;
    },
  };
}

/** Splits by month, `Jan 2021`: those of the period asked about, else the month of the day and the `count - 1` before it. */
export function rollingMonths<Item>(count: number, dayOf: DayOf<Item>): Split<Item> {
  return {
    heading: "Month",
    isOverTime: true,
    usesYear: true,
    open: (scope) => {
      const { on, period, isPeriodAsked } = scope;
      const [from = firstOfMonth(on)] = heldMonths(scope, count);
      return monthsIn(isPeriodAsked ? period : { from, to: on }, dayOf, monthLabel);
    },
  };
}

/** Splits by month, `Jul 2021`, earliest first. Months with nothing in them are not shown. */
export function monthsAhead<Item>(dayOf: (scope: Scope) => (record: Item) => Day | null): Split<Item> {
  return {
    heading: "Month",
    isOverTime: true,
    open: (scope) => {
      const labels = labelsOf([]);
      const dayOfRecord = dayOf(scope);
      return {
        labels,
        assign: (record) => {
          const day = dayOfRecord(record);
          const isAsked = day !== null && (scope.ahead === undefined || isWithin(scope.ahead, day));
          return isAsked ? labels.numberOf(monthLabel(day)) : noLabel;
        },
        compare: (a, b) => monthOrder(a) - monthOrder(b),
      };
    },
  };
}

/** One day for each of the last months: what holds on that day is counted under its month. */
export interface MonthDays {
  readonly heading: string;
  /** Returns each month's label and its day, oldest first. */
  days(scope: Scope): readonly { readonly label: string; readonly day: Day }[];
}

/** The first days of the last months that the source holds, at most so many. */
function heldMonths({ on, snapshot: { limits } }: Scope, count: number): Day[] {
  return lastMonths(on, count).filter((first) => limits === null || first >= limits.from);
}

/** The first day of each of the last `count` months. */
export const monthStarts = (count: number): MonthDays => ({
  heading: "Month",
  days: (scope) => heldMonths(scope, count).map((first) => ({ label: monthLabel(first), day: first })),
});

/** The last day of each of the last `count` months; of the current month, the day asked about. */
export const monthEnds = (count: number): MonthDays => ({
  heading: "Month",
  days: (scope) =>
    heldMonths(scope, count).map((first) => {
      const end = endOfMonth(first);
      return { label: monthLabel(first), day: end < scope.on ? end : scope.on };
    }),
});

/** Returns a function that returns how many of the days, oldest first, lie before a day. */
function counterBefore(days: readonly Day[]): (day: number) => number {
  const first = days[0] ?? Infinity;
  const last = days.at(-1) ?? -Infinity;
  const counts = Uint16Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => countBefore(days, first + at));
  return (day) => (day <= first ? 0 : day > last ? days.length : (counts[day - first] ?? 0));
}

/** Splits by month: a record counts in every month on whose day the span holds. */
export function duringMonthDays<Item extends { readonly at: number }>(
  months: MonthDays,
  spansOf: (snapshot: Snapshot) => Spans,
): Split<Item> {
  return {
    heading: months.heading,
    isOverTime: true,
    open: (scope) => {
      const labelledDays = months.days(scope);
      const days = labelledDays.map(({ day }) => day);
      const { from, until } = spansOf(scope.snapshot);
      const daysBefore = counterBefore(days);
      const run = { first: 0, end: 0 };
      return {
        labels: labelsOf(labelledDays.map(({ label }) => label)),
        latest: days.length - 1,
        assign: ({ at }) => {
          run.first = daysBefore(from[at] ?? Infinity);
          run.end = daysBefore(until[at] ?? Infinity);
          return run;
        },
      };
    },
  };
}

/**
 * Splits columns in two by whether something holds on the day of the row's month: on each day within one of the
 * record's spans. The rows must be of the same months.
 */
export function whetherOnMonthDay<Item extends { readonly at: number }>(
  heading: string,
  labels: readonly [holding: string, others: string],
  months: MonthDays,
  spansOf: (snapshot: Snapshot) => SpanLists,
): Split<Item> {
  return {
    heading,
    open: (scope) => {
      const days = months.days(scope).map(({ day }) => day);
      const { start, from, until } = spansOf(scope.snapshot);
      const daysBefore = counterBefore(days);
      const eachRun = ({ at }: Item, rows: LabelRun, add: AddRun): void => {
        let reached = rows.first;
        const last = start[at + 1] ?? 0;
        for (let span = start[at] ?? 0; span < last; span += 1) {
          const first = Math.max(reached, daysBefore(from[span] ?? 0));
          const end = Math.min(rows.end, daysBefore(until[span] ?? 0));
          if (first >= end) continue;
          if (first > reached) add(reached, first, 1);
          add(first, end, 0);
          reached = end;
        }
        if (reached < rows.end) add(reached, rows.end, 1);
      };
      return {
        labels: labelsOf(labels),
        eachRun,
        assign: (record, row) => {
          let column = noLabel;
          eachRun(record, { first: row, end: row + 1 }, (_first, _end, found) => (column = found));
          return column;
        },
      };
    },
  };
}
