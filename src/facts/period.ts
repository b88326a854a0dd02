import type { Day } from "../cases/day.ts";
import {
  addMonths,
  dayOfMonth,
  endOfMonth,
  endOfYear,
  firstOfMonth,
  firstOfYear,
  monthNames,
  monthOf,
  spelledDay,
  yearOf,
  type Period,
} from "./calendar.ts";

/** A stretch of days that a question names. Its last day may be after today: then it is not over. */
export interface AskedPeriod extends Period {
  /** The words that mean it, and on another day another one: "last week". Absent: it is always the same days. */
  readonly relative?: string;
}

const monthName = (day: Day) => monthNames[monthOf(day) - 1] ?? "";
const monthAndYear = (day: Day) => `${monthName(day)} ${yearOf(day)}`;
const dayAndMonth = (day: Day) => `${dayOfMonth(day)} ${monthName(day)}`;

/** Whether the period runs from the first of a month to the last of a month. */
function isWholeMonths({ from, to }: Period): boolean {
  return firstOfMonth(from) === from && endOfMonth(to) === to;
}

/** Writes a stretch of days by its shortest name, the same for the same days: `May 2021`, `21 to 27 June 2021`. */
export function periodLabel(period: Period): string {
  const { from, to } = period;
  if (from === to) return spelledDay(from);
  if (isWholeMonths(period)) return monthsLabel(from, to);
  if (yearOf(from) !== yearOf(to)) return `${spelledDay(from)} to ${spelledDay(to)}`;
  const first = monthOf(from) === monthOf(to) ? String(dayOfMonth(from)) : dayAndMonth(from);
  return `${first} to ${spelledDay(to)}`;
}

/** Writes whole months, as years where they are. */
function monthsLabel(from: Day, to: Day): string {
  const [first, last] = [yearOf(from), yearOf(to)];
  const isYears = from === firstOfYear(first) && to === endOfYear(last);
  if (isYears) return first === last ? String(first) : `${first} to ${last}`;
  if (endOfMonth(addMonths(from, 11)) === to) {
    if (monthOf(from) === 9) return `academic year ${first} to ${last}`;
    if (monthOf(from) === 4) return `financial year ${first} to ${last}`;
  }
  if (firstOfMonth(to) === from) return monthAndYear(from);
  return `${first === last ? monthName(from) : monthAndYear(from)} to ${monthAndYear(to)}`;
}

/**
 * Writes a period by its label and, where it is not over, how far it has come: `2021 to 30 June`, `1 to 15 June 2021`; of
 * several months, `April to June 2021, so far`. A day, and a period that begins after today, have their label alone.
 */
export function partLabel(period: Period, today: Day): string {
  const label = periodLabel(period);
  if (period.from === period.to || period.from > today || period.to <= today) return label;
  if (/^\d{4}$/.test(label)) return `${label} to ${dayAndMonth(today)}`;
  if (/year/.test(label)) return `${label}, to ${spelledDay(today)}`;
  const far = periodLabel({ from: period.from, to: today });
  // "April to August 2021, to 30 June" would name two ends, and "April to June 2021" alone could be all that is asked
  const isOfMonths = /^[A-Z][a-z]+(?: \d{4})? to [A-Z]/.test(label);
  return isOfMonths && period.from < today ? `${far}, so far` : far;
}

/**
 * Returns the same period so many years earlier. Whole months stay whole: February 2021 is all of February 2020. Other days
 * stay the day of their month; 29 February becomes the 28th.
 */
export function inEarlierYear(period: Period, years: number): Period {
  const from = addMonths(period.from, -12 * years);
  const to = addMonths(period.to, -12 * years);
  return isWholeMonths(period) ? { from, to: endOfMonth(to) } : { from, to };
}

/** Returns the part of a period up to a day, inclusive; null where the period begins after it. */
export function upTo(period: Period, day: Day): Period | null {
  if (period.from > day) return null;
  return { from: period.from, to: period.to < day ? period.to : day };
}
