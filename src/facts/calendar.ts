/**
 * The calendar: months, years, ages and their names, by date-fns. Nothing here reads the clock or a time zone. Results
 * are cached by day: a borough has few distinct days and many questions about each.
 */
import { UTCDateMini } from "@date-fns/utc";
import { addMonths as addMonthsToDate, format, lastDayOfMonth } from "date-fns";
import { dayFrom, dayOf, type Day } from "../cases/day.ts";

const millisecondsADay = 86_400_000;

function dateOf(day: Day): Date {
  return new UTCDateMini(day * millisecondsADay);
}

const firstDay = dayFrom(1, 1, 1) ?? dayOf(0);
const lastDay = dayFrom(9999, 12, 31) ?? dayOf(0);

function withinCalendar(day: number): Day {
  return dayOf(Math.max(firstDay, Math.min(lastDay, day)));
}

function dayOfDate(date: Date): Day {
  return withinCalendar(Math.floor(date.getTime() / millisecondsADay));
}

/** Days from 1980 to 2059 are cached in a list, which is faster to read than a map: nearly all that records hold. */
const listed = { from: dayFrom(1980, 1, 1) ?? dayOf(0), count: 29_220 };

/** Caches the results of a function of a day. */
function cachedByDay<Result>(compute: (day: Day) => Result): (day: Day) => Result {
  const list: (Result | undefined)[] = Array.from({ length: listed.count }, () => undefined);
  const others = new Map<Day, Result>();
  return (day) => {
    const at = day - listed.from;
    const cached = at >= 0 && at < listed.count ? list[at] : others.get(day);
    if (cached !== undefined) return cached;
    const result = compute(day);
    if (at >= 0 && at < listed.count) list[at] = result;
    else others.set(day, result);
    return result;
  };
}

/** Returns the day `count` days later (earlier when negative), within the years 1 to 9999. */
export function addDays(day: Day, count: number): Day {
  return withinCalendar(day + count);
}

const monthsLater = new Map<number, (day: Day) => Day>();
/** Terms of clocks and of facts are shorter. */
const mostMonthsCached = 60;

function addMonthsAnew(day: Day, count: number): Day {
  return dayOfDate(addMonthsToDate(dateOf(day), count));
}

/** Returns the day `count` calendar months later (earlier when negative). Six after 31 August is the end of February. */
export function addMonths(day: Day, count: number): Day {
  // people may type any number of months ago: a cache of each would fill the memory
  if (count < 0 || count > mostMonthsCached) return addMonthsAnew(day, count);
  let later = monthsLater.get(count);
  if (later === undefined) {
    later = cachedByDay((from) => addMonthsAnew(from, count));
    monthsLater.set(count, later);
  }
  return later(day);
}

export const yearOf = cachedByDay((day) => dateOf(day).getUTCFullYear());

/** Returns 1 to 12. */
export const monthOf = cachedByDay((day) => dateOf(day).getUTCMonth() + 1);

/** Returns 1 to 31. */
export const dayOfMonth = cachedByDay((day) => dateOf(day).getUTCDate());

/** The month and the day of the month as one number, which orders the days of a year: 831 is 31 August. */
function monthAndDay(day: Day): number {
  return monthOf(day) * 100 + dayOfMonth(day);
}

/** Returns completed years from birth to the day, never below 0. Whoever is born on 29 February turns older on 1 March. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = yearOf(day) - yearOf(bornOn);
  return Math.max(0, monthAndDay(day) < monthAndDay(bornOn) ? years - 1 : years);
}

/** Returns 1 January of the year. A year outside 1 to 9999 becomes the nearest within. */
export function firstOfYear(year: number): Day {
  return dayFrom(Math.min(9999, Math.max(1, year)), 1, 1) ?? lastDay;
}

/** Returns 31 December of the year. A year outside 1 to 9999 becomes the nearest within. */
export function endOfYear(year: number): Day {
  return dayFrom(Math.min(9999, Math.max(1, year)), 12, 31) ?? lastDay;
}

export function firstOfMonth(day: Day): Day {
  return addDays(day, 1 - dayOfMonth(day));
}

export const endOfMonth = cachedByDay((day) => dayOfDate(lastDayOfMonth(dateOf(day))));

/** Returns the last 31 August on or before the day: the end of a school year. */
export function lastAugust31(day: Day): Day {
  const year = monthAndDay(day) >= 831 ? yearOf(day) : yearOf(day) - 1;
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

/** Writes a day's month as `Jan 2021`, for months of several years. */
export const monthLabel = cachedByDay((day) => format(dateOf(day), "MMM yyyy"));

/** Returns a number that orders labels such as `Jul 2021` by time. */
export function monthOrder(label: string): number {
  return Number(label.slice(4)) * 12 + monthNames.findIndex((name) => name.startsWith(label.slice(0, 3)));
}

/** Writes a day as people read it: `30 June 2021`. */
export const spelledDay = cachedByDay((day) => format(dateOf(day), "d MMMM yyyy"));

const spelledInYear = cachedByDay((day) => format(dateOf(day), "d MMMM"));

/** Writes a day as people read it on another day: without its year, `30 June`, where that is the other day's too. */
export function spelledFrom(today: Day, day: Day): string {
  return yearOf(day) === yearOf(today) ? spelledInYear(day) : spelledDay(day);
}

/** Returns the first days of the last `count` months, oldest first; the last is the day's own month. */
export function lastMonths(day: Day, count: number): Day[] {
  const first = firstOfMonth(day);
  return Array.from({ length: count }, (_, at) => addMonths(first, at - count + 1));
}

/** Days from one to another, both inclusive. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Whether something happened by the day, inclusive. False for null: it has not happened. */
export function isBy(happenedOn: Day | null, day: Day): happenedOn is Day {
  return happenedOn !== null && happenedOn <= day;
}

/** Returns the day of what happened by `day`, inclusive; null: it has not happened. */
export function knownBy(happenedOn: Day | null, day: Day): Day | null {
  return isBy(happenedOn, day) ? happenedOn : null;
}

/** Returns the item that happened last by the day, inclusive; of several on that day, the one of the highest id; or null. */
export function lastOf<Item>(
  items: readonly Item[],
  day: Day,
  happenedOn: (item: Item) => Day | null,
  idOf: (item: Item) => string,
): Item | null {
  let last: Item | null = null;
  let lastOn: Day | null = null;
  for (const item of items) {
    const on = happenedOn(item);
    if (!isBy(on, day)) continue;
    if (last === null || lastOn === null || on > lastOn || (on === lastOn && idOf(item) > idOf(last))) {
      last = item;
      lastOn = on;
    }
  }
  return last;
}

/** Whether a day lies in the period. False for null. */
export function isWithin(period: Period, day: Day | null): day is Day {
  return day !== null && period.from <= day && day <= period.to;
}

/** Case systems hold no event of a living case from before this day; what is older is a placeholder or a typing error. */
export const earliestEvent = dayFrom(1990, 1, 1) ?? firstDay;

/** How far ahead a day may lie that is planned: longer than any school year. */
const mostYearsAhead = 2;

/** Returns the last day for which anything is planned. */
export function lastPlannedDay(day: Day): Day {
  return addMonths(day, 12 * mostYearsAhead);
}

/** Whether every day that is recorded can be that of an event or of a plan. Days that are not recorded say nothing. */
export function canBeTrue(days: readonly (Day | null)[], on: Day): boolean {
  return days.every((day) => day === null || isWithin({ from: earliestEvent, to: lastPlannedDay(on) }, day));
}
