/**
 * A civil day as a whole number: days since 1 January 1970, negative before it. Days compare and subtract as numbers.
 * Text exists only at the edges. See house.md, "A day is a number".
 */
declare const civil: unique symbol;

export type Day = number & { readonly [civil]: true };

function isDay(value: number): value is Day {
  return Number.isInteger(value);
}

/** The day of a number of days since 1 January 1970. Throws for a number that is not whole. */
export function dayOf(value: number): Day {
  if (!isDay(value)) throw new RangeError(`a day is a whole number of days, not ${value}`);
  return value;
}

const millisecondsADay = 86_400_000;
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day of a year (1 to 9999), a month and a day of the month, both from 1; null where the calendar has none. */
export function dayFrom(year: number, month: number, day: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > (month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0))) return null;
  // A Date takes the years 0 to 99 for 1900 to 1999.
  return dayOf(new Date(0).setUTCFullYear(year, month - 1, day) / millisecondsADay);
}

const shape = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Reads `YYYY-MM-DD`, years 1 to 9999; null where the text is anything else or no day of the calendar. */
export function parseDay(text: string): Day | null {
  const [, year, month, day] = shape.exec(text) ?? [];
  return day === undefined ? null : dayFrom(Number(year), Number(month), Number(day));
}

/** The day of a text that is known to be one, such as a constant or what the store kept. Throws for any other text. */
export function dayOfText(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`not a day: ${text}`);
  return day;
}

const texts = new Map<Day, string>();

/** `YYYY-MM-DD`. A borough has few distinct days and many questions about each, so the texts are kept. */
export function textOfDay(day: Day): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * millisecondsADay).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

/** The same for a day that may be missing: null stays null. */
export function textOfDayOrNull(day: Day | null): string | null {
  return day === null ? null : textOfDay(day);
}
