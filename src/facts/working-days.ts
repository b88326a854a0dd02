import { dayFrom, dayOfText, type Day } from "../cases/day.ts";
import { addDays, yearOf } from "./calendar.ts";

/**
 * England's bank holidays, including substitute and one-off days, in whole years, as gov.uk publishes them for England
 * and Wales (https://www.gov.uk/bank-holidays; Banking and Financial Dealings Act 1971 and royal proclamations).
 */
const bankHolidays: Readonly<Record<string, readonly string[]>> = {
  "2019": ["01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"],
  // Early May moved to the 75th anniversary of VE Day.
  "2020": ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"],
  "2021": ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
  // Spring moved, the Platinum Jubilee on 3 June, the State Funeral of Queen Elizabeth II on 19 September.
  "2022": ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"],
  // The Coronation of King Charles III on 8 May.
  "2023": ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
  "2024": ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
  "2025": ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
  "2026": ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
  "2027": ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
  "2028": ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
};

const holidays = new Set(
  Object.entries(bankHolidays).flatMap(([year, days]) => days.map((day) => dayOfText(`${year}-${day}`))),
);
const years = Object.keys(bankHolidays).map(Number);

/** The end of the working day, local time: from then on, a job that was missed today is not run late. */
export const lastHour = "17:00";

/** The hours at which a digest or a subscribed post may go, both inclusive: the jobs look every five minutes. */
export const digestHours = { from: "06:00", to: "16:55" };

/** Returns whether text is an hour (`08:30`) at which a digest or a subscribed post may go. */
export function isDigestHour(text: string): boolean {
  return /^\d\d:[0-5]\d$/.test(text) && text >= digestHours.from && text <= digestHours.to;
}

/** The local time at which weekly summaries and posts are sent. */
export const weeklyHour = "09:00";

/** The first and the last year whose bank holidays are known, both inclusive. */
export const holidayYears = { from: Math.min(...years), to: Math.max(...years) };

/** Returns 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  // Day 0, 1 January 1970, was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** Returns the Monday of the day's week. */
function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

export function isBankHoliday(day: Day): boolean {
  return holidays.has(day);
}

/** Whether a day is Monday to Friday and no bank holiday of England. */
export function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) < 5 && !isBankHoliday(day);
}

/** Returns the first working day of the day's week: Monday, or the next day that is no bank holiday. */
export function weeksFirstWorkingDay(day: Day): Day {
  let first = mondayOf(day);
  while (!isWorkingDay(first)) first = addDays(first, 1);
  return first;
}

export function isWeeksFirstWorkingDay(day: Day): boolean {
  return day === weeksFirstWorkingDay(day);
}

/** Returns the days whose jobs run on a working day: the day itself and the days off just before it. None on a day off. */
export function daysDueOn(day: Day): Day[] {
  if (!isWorkingDay(day)) return [];
  const days = [day];
  for (let dayOff = addDays(day, -1); !isWorkingDay(dayOff); dayOff = addDays(dayOff, -1)) days.push(dayOff);
  return days;
}

/** Returns a warning, in sentences, where a day's bank holidays are unknown, and from July of the last known year; null otherwise. */
export function holidayWarning(day: Day): string | null {
  const { from, to } = holidayYears;
  if (yearOf(day) > to || yearOf(day) < from) {
    return `Bank holidays are known for ${from} to ${to} only, so digests are sent on those of ${yearOf(day)}. Update the bot.`;
  }
  const warnFrom = dayFrom(to, 7, 1);
  return warnFrom !== null && day >= warnFrom
    ? `Bank holidays are known up to the end of ${to} only. Update the bot before then.`
    : null;
}
