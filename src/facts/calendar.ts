/**
 * The calendar: months, years, ages and their names, by date-fns. Nothing here knows a clock or a time zone. A borough
 * has few distinct days and many questions about each, so results are kept by day.
 */
import { UTCDateMini } from "@date-fns/utc";
import { addMonths as monthsLater, format, lastDayOfMonth } from "date-fns";
import { dayFrom, dayOf, type Day } from "../cases/day.ts";

const millisecondsADay = 86_400_000;

function dateOf(day: Day): Date {
  return new UTCDateMini(day * millisecondsADay);
}

const lastDay = dayFrom(9999, 12, 31) ?? dayOf(0);

function dayOfDate(date: Date): Day {
  const day = dayOf(Math.floor(date.getTime() / millisecondsADay));
  return day > lastDay ? lastDay : day;
}

/** The days that are kept in a list, which is read faster than a map: those of 1900 to 2099. */
const listed = { from: dayFrom(1900, 1, 1) ?? dayOf(0), count: 73_049 };

/** Keeps the results of a function of a day. */
function remembered<Result>(of: (day: Day) => Result): (day: Day) => Result {
  const list: (Result | undefined)[] = Array.from({ length: listed.count }, () => undefined);
  const others = new Map<Day, Result>();
  return (day) => {
    const at = day - listed.from;
    const known = at >= 0 && at < listed.count ? list[at] : others.get(day);
    if (known !== undefined) return known;
    const result = of(day);
    if (at >= 0 && at < listed.count) list[at] = result;
    else others.set(day, result);
    return result;
  };
}

/** The day `count` days later (earlier when negative), never past 31 December 9999. */
export function addDays(day: Day, count: number): Day {
  const later = dayOf(day + count);
  return later > lastDay ? lastDay : later;
}

const laterBy = new Map<number, (day: Day) => Day>();

/** The day `count` calendar months later (earlier when negative), clamped at month end: 31 August + 6 = 28 or 29 February. */
export function addMonths(day: Day, count: number): Day {
  let later = laterBy.get(count);
  if (later === undefined) {
    later = remembered((from) => dayOfDate(monthsLater(dateOf(from), count)));
    laterBy.set(count, later);
  }
  return later(day);
}

export const yearOf = remembered((day) => dateOf(day).getUTCFullYear());

/** 1 to 12. */
export const monthOf = remembered((day) => dateOf(day).getUTCMonth() + 1);

/** 1 to 31. */
export const dayOfMonth = remembered((day) => dateOf(day).getUTCDate());

/** The month and the day of the month as one number, which orders the days of a year: 831 is 31 August. */
function placeInYear(day: Day): number {
  return monthOf(day) * 100 + dayOfMonth(day);
}

/** Completed years from birth to the day, never below 0. Born on 29 February: a year older on 1 March. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = yearOf(day) - yearOf(bornOn);
  return Math.max(0, placeInYear(day) < placeInYear(bornOn) ? years - 1 : years);
}

/** The first day of a year; the calendar has the years 1 to 9999, and others become the nearest of them. */
export function firstOfYear(year: number): Day {
  return dayFrom(Math.min(9999, Math.max(1, year)), 1, 1) ?? lastDay;
}

/** The last day of a year, as firstOfYear. */
export function endOfYear(year: number): Day {
  return dayFrom(Math.min(9999, Math.max(1, year)), 12, 31) ?? lastDay;
}

export function firstOfMonth(day: Day): Day {
  return addDays(day, 1 - dayOfMonth(day));
}

export const endOfMonth = remembered((day) => dayOfDate(lastDayOfMonth(dateOf(day))));

/** The last 31 August on or before the day: the day on which school years turn. */
export function lastAugust31(day: Day): Day {
  const year = placeInYear(day) >= 831 ? yearOf(day) : yearOf(day) - 1;
  return dayFrom(year, 8, 31) ?? day;
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

/** `Jan 2021`, for months across years. */
export const monthLabel = remembered((day) => format(dateOf(day), "MMM yyyy"));

/** The month of a label such as `Jul 2021`, counted from year 0: for putting labels in time. */
export function monthNumber(label: string): number {
  return Number(label.slice(4)) * 12 + monthNames.findIndex((name) => name.startsWith(label.slice(0, 3)));
}

/** `30 June 2021`, as people read a day. */
export const spelledDay = remembered((day) => format(dateOf(day), "d MMMM yyyy"));

/** The first days of the last `count` months, the month of the day included, oldest first. */
export function lastMonths(day: Day, count: number): Day[] {
  const first = firstOfMonth(day);
  return Array.from({ length: count }, (_, at) => addMonths(first, at - count + 1));
}

/** Both ends inclusive. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export function isWithin(period: Period, day: Day | null): day is Day {
  return day !== null && period.from <= day && day <= period.to;
}
