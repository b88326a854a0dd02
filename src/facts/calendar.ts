/**
 * Civil days as `YYYY-MM-DD` text, which sorts in time. Nothing here knows a clock or a time zone.
 * A borough has few distinct days and many questions about each, so the arithmetic is remembered.
 */
import { UTCDateMini } from "@date-fns/utc";
import { addMonths as monthsLater, differenceInCalendarDays, format, lastDayOfMonth } from "date-fns";

const lastDay = "9999-12-31";

function dateOf(day: string): Date {
  return new UTCDateMini(`${day}T00:00:00Z`);
}

function textOf(date: Date): string {
  return date.getUTCFullYear() > 9999 ? lastDay : date.toISOString().slice(0, 10);
}

/** Remembers a function of a day, for as many days as a few thousand years hold. */
function remembered<Result>(of: (day: string) => Result): (day: string) => Result {
  const known = new Map<string, Result>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const result = of(day);
    known.set(day, result);
    return result;
  };
}

const epoch = dateOf("1970-01-01");

const numberOf = remembered((day) => differenceInCalendarDays(dateOf(day), epoch));

/** Whole days from one day to the other; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return textOf(new UTCDateMini((numberOf(day) + count) * 86_400_000));
}

const laterBy = new Map<number, (day: string) => string>();

/** The day `count` calendar months later (earlier when negative), clamped at month end: 31 August + 6 = 28 or 29 February. */
export function addMonths(day: string, count: number): string {
  let later = laterBy.get(count);
  if (later === undefined) {
    later = remembered((from) => textOf(monthsLater(dateOf(from), count)));
    laterBy.set(count, later);
  }
  return later(day);
}

/** Completed years from birth to the day, never below 0. Born on 29 February: a year older on 1 March. */
export function ageOn(bornOn: string, day: string): number {
  const years = yearOf(day) - yearOf(bornOn);
  return Math.max(0, day.slice(5) < bornOn.slice(5) ? years - 1 : years);
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function endOfMonth(day: string): string {
  return textOf(lastDayOfMonth(dateOf(day)));
}

/** The last 31 August on or before the day: the day on which school years turn. */
export function lastAugust31(day: string): string {
  const ofYear = `${day.slice(0, 4)}-08-31`;
  return ofYear <= day ? ofYear : `${String(yearOf(day) - 1).padStart(4, "0")}-08-31`;
}

export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `January`, for months that all lie in one named year. */
export function monthName(day: string): string {
  return monthNames[monthOf(day) - 1] ?? "";
}

/** `Jan 2021`, for months across years. */
export const monthLabel = remembered((day) => format(dateOf(day), "MMM yyyy"));

/** The month of a label such as `Jul 2021`, counted from year 0: for putting labels in time. */
export function monthNumber(label: string): number {
  return Number(label.slice(4)) * 12 + monthNames.findIndex((name) => name.startsWith(label.slice(0, 3)));
}

/** `30 June 2021`, as people read a day. */
export const spelledDay = remembered((day) => format(dateOf(day), "d MMMM yyyy"));

/** The first days of the last `count` months, the month of the day included, oldest first. */
export function lastMonths(day: string, count: number): string[] {
  const first = firstOfMonth(day);
  return Array.from({ length: count }, (_, at) => addMonths(first, at - count + 1));
}

/** Both ends inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export function isWithin(period: Period, day: string | null): day is string {
  return day !== null && period.from <= day && day <= period.to;
}
