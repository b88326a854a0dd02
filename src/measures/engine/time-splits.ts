import type { Day } from "../../cases/day.ts";
import type { Scope } from "./scope.ts";
import {
  endOfMonth,
  isWithin,
  lastMonths,
  monthLabel,
  monthName,
  monthNames,
  monthNumber,
  monthOf,
  yearOf,
} from "../../facts/calendar.ts";
import type { Split } from "./split.ts";

type DayOf<Record> = (record: Record) => Day | null;

/** The years from `count - 1` before the reporting year up to it, by the day of an event not later than the day asked about. */
export function years<Record>(count: number, dayOf: DayOf<Record>): Split<Record> {
  return {
    heading: "Year",
    usesYear: true,
    open: ({ year, on }) => {
      const always = Array.from({ length: count }, (_, at) => String(year - count + 1 + at));
      return {
        always,
        latest: String(year),
        assign: (record) => {
          const day = dayOf(record);
          if (day === null || day > on) return null;
          const label = String(yearOf(day));
          return always.includes(label) ? label : null;
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
      always: monthNames.slice(0, monthOf(yearToDate.to)),
      assign: (record) => {
        const day = dayOf(record);
        return isWithin(yearToDate, day) ? monthName(day) : null;
      },
    }),
  };
}

/** `January` to `December` of whatever year the event fell in: for columns of years. */
export function monthsOfYear<Record>(dayOf: DayOf<Record>): Split<Record> {
  return {
    heading: "Month",
    open: () => ({
      always: monthNames,
      assign: (record) => {
        const day = dayOf(record);
        return day === null ? null : monthName(day);
      },
    }),
  };
}

/** The last so many months, `Jan 2021`, by the day of an event not later than the day asked about. */
export function rollingMonths<Record>(count: number, dayOf: DayOf<Record>): Split<Record> {
  return {
    heading: "Month",
    open: ({ on }) => {
      const labels = new Set(lastMonths(on, count).map(monthLabel));
      return {
        always: [...labels],
        assign: (record) => {
          const day = dayOf(record);
          if (day === null || day > on) return null;
          const label = monthLabel(day);
          return labels.has(label) ? label : null;
        },
      };
    },
  };
}

/** Months in time, `Jul 2021`, each shown only when something falls in it. */
export function monthsAhead<Record>(dayOf: (record: Record, scope: Scope) => Day | null): Split<Record> {
  return {
    heading: "Month",
    open: (scope) => ({
      always: [],
      assign: (record) => {
        const day = dayOf(record, scope);
        return day === null ? null : monthLabel(day);
      },
      compare: (a, b) => monthNumber(a) - monthNumber(b),
    }),
  };
}

/** A day for each of the last so many months: what holds on that day is counted under its month. */
export interface MonthDays {
  readonly heading: string;
  days(scope: Scope): ReadonlyMap<string, Day>;
}

/** The first day of each of the last so many months. */
export const monthStarts = (count: number): MonthDays => ({
  heading: "Month",
  days: ({ on }) => new Map(lastMonths(on, count).map((first) => [monthLabel(first), first])),
});

/** The last day of each of the last so many months; for the current month, the day asked about. */
export const monthEnds = (count: number): MonthDays => ({
  heading: "Month",
  days: ({ on }) =>
    new Map(lastMonths(on, count).map((first) => [monthLabel(first), endOfMonth(first) < on ? endOfMonth(first) : on])),
});

/** A record stands under every month on whose day it holds. */
export function onMonthDays<Record>(
  months: MonthDays,
  holds: (record: Record, day: Day, scope: Scope) => boolean,
): Split<Record> {
  return {
    heading: months.heading,
    open: (scope) => {
      const days = [...months.days(scope)];
      return {
        always: days.map(([label]) => label),
        latest: days.at(-1)?.[0] ?? "",
        assign: (record) => days.filter(([, day]) => holds(record, day, scope)).map(([label]) => label),
      };
    },
  };
}

/** One of a fixed list of labels, by what holds on the day of the month that the record's row is. */
export function oneOfOnMonthDay<Record>(
  heading: string,
  labels: readonly string[],
  months: MonthDays,
  labelOn: (record: Record, day: Day) => string,
): Split<Record> {
  return {
    heading,
    open: (scope) => {
      const days = months.days(scope);
      return {
        always: labels,
        assign: (record, row) => {
          const day = days.get(row);
          return day === undefined ? null : labelOn(record, day);
        },
      };
    },
  };
}
