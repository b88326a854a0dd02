import type { Day } from "../../cases/day.ts";
import {
  endOfMonth,
  isWithin,
  lastMonths,
  monthLabel,
  monthNames,
  monthNumber,
  monthOf,
  yearOf,
} from "../../facts/calendar.ts";
import type { Scope } from "./scope.ts";
import { labelsOf, nowhere, type LabelNumber, type Split } from "./split.ts";

type DayOf<Record> = (record: Record) => Day | null;

/** The years from `count - 1` before the reporting year up to it, by the day of an event not later than the day asked about. */
export function years<Record>(count: number, dayOf: DayOf<Record>): Split<Record> {
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
          if (day === null || day > on) return nowhere;
          const at = yearOf(day) - first;
          return at >= 0 && at < count ? at : nowhere;
        },
      };
    },
  };
}

/** The months of the year to date, `January` up to the month of the day asked about (all twelve of an earlier year). */
export function monthsOfYearToDate<Record>(dayOf: DayOf<Record>): Split<Record> {
  return {
    heading: "Month",
    usesYear: true,
    open: ({ yearToDate }) => ({
      labels: labelsOf(monthNames.slice(0, monthOf(yearToDate.to))),
      assign: (record) => {
        const day = dayOf(record);
        return isWithin(yearToDate, day) ? monthOf(day) - 1 : nowhere;
      },
    }),
  };
}

/** `January` to `December` of whatever year the event fell in: for columns of years. */
export function monthsOfYear<Record>(dayOf: DayOf<Record>): Split<Record> {
  return {
    heading: "Month",
    open: () => ({
      labels: labelsOf(monthNames),
      assign: (record) => {
        const day = dayOf(record);
        return day === null ? nowhere : monthOf(day) - 1;
      },
    }),
  };
}

/** Months counted from year 0. */
const monthsFromZero = (day: Day) => yearOf(day) * 12 + monthOf(day);

/** The last so many months, `Jan 2021`, by the day of an event not later than the day asked about. */
export function rollingMonths<Record>(count: number, dayOf: DayOf<Record>): Split<Record> {
  return {
    heading: "Month",
    open: ({ on }) => {
      const first = monthsFromZero(on) - count + 1;
      return {
        labels: labelsOf(lastMonths(on, count).map(monthLabel)),
        assign: (record) => {
          const day = dayOf(record);
          if (day === null || day > on) return nowhere;
          const at = monthsFromZero(day) - first;
          return at >= 0 ? at : nowhere;
        },
      };
    },
  };
}

/** Months in time, `Jul 2021`, each shown only when something falls in it. */
export function monthsAhead<Record>(dayOf: (record: Record, scope: Scope) => Day | null): Split<Record> {
  return {
    heading: "Month",
    open: (scope) => {
      const labels = labelsOf([]);
      return {
        labels,
        assign: (record) => {
          const day = dayOf(record, scope);
          return day === null ? nowhere : labels.numberOf(monthLabel(day));
        },
        compare: (a, b) => monthNumber(a) - monthNumber(b),
      };
    },
  };
}

/** A day for each of the last so many months: what holds on that day is counted under its month. */
export interface MonthDays {
  readonly heading: string;
  /** Each month's label and its day, oldest first. */
  days(scope: Scope): readonly { readonly label: string; readonly day: Day }[];
}

/** The first day of each of the last so many months. */
export const monthStarts = (count: number): MonthDays => ({
  heading: "Month",
  days: ({ on }) => lastMonths(on, count).map((first) => ({ label: monthLabel(first), day: first })),
});

/** The last day of each of the last so many months; for the current month, the day asked about. */
export const monthEnds = (count: number): MonthDays => ({
  heading: "Month",
  days: ({ on }) =>
    lastMonths(on, count).map((first) => {
      const end = endOfMonth(first);
      return { label: monthLabel(first), day: end < on ? end : on };
    }),
});

/** From when and until when something holds of a record: `from` inclusive, null: never; `until` exclusive, null: for good. */
export interface Span<Record> {
  readonly from: (record: Record) => Day | null;
  readonly until: (record: Record) => Day | null;
}

/** A record stands under every month on whose day it holds. */
export function duringMonthDays<Record>(months: MonthDays, { from, until }: Span<Record>): Split<Record> {
  return {
    heading: months.heading,
    open: (scope) => {
      const all = months.days(scope);
      const days = all.map(({ day }) => day);
      const found: LabelNumber[] = [];
      return {
        labels: labelsOf(all.map(({ label }) => label)),
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

/** One of two labels, by whether something holds on the day of the month that the record's row is. */
export function whetherOnMonthDay<Record>(
  heading: string,
  [holding, others]: readonly [holding: string, others: string],
  months: MonthDays,
  holds: (scope: Scope) => (record: Record, day: Day) => boolean,
): Split<Record> {
  return {
    heading,
    open: (scope) => {
      const days = months.days(scope).map(({ day }) => day);
      const isHolding = holds(scope);
      return {
        labels: labelsOf([holding, others]),
        assign: (record, row) => {
          const day = days[row];
          if (day === undefined) return nowhere;
          return isHolding(record, day) ? 0 : 1;
        },
      };
    },
  };
}
