/**
 * A civil day as a whole number: days since 1 January 1970, negative before it. Days compare and subtract as numbers.
 * Text exists only at the edges. See house.md, "A day is a number".
 */
declare const civil: unique symbol;

export type Day = number & { readonly [civil]: true };

function isDay(value: number): value is Day {
  return Number.isInteger(value);
}

/** Returns the day so many days after 1 January 1970. Throws RangeError for a number that is not whole. */
export function dayOf(value: number): Day {
  if (!isDay(value)) throw new RangeError(`a day is a whole number of days, not ${value}`);
  return value;
}

const millisecondsADay = 86_400_000;
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** How many days of a year that is no leap year lie before each month. */
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** The last day of the year 0, as a day. */
const beforeYearOne = -719_163;

/** Returns the day of a year (1 to 9999), month and day of the month (from 1); null where the calendar has no such day. */
export function dayFrom(year: number, month: number, day: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > (month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0))) return null;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const before = past * 365 + leapDays + (daysBeforeMonth[month - 1] ?? 0) + (month > 2 && isLeap ? 1 : 0);
  return dayOf(beforeYearOne + before + day);
}

/** The number in the text from one place to before the other; -1 where anything but digits stands there. */
function digitsIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** Reads `YYYY-MM-DD`, years 1 to 9999. Null for any other text and for a day that the calendar does not have. */
export function parseDay(text: string): Day | null {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return null;
  return dayFrom(digitsIn(text, 0, 4), digitsIn(text, 5, 7), digitsIn(text, 8, 10));
}

/** Reads a text that is known to be a day, such as a constant or what the store kept. Throws RangeError for any other. */
export function dayOfText(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`not a day: ${text}`);
  return day;
}

const texts = new Map<Day, string>();

/** Writes `YYYY-MM-DD`. Texts are cached: a borough has few distinct days, each written many times. */
export function textOfDay(day: Day): string {
  const cached = texts.get(day);
  if (cached !== undefined) return cached;
  const text = new Date(day * millisecondsADay).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

/** Writes a day that may be missing, as textOfDay: null stays null. */
export function textOfDayOrNull(day: Day | null): string | null {
  return day === null ? null : textOfDay(day);
}
