import { dayFrom, type Day } from "../../cases/day.ts";
import {
  addDays,
  addMonths,
  endOfMonth,
  endOfYear,
  firstOfMonth,
  firstOfYear,
  monthOf,
  yearOf,
  type Period,
} from "../../facts/calendar.ts";

/** A stretch of the calendar of which there is a last, a this and a next one. */
export type CalendarUnit = "week" | "month" | "quarter" | "term" | "year" | "academic year" | "financial year";

/** Returns whole months. */
export function months(first: Day, count: number): Period {
  return { from: first, to: endOfMonth(addMonths(first, count - 1)) };
}

/** Returns the first day of a month of a year. */
export function monthStart(year: number, month: number): Day {
  return dayFrom(year, month, 1) ?? firstOfYear(year);
}

/** Returns the week, Monday to Sunday, that holds the day. */
export function weekOf(day: Day): Period {
  // 1 January 1970, day 0, was a Thursday
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  const from = addDays(day, -sinceMonday);
  return { from, to: addDays(from, 6) };
}

export interface SchoolTerm {
  readonly name: "spring" | "summer" | "autumn";
  readonly firstMonth: number;
  readonly months: number;
  readonly days: string;
}

const spring: SchoolTerm = { name: "spring", firstMonth: 1, months: 3, days: "1 January to 31 March" };

/** The school terms. Easter moves: spring ends with March. */
export const schoolTerms: readonly SchoolTerm[] = [
  spring,
  { name: "summer", firstMonth: 4, months: 5, days: "1 April to 31 August" },
  { name: "autumn", firstMonth: 9, months: 4, days: "1 September to 31 December" },
];

export function termIn(year: number, term: SchoolTerm): Period {
  return months(monthStart(year, term.firstMonth), term.months);
}

export function termOf(day: Day): SchoolTerm {
  return schoolTerms.findLast(({ firstMonth }) => firstMonth <= monthOf(day)) ?? spring;
}

/** Returns the school term so many terms after that of the day. */
function termFrom(day: Day, offset: number): Period {
  const here = termIn(yearOf(day), termOf(day));
  if (offset === 0) return here;
  return offset > 0 ? termFrom(addDays(here.to, 1), offset - 1) : termFrom(addDays(here.from, -1), offset + 1);
}

/** The first days of the half terms, as month and day. Councils hold them in weeks of their own: these are near, and said. */
const halfTermStarts: readonly (readonly [month: number, day: number])[] = [
  [1, 1],
  [2, 15],
  [4, 1],
  [6, 1],
  [9, 1],
  [11, 1],
];

/** Returns the half of a school term so many halves after that of the day. */
export function halfTermFrom(day: Day, offset: number): Period {
  const year = yearOf(day);
  const starts = [year - 1, year, year + 1].flatMap((one) =>
    halfTermStarts.map(([month, date]) => addDays(monthStart(one, month), date - 1)),
  );
  const at = starts.findLastIndex((start) => start <= day) + offset;
  const [from = day, next = day] = starts.slice(at, at + 2);
  return { from, to: addDays(next, -1) };
}

/** Returns Easter Sunday, by the rule of the Gregorian calendar. */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  return addDays(monthStart(year, 3), 27 + moon - weekday);
}

/** Returns the year that begins with a month and holds the day. */
function yearFrom(day: Day, firstMonth: number, offset: number): Period {
  const year = yearOf(day) - (monthOf(day) < firstMonth ? 1 : 0);
  return months(monthStart(year + offset, firstMonth), 12);
}

export const academicYear = (year: number): Period => months(monthStart(year, 9), 12);
export const financialYear = (year: number): Period => months(monthStart(year, 4), 12);
export const calendarYear = (year: number): Period => ({ from: firstOfYear(year), to: endOfYear(year) });

/** Returns the unit that holds the day, or so many after it. */
export function unitPeriod(unit: CalendarUnit, day: Day, offset: number): Period {
  const month = firstOfMonth(day);
  switch (unit) {
    case "week":
      return weekOf(addDays(day, 7 * offset));
    case "month":
      return months(addMonths(month, offset), 1);
    case "quarter":
      return months(addMonths(month, 3 * offset - ((monthOf(day) - 1) % 3)), 3);
    case "term":
      return termFrom(day, offset);
    case "year":
      return calendarYear(yearOf(day) + offset);
    case "academic year":
      return yearFrom(day, 9, offset);
    case "financial year":
      return yearFrom(day, 4, offset);
  }
}
