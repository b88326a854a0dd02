import { dayFrom, textOfDay, type Day } from "../cases/day.ts";
import {
  endOfMonth,
  endOfYear,
  firstOfYear,
  monthNames,
  spelledDay,
  yearOf,
  addDays,
  addMonths,
  firstOfMonth,
  isBy,
} from "../facts/calendar.ts";
import { wholeWords } from "./tokens.ts";

/** A day that words name. */
interface NamedDay {
  readonly on: Day;
  /** Why it is this day, for people to check. */
  readonly explanation?: string;
  /** The words name a month without its year that is still to come this year: it may be meant. */
  readonly mayBeAhead?: true;
}

const monthShort = monthNames.map((name) => name.slice(0, 3).toLowerCase());

/** Returns 1 to 12 for a month's name or its first letters. */
function monthNumberOf(name: string): number {
  return monthShort.indexOf(name.slice(0, 3)) + 1;
}

/** Returns the latest such day up to today, for words that name no year; null where neither year has it. */
function latestDay(today: Day, monthNumber: number, day: number): Day | null {
  const thisYear = dayFrom(yearOf(today), monthNumber, day);
  return isBy(thisYear, today) ? thisYear : dayFrom(yearOf(today) - 1, monthNumber, day);
}

/** Takes a month for its last day; one that is not over, for today. */
function wholeMonth(first: Day, today: Day): NamedDay {
  const end = endOfMonth(first);
  if (first > today) return { on: end };
  const name = spelledMonth(first);
  return end > today
    ? { on: today, explanation: `${name}, which is not over` }
    : { on: end, explanation: `the last day of ${name}` };
}

/** Takes a year for its last day; one that is not over, for today. */
function wholeYear(year: number, today: Day): NamedDay {
  const end = endOfYear(year);
  return end > today && yearOf(today) === year ? { on: today, explanation: `${year}, which is not over` } : { on: end };
}

/** Returns the first day of a month; without its year, of the latest that has begun. */
function namedMonth(today: Day, name: string, yearText: string | undefined): Day {
  const first = dayInMonth(today, name, "1", yearText);
  return first ?? today;
}

/** Returns a day of a month by its name; without its year, the latest up to today. Null where there is no such day. */
function dayInMonth(today: Day, monthText: string, day: string, yearText: string | undefined): Day | null {
  const number = monthNumberOf(monthText);
  return yearText === undefined
    ? latestDay(today, number, Number(day))
    : dayFrom(Number(yearText), number, Number(day));
}

/** Writes a day's month as `June 2021`. */
function spelledMonth(day: Day): string {
  return spelledDay(day).replace(/^\d+ /, "");
}

/** A time that words name: a reporting year, a day asked about, or one that cannot be asked about, and why. */
export type When =
  | (Year & { readonly typed: string })
  | (NamedDay & { readonly typed: string })
  | { readonly error: string; readonly typed: string };

interface Year {
  readonly year: number;
}

