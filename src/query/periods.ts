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
} from "../facts/calendar.ts";
import { alone } from "./tokens.ts";

/** A day that words name. */
export interface NamedDay {
  readonly on: Day;
  /** How the day was chosen. */
  readonly says?: string;
  /** A month that was named without its year and is later in this one: the next one may be meant. */
  readonly mayBeAhead?: true;
}

const monthShort = monthNames.map((name) => name.slice(0, 3).toLowerCase());

/** 1 to 12, of a month's name or its beginning. */
function monthNumberOf(name: string): number {
  return monthShort.indexOf(name.slice(0, 3)) + 1;
}

/** A day without its year is the latest that has come. */
function latestDay(today: Day, monthNumber: number, day: number): Day | null {
  const [now, before] = [dayFrom(yearOf(today), monthNumber, day), dayFrom(yearOf(today) - 1, monthNumber, day)];
  return now !== null && now <= today ? now : before;
}

/** A month is its last day; one that is not over, today. */
function wholeMonth(first: Day, today: Day, says: string): NamedDay {
  if (first > today) return { on: endOfMonth(first) };
  const end = endOfMonth(first);
  return end > today ? { on: today, says: `${says}, which is not over` } : { on: end, says: `the last day of ${says}` };
}

/** A year is its last day; one that is not over, today. */
function wholeYear(number: number, today: Day): NamedDay {
  const end = endOfYear(number);
  return end > today && yearOf(today) === number ? { on: today, says: `${number}, which is not over` } : { on: end };
}

/** The first day of a month; without its year, of the latest that has begun. */
function namedMonth(today: Day, name: string, yearText: string | undefined): Day {
  const number = monthNumberOf(name);
  const inYear = yearText === undefined ? yearOf(latestDay(today, number, 1) ?? today) : Number(yearText);
  return dayFrom(inYear, number, 1) ?? today;
}

/** `June 2021`. */
function spelledMonth(day: Day): string {
  return spelledDay(day).replace(/^\d+ /, "");
}

/** When, as words say it. A year is the reporting year; anything else is a day asked about. */
export type When =
  | (Year & { readonly typed: string })
  | (NamedDay & { readonly typed: string })
  | { readonly cannot: string; readonly typed: string };

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

type Said = Year | NamedDay | { readonly cannot: string };

function onDay(day: Day | null, typed: string): Said {
  return day === null ? { cannot: `there is no day "${typed}"` } : { on: day };
}

function twoYears(today: Day, typed: string): Said {
  const years = "reporting years run from January to December";
  return { cannot: `"${typed}" is not one year: ${years}; name one, such as ${yearOf(today)}` };
}

