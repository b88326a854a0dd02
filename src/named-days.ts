import { endOfMonth, monthNames, spelledDay, yearOf } from "./facts/calendar.ts";
import { isCivilDate } from "./cases/cell.ts";

/** A day that words name. */
export interface Day {
  readonly on: string;
  /** How the day was chosen. */
  readonly says?: string;
  /** A month that was named without its year and is later in this one: the next one may be meant. */
  readonly mayBeAhead?: true;
}

const monthShort = monthNames.map((name) => name.slice(0, 3).toLowerCase());

/** 1 to 12, of a month's name or its beginning. */
export function monthNumberOf(name: string): number {
  return monthShort.indexOf(name.slice(0, 3)) + 1;
}

/** The day, if there is one. */
export function civil(yearNumber: number, monthNumber: number, day: number): string | null {
  const two = (number: number) => String(number).padStart(2, "0");
  const text = `${yearNumber}-${two(monthNumber)}-${two(day)}`;
  return isCivilDate(text) ? text : null;
}

/** A day without its year is the latest that has come. */
export function latestDay(today: string, monthNumber: number, day: number): string | null {
  const [now, before] = [civil(yearOf(today), monthNumber, day), civil(yearOf(today) - 1, monthNumber, day)];
  return now !== null && now <= today ? now : before;
}

/** A month is its last day; one that is not over, today. */
export function wholeMonth(first: string, today: string, says: string): Day {
  if (first > today) return { on: endOfMonth(first) };
  const end = endOfMonth(first);
  return end > today ? { on: today, says: `${says}, which is not over` } : { on: end, says: `the last day of ${says}` };
}

/** A year is its last day; one that is not over, today. */
export function wholeYear(number: number, today: string): Day {
  const end = `${number}-12-31`;
  return end > today && yearOf(today) === number ? { on: today, says: `${number}, which is not over` } : { on: end };
}

/** The first day of a month; without its year, of the latest that has begun. */
export function namedMonth(today: string, name: string, yearText: string | undefined): string {
  const number = monthNumberOf(name);
  const inYear = yearText === undefined ? yearOf(latestDay(today, number, 1) ?? today) : Number(yearText);
  return civil(inYear, number, 1) ?? today;
}

/** `June 2021`. */
export function spelledMonth(day: string): string {
  return spelledDay(day).replace(/^\d+ /, "");
}