const month = String.raw`(jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const year = String.raw`((?:19|20)\d\d)`;
const counts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  twelve: 12,
};
const count = String.raw`(${Object.keys(counts).join("|")}|\d{1,3})`;

type Read = Year | NamedDay | { readonly error: string };

function onDay(day: Day | null, typed: string): Read {
  return day === null ? { error: `there is no day "${typed}"` } : { on: day };
}

function notOneYear(today: Day, typed: string): Read {
  const years = "reporting years run from January to December";
  return { error: `"${typed}" is not one year: ${years}; name one, such as ${yearOf(today)}` };
}

const isoDay = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const numberedDay = String.raw`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)`;
const ordinal = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** Reads the groups of a pattern, for the words that matched it. */
type Reader = (parts: readonly (string | undefined)[], today: Day, typed: string) => Read;

/** The patterns of times; an earlier one takes the words first. */
const timePatterns: readonly (readonly [pattern: string, read: Reader])[] = [
  [isoDay, ([y = "", m, d], _, typed) => onDay(dayFrom(Number(y), Number(m), Number(d)), typed)],
  [numberedDay, ([d, m, y = ""], _, typed) => onDay(dayFrom(fullYear(y), Number(m), Number(d)), typed)],
  [String.raw`(?:19|20)\d\d[/-](?:(?:19|20)\d\d|\d\d)`, (_parts, today, typed) => notOneYear(today, typed)],
  [
    String.raw`(\d{1,2})/(\d{1,2})`,
    ([first, second], today, typed) =>
      Number(second) === Number(first) + 1 && Number(first) > 12
        ? notOneYear(today, typed)
        : onDay(latestDay(today, Number(second), Number(first)), typed),
  ],
  [
    String.raw`(?:q[1-4]|quarter [1-4]|(?:autumn|spring|summer) term|(?:financial|academic|school) year)(?: ${year})?`,
    (_parts, today, typed) => ({
      error: `"${typed}" cannot be asked about: name a year such as ${yearOf(today)} or a day such as ${textOfDay(today)}`,
    }),
  ],
  [
    String.raw`(?:start|beginning) of (?:the )?${month}(?: ${year})?`,
    ([name = "", y], today) => ({ on: namedMonth(today, name, y) }),
  ],
  [
    String.raw`(?:start|beginning) of (?:the )?(?:${year}|(?:this )?(year|month))`,
    ([y, unit], today) => ({
      on: unit === "month" ? firstOfMonth(today) : firstOfYear(y === undefined ? yearOf(today) : Number(y)),
    }),
  ],
  [
    String.raw`end of (?:the )?(?:year )?(?:${year}|(last|this) year)`,
    ([y, which], today) => wholeYear(y === undefined ? yearOf(today) - (which === "last" ? 1 : 0) : Number(y), today),
  ],
  [
    String.raw`(?:the )?${ordinal} (?:of )?${month},? ?${year}?`,
    ([d = "", name = "", y], today, typed) => onDay(dayInMonth(today, name, d, y), typed),
  ],
  [
    String.raw`${month} (?:the )?(\d{1,2})(?:st|nd|rd|th)(?: ${year})?`,
    ([name = "", d = "", y], today, typed) => onDay(dayInMonth(today, name, d, y), typed),
  ],
  [
    String.raw`${month}[ -]?(\d{1,2})`,
    ([name = "", number], today, typed) =>
      Number(number) > 9 && Number(number) <= yearOf(today) % 100
        ? {
            error: `"${typed}" may be a day or a month: write the day first (21 March) or the whole year (March 2021)`,
          }
        : onDay(latestDay(today, monthNumberOf(name), Number(number)), typed),
  ],
  [
    String.raw`(?:(?:the )?end of )?(?:the )?(?:month of )?${month}(?: (?:of )?${year})?`,
    ([name = "", y], today) => {
      const first = namedMonth(today, name, y);
      const named = wholeMonth(first, today);
      return y === undefined && yearOf(first) < yearOf(today) ? { ...named, mayBeAhead: true } : named;
    },
  ],
  [
    String.raw`(?:(?:the )?end of )?(last|previous|this|current) month(?: end)?`,
    ([which = ""], today) => {
      return wholeMonth(addMonths(firstOfMonth(today), /last|previous/.test(which) ? -1 : 0), today);
    },
  ],
  [String.raw`(?:this|same) time last year`, (_, today) => ({ on: addMonths(today, -12) })],
  [
    String.raw`${count} (day|week|month|year)s? ago`,
    ([number = "", unit], today) => {
      const units = counts[number] ?? Number(number);
      if (unit === "day" || unit === "week") return { on: addDays(today, -units * (unit === "week" ? 7 : 1)) };
      return { on: addMonths(today, -units * (unit === "year" ? 12 : 1)) };
    },
  ],
  ["yesterday", (_, today) => ({ on: addDays(today, -1) })],
  ["(?:a |this time )?last week", (_, today) => ({ on: addDays(today, -7), explanation: "a week ago" })],
  [String.raw`(?<!\bthe )(?:last|previous) year`, (_, today) => ({ year: yearOf(today) - 1 })],
  [
    "(?:so far )?(?:this|current) year(?: (?:so far|to date))?|year to date|ytd",
    (_, today) => ({ year: yearOf(today) }),
  ],
  [String.raw`(?:year )?${year}`, ([y]) => ({ year: Number(y) })],
];

const patterns = timePatterns.map(([pattern, read]) => {
  const source = String.raw`(?:(?:as at|as of|up to|on|in|at|for|during|by|until|from|since|after|before|between)(?: the)? )?(?:${pattern})`;
  return { pattern: wholeWords(source), read };
});

/** Words before a time that make it a stretch of time, which no measure can be asked about. */
const stretch = /^(?:from|since|after|before|between)\b/;

/** Reads the times that words name, and returns the rest of the words too. A time to come cannot be asked about. */
export function readPeriods(words: string, today: Day): { readonly when: readonly When[]; readonly rest: string } {
  const when: When[] = [];
  let rest = words.replaceAll(/\byr\b/g, "year");
  for (const { pattern, read } of patterns) {
    for (let found = pattern.exec(rest); found !== null; found = pattern.exec(rest)) {
      const [typed, ...parts] = found;
      const time = read(parts, today, typed);
      rest = `${rest.slice(0, found.index)} ; ${rest.slice(found.index + typed.length)}`;
      when.push(checkedTime(time, typed, today));
    }
  }
  return { when, rest };
}

function checkedTime(time: Read, typed: string, today: Day): When {
  if ("error" in time) return { ...time, typed };
  if (stretch.test(typed)) {
    return {
      error: `"${typed}" is a stretch of time: name one day such as ${textOfDay(today)}, or one year such as ${yearOf(today)}`,
      typed,
    };
  }
  if ("on" in time && time.on > today) {
    return { error: `${spelledDay(time.on)} is later than today, ${textOfDay(today)}`, typed };
  }
  if ("year" in time && time.year > yearOf(today)) {
    return { error: `${time.year} is later than this year, ${yearOf(today)}`, typed };
  }
  return { ...time, typed };
}
