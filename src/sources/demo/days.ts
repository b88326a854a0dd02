import { dayFrom, dayOfText, type Day } from "../../cases/day.ts";
import { addDays, addMonths, dayOfMonth, endOfMonth, monthOf } from "../../facts/calendar.ts";
import { weekdayOf } from "../../facts/working-days.ts";
import type { Random } from "./random.ts";

/** The day of the published figures, on which the demo borough stands still. */
export const demoDay = dayOfText("2021-06-30");

/** Returns the day a number of days later; a negative number gives an earlier day. */
export const later = addDays;

/** Returns the day of a year, a month and a day of the month. Throws where the calendar has none. */
export function dayIn(year: number, month: number, day: number): Day {
  const found = dayFrom(year, month, day);
  if (found === null) throw new RangeError(`the calendar has no ${day}.${month}.${year}`);
  return found;
}

/** Returns the earlier of two days. */
export function earliest(one: Day, other: Day): Day {
  return one < other ? one : other;
}

/** Returns the later of two days. */
export function latest(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** Whether the office is open: Monday to Friday, but not from Christmas to New Year. */
export function isDemoWorkday(day: Day): boolean {
  const isShut = monthOf(day) === 12 ? dayOfMonth(day) >= 25 : monthOf(day) === 1 && dayOfMonth(day) === 1;
  return weekdayOf(day) < 5 && !isShut;
}

/** Returns the last working day on or before the day. */
export function workingDayBy(day: Day): Day {
  let by = day;
  while (!isDemoWorkday(by)) by = later(by, -1);
  return by;
}

/** Returns the first working day on or after the day. */
export function workingDayFrom(day: Day): Day {
  let from = day;
  while (!isDemoWorkday(from)) from = later(from, 1);
  return from;
}

const known = new Map<string, readonly Day[]>();

/** Returns the working days of a period, both ends inclusive. */
export function workingDays(from: Day, to: Day): readonly Day[] {
  const key = `${from} ${to}`;
  let days = known.get(key);
  if (days === undefined) {
    days = Array.from({ length: to - from + 1 }, (_, at) => later(from, at)).filter(isDemoWorkday);
    known.set(key, days);
  }
  return days;
}

/** Draws a number of working days of the period, both ends inclusive, in order. A day may come twice. */
export function drawWorkingDays(random: Random, count: number, from: Day, to: Day): Day[] {
  const days = workingDays(from, to);
  return Array.from({ length: count }, () => random.pick(days)).sort((a, b) => a - b);
}

/** Draws working days month by month, from the first month on: counts[0] in the first month. In order. */
export function drawWorkingDaysByMonth(random: Random, firstMonth: Day, counts: readonly number[]): Day[] {
  return counts.flatMap((count, at) => {
    const month = addMonths(firstMonth, at);
    return drawWorkingDays(random, count, month, endOfMonth(month));
  });
}
