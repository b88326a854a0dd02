import { addDays, addMonths, daysBetween, endOfMonth } from "../../facts/calendar.ts";
import type { Random } from "./random.ts";

/** The day on which the demo borough stands still: that of the published figures. */
export const demoDay = "2021-06-30";

const epoch = "1970-01-01";
const texts = new Map<number, string>();

/** The day so many days later (earlier when negative); the same as addDays, remembered. */
export function later(day: string, count: number): string {
  const number = daysBetween(epoch, day) + count;
  let text = texts.get(number);
  if (text === undefined) {
    text = addDays(epoch, number);
    texts.set(number, text);
  }
  return text;
}

/** The earlier of two days. */
export function earliest(one: string, other: string): string {
  return one < other ? one : other;
}

/** The later of two days. */
export function latest(one: string, other: string): string {
  return one > other ? one : other;
}

/** Monday to Friday; the office is shut from Christmas to New Year. */
export function isDemoWorkday(day: string): boolean {
  const dayOfWeek = (((daysBetween(epoch, day) + 4) % 7) + 7) % 7;
  return dayOfWeek !== 0 && dayOfWeek !== 6 && day.slice(5) < "12-25" && day.slice(5) !== "01-01";
}

/** The last working day up to and on the day. */
export function workingDayBy(day: string): string {
  let by = day;
  while (!isDemoWorkday(by)) by = later(by, -1);
  return by;
}

/** The first working day from the day on. */
export function workingDayFrom(day: string): string {
  let from = day;
  while (!isDemoWorkday(from)) from = later(from, 1);
  return from;
}

const known = new Map<string, readonly string[]>();

/** The working days of a period, both ends inclusive. */
export function workingDays(from: string, to: string): readonly string[] {
  const key = from + to;
  let days = known.get(key);
  if (days === undefined) {
    days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => later(from, at)).filter(isDemoWorkday);
    known.set(key, days);
  }
  return days;
}

/** So many working days of the period by chance, in order; a day may come twice. */
export function spread(random: Random, count: number, from: string, to: string): string[] {
  const days = workingDays(from, to);
  return Array.from({ length: count }, () => random.pick(days)).sort();
}

/** Working days by chance, so many in each month from the first on, in order. */
export function spreadByMonth(random: Random, firstMonth: string, counts: readonly number[]): string[] {
  return counts.flatMap((count, at) => {
    const month = addMonths(firstMonth, at);
    return spread(random, count, month, endOfMonth(month));
  });
}
