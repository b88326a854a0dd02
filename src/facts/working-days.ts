import { dayFrom, dayOfText, type Day } from "../cases/day.ts";
import { bankHolidays } from "./bank-holidays.ts";
import { addDays, yearOf } from "./calendar.ts";

const holidays = new Set(
  Object.entries(bankHolidays).flatMap(([year, days]) => days.map((day) => dayOfText(`${year}-${day}`))),
);
const years = Object.keys(bankHolidays).map(Number);

/** From this hour on, what a day should have been told is not caught up with. */
export const lastHour = "17:00";

/** When the week's summaries and posts go. */
export const weeklyHour = "09:00";

/** The years whose bank holidays are known, both inclusive. */
export const holidayYears = { from: Math.min(...years), to: Math.max(...years) };

/** 0 is Monday, 6 Sunday. */
export function weekdayOf(day: Day): number {
  // Day 0, 1 January 1970, was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

export function isBankHoliday(day: Day): boolean {
  return holidays.has(day);
}

/** Monday to Friday and no bank holiday of England. */
export function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) < 5 && !isBankHoliday(day);
}

/** The first working day of the day's week: Monday, or after bank holidays the next. */
export function weeksFirstWorkingDay(day: Day): Day {
  let first = mondayOf(day);
  while (!isWorkingDay(first)) first = addDays(first, 1);
  return first;
}

export function isWeeksFirstWorkingDay(day: Day): boolean {
  return day === weeksFirstWorkingDay(day);
}

/** The days whose work is done on this working day: the day itself, and the days off just before it. None of a day off. */
export function daysDoneOn(day: Day): Day[] {
  if (!isWorkingDay(day)) return [];
  const days = [day];
  for (let before = addDays(day, -1); !isWorkingDay(before); before = addDays(before, -1)) days.push(before);
  return days;
}

/** What people must be told before the known bank holidays run out, from the last known year's July; null until then. */
export function holidayWarning(day: Day): string | null {
  const { from, to } = holidayYears;
  if (yearOf(day) > to || yearOf(day) < from) {
    return `bank holidays are known for ${from} to ${to} only: on those of ${yearOf(day)} digests are sent; update the bot`;
  }
  const warnFrom = dayFrom(to, 7, 1);
  return warnFrom !== null && day >= warnFrom
    ? `bank holidays are known up to the end of ${to} only: update the bot before then`
    : null;
}