const isoDay = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const numberedDay = String.raw`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)`;
const ordinal = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** Each way of saying when; the first that fits is taken. */
const ways: readonly (readonly [
  string,
  (parts: readonly (string | undefined)[], today: Day, typed: string) => Said,
])[] = [
  [isoDay, ([y = "", m, d], _, typed) => onDay(dayFrom(Number(y), Number(m), Number(d)), typed)],
  [numberedDay, ([d, m, y = ""], _, typed) => onDay(dayFrom(fullYear(y), Number(m), Number(d)), typed)],
  [String.raw`(?:19|20)\d\d[/-](?:(?:19|20)\d\d|\d\d)`, (_parts, today, typed) => twoYears(today, typed)],
  [
    String.raw`(\d{1,2})/(\d{1,2})`,
    ([first, second], today, typed) =>
      Number(second) === Number(first) + 1 && Number(first) > 12
        ? twoYears(today, typed)
        : onDay(latestDay(today, Number(second), Number(first)), typed),
  ],
  [
    String.raw`(?:q[1-4]|quarter [1-4]|(?:autumn|spring|summer) term|(?:financial|academic|school) year)(?: ${year})?`,
    (_parts, today, typed) => ({
      cannot: `"${typed}" cannot be asked about: name a year such as ${yearOf(today)} or a day such as ${textOfDay(today)}`,
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
    ([d, name = "", y], today, typed) => {
      const number = monthNumberOf(name);
      return onDay(
        y === undefined ? latestDay(today, number, Number(d)) : dayFrom(Number(y), number, Number(d)),
        typed,
      );
    },
  ],
  [
    String.raw`${month} (?:the )?(\d{1,2})(?:st|nd|rd|th)(?: ${year})?`,
    ([name = "", d, y], today, typed) => {
      const number = monthNumberOf(name);
      return onDay(
        y === undefined ? latestDay(today, number, Number(d)) : dayFrom(Number(y), number, Number(d)),
        typed,
      );
    },
  ],
  [
    String.raw`${month}[ -]?(\d{1,2})`,
    ([name = "", number], today, typed) =>
      Number(number) > 9 && Number(number) <= yearOf(today) % 100
        ? {
            cannot: `"${typed}" may be a day or a month: write the day first (21 March) or the whole year (March 2021)`,
          }
        : onDay(latestDay(today, monthNumberOf(name), Number(number)), typed),
  ],
  [
    String.raw`(?:(?:the )?end of )?(?:the )?(?:month of )?${month}(?: (?:of )?${year})?`,
    ([name = "", y], today) => {
      const first = namedMonth(today, name, y);
      const said = wholeMonth(first, today, spelledMonth(first));
      return y === undefined && yearOf(first) < yearOf(today) ? { ...said, mayBeAhead: true } : said;
    },
  ],
  [
    String.raw`(?:(?:the )?end of )?(last|previous|this|current) month(?: end)?`,
    ([which = ""], today) => {
      const first = addMonths(firstOfMonth(today), /last|previous/.test(which) ? -1 : 0);
      return wholeMonth(first, today, spelledMonth(first));
    },
  ],
  [String.raw`(?:this|same) time last year`, (_, today) => ({ on: addMonths(today, -12) })],
  [
    String.raw`${count} (day|week|month|year)s? ago`,
    ([number = "", unit], today) => {
      const many = counts[number] ?? Number(number);
      if (unit === "day" || unit === "week") return { on: addDays(today, -many * (unit === "week" ? 7 : 1)) };
      return { on: addMonths(today, -many * (unit === "year" ? 12 : 1)) };
    },
  ],
  ["yesterday", (_, today) => ({ on: addDays(today, -1) })],
  ["(?:a |this time )?last week", (_, today) => ({ on: addDays(today, -7), says: "a week ago" })],
  [String.raw`(?<!\bthe )(?:last|previous) year`, (_, today) => ({ year: yearOf(today) - 1 })],
  [
    "(?:so far )?(?:this|current) year(?: (?:so far|to date))?|year to date|ytd",
    (_, today) => ({ year: yearOf(today) }),
  ],
  [String.raw`(?:year )?${year}`, ([y]) => ({ year: Number(y) })],
];

const patterns = ways.map(([pattern, read]) => {
  const source = String.raw`(?:(?:as at|as of|up to|on|in|at|for|during|by|until|from|since|after|before|between)(?: the)? )?(?:${pattern})`;
  return { pattern: alone(source), read };
});

/** What is a stretch of time, or a comparison: neither is a day or a year. */
const stretch = /^(?:from|since|after|before|between)\b/;

/** The times that words name, and the words without them. A time to come is one that cannot be asked about. */
export function periodWords(words: string, today: Day): { readonly when: readonly When[]; readonly rest: string } {
  const when: When[] = [];
  let rest = words.replaceAll(/\byr\b/g, "year");
  for (const { pattern, read } of patterns) {
    for (let found = pattern.exec(rest); found !== null; found = pattern.exec(rest)) {
      const [typed, ...parts] = found;
      const said = read(parts, today, typed);
      rest = `${rest.slice(0, found.index)} ; ${rest.slice(found.index + typed.length)}`;
      when.push(checked(said, typed, today));
    }
  }
  return { when, rest };
}

function checked(said: Said, typed: string, today: Day): When {
  if ("cannot" in said) return { ...said, typed };
  if (stretch.test(typed)) {
    return {
      cannot: `"${typed}" is a stretch of time: name one day such as ${textOfDay(today)}, or one year such as ${yearOf(today)}`,
      typed,
    };
  }
  if ("on" in said && said.on > today)
    return { cannot: `${spelledDay(said.on)} is later than today, ${textOfDay(today)}`, typed };
  if ("year" in said && said.year > yearOf(today))
    return { cannot: `${said.year} is later than this year, ${yearOf(today)}`, typed };
  return { ...said, typed };
}
