import type { Day } from "../../cases/day.ts";
import {
  endOfMonth,
  isWithin,
  lastMonths,
  monthLabel,
  monthNames,
  monthOrder,
  monthOf,
  yearOf,
} from "../../facts/calendar.ts";
import type { Scope } from "./scope.ts";
import { labelsOf, noLabel, type LabelNumber, type Split } from "./split.ts";

type DayOf<Item> = (record: Item) => Day | null;

/** Splits by year of an event up to the day asked about: the reporting year and the `count - 1` years before it. */
export function years<Item>(count: number, dayOf: DayOf<Item>): Split<Item> {
  return {
    heading: "Year",
    usesYear: true,
    open: ({ year, on }) => {
      const first = year - count + 1;
      return {
        labels: labelsOf(Array.from({ length: count }, (_, at) => String(first + at))),
        latest: count - 1,
        assign: (record) => {
          const day = dayOf(record);
          if (day === null || day > on) return noLabel;
          const at = yearOf(day) - first;
          return at >= 0 && at < count ? at : noLabel;
        },
      };
    },
  };
}

/** Splits by month of the year to date: `January` to the month of its last day. */
export function monthsOfYearToDate<Item>(dayOf: DayOf<Item>): Split<Item> {
  return {
    heading: "Month",
    usesYear: true,
    open: ({ yearToDate }) => ({
      labels: labelsOf(monthNames.slice(0, monthOf(yearToDate.to))),
      assign: (record) => {
        const day = dayOf(record);
        return isWithin(yearToDate, day) ? monthOf(day) - 1 : noLabel;
      },
    }),
  };
}

/** Splits by month, `January` to `December`, of whatever year: for columns of years. */
export function monthsOfYear<Item>(dayOf: DayOf<Item>): Split<Item> {
  return {
    heading: "Month",
    open: () => ({
      labels: labelsOf(monthNames),
      assign: (record) => {
        const day = dayOf(record);
        return day === null ? noLabel : monthOf(day) - 1;
      },
    }),
  };
}

/** Numbers months across years, so that they can be subtracted. */
const monthNumber = (day: Day) => yearOf(day) * 12 + monthOf(day);

/** Splits by month, `Jan 2021`, of an event up to the day asked about: its month and the `count - 1` before it. */
export function rollingMonths<Item>(count: number, dayOf: DayOf<Item>): Split<Item> {
  return {
    heading: "Month",
    open: ({ on }) => {
      const first = monthNumber(on) - count + 1;
      return {
        labels: labelsOf(lastMonths(on, count).map(monthLabel)),
        assign: (record) => {
          const day = dayOf(record);
          if (day === null || day > on) return noLabel;
          const at = monthNumber(day) - first;
          return at >= 0 ? at : noLabel;
        },
      };
    },
  };
}

/** Splits by month, `Jul 2021`, earliest first. Months with nothing in them are not shown. */
export function monthsAhead<Item>(dayOf: (record: Item, scope: Scope) => Day | null): Split<Item> {
  return {
    heading: "Month",
    open: (scope) => {
      const labels = labelsOf([]);
      return {
        labels,
        assign: (record) => {
          const day = dayOf(record, scope);
          return day === null ? noLabel : labels.numberOf(monthLabel(day));
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

/** The first day of each of the last `count` months. */
export const monthStarts = (count: number): MonthDays => ({
  heading: "Month",
  days: ({ on }) => lastMonths(on, count).map((first) => ({ label: monthLabel(first), day: first })),
});

/** The last day of each of the last `count` months; of the current month, the day asked about. */
export const monthEnds = (count: number): MonthDays => ({
  heading: "Month",
  days: ({ on }) =>
    lastMonths(on, count).map((first) => {
      const end = endOfMonth(first);
      return { label: monthLabel(first), day: end < on ? end : on };
    }),
});

/** The days on which something holds of a record: `from` inclusive, null: never; `until` exclusive, null: for good. */
export interface Span<Item> {
  readonly from: (record: Item) => Day | null;
  readonly until: (record: Item) => Day | null;
}

/** Splits by month: a record counts in every month on whose day the span holds. */
export function duringMonthDays<Item>(months: MonthDays, { from, until }: Span<Item>): Split<Item> {
  return {
    heading: months.heading,
    open: (scope) => {
      const labelledDays = months.days(scope);
      const days = labelledDays.map(({ day }) => day);
      const found: LabelNumber[] = [];
      return {
        labels: labelsOf(labelledDays.map(({ label }) => label)),
        latest: days.length - 1,
        assign: (record) => {
          found.length = 0;
          const first = from(record);
          if (first === null) return found;
          const end = until(record) ?? Infinity;
          for (let at = 0; at < days.length; at += 1) {
            const day = days[at];
            if (day !== undefined && day >= first && day < end) found.push(at);
          }
          return found;
        },
      };
    },
  };
}

/** Splits columns in two by whether something holds on the day of the row's month. The rows must be of the same months. */
export function whetherOnMonthDay<Item>(
  heading: string,
  labels: readonly [holding: string, others: string],
  months: MonthDays,
  holds: (scope: Scope) => (record: Item, day: Day) => boolean,
): Split<Item> {
  return {
    heading,
    open: (scope) => {
      const days = months.days(scope).map(({ day }) => day);
      const isHolding = holds(scope);
      return {
        labels: labelsOf(labels),
        assign: (record, row) => {
          const day = days[row];
          if (day === undefined) return noLabel;
          return isHolding(record, day) ? 0 : 1;
        },
      };
    },
  };
}
