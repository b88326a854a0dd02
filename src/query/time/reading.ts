import type { Day } from "../../cases/day.ts";
import { spelledDay, yearOf, type Period } from "../../facts/calendar.ts";
import { periodLabel, type AskedPeriod } from "../../facts/period.ts";
import { wordAt, yearOfWord, type Sentence } from "./time-words.ts";

/** A time whose days are known. */
export interface Stretch {
  readonly kind: "stretch";
  readonly period: AskedPeriod;
  /** The words can only mean what has been ("last 3 months"), or what is to come ("next 30 days"). */
  readonly only?: "past" | "ahead";
  /** The next one, where the words may mean that too: Monday. */
  readonly nextTime?: AskedPeriod;
  /** What it is in any year: May, of May 2020. */
  readonly oneOf?: Yearly;
  /** The words are a year's number and no more, which after "May 2020 and" means a May. */
  readonly isBareYear?: true;
  /**
   * The words are "same time last year", which beside another time is that time, a year earlier; or they name the year of
   * the same time: "same months of 2019".
   */
  readonly sameTimeOf?: "last year" | number;
  readonly explanation?: string;
}

/** A time that comes every year, and of which the words do not name the year. */
export interface Yearly {
  readonly kind: "yearly";
  /** Returns the one that begins in the year; null where that year has none. */
  readonly inYear: (year: number) => Period | null;
  readonly explanation?: string;
}

/** A time that cannot be told from the words. */
export interface Unclear {
  readonly kind: "unclear";
  /** Says so to the person, with what to type instead. */
  readonly error: (typed: string) => string;
}

export type Reading = Stretch | Yearly | Unclear;

/** What the words from a place on mean, and the place after them. */
export interface Match<Read = Reading> {
  readonly reading: Read;
  readonly next: number;
}

/** Reads a time that begins at a place; null where none of its kind does. Looks at few words, however many there are. */
export type Reader = (sentence: Sentence, at: number) => Match | null;

/** Returns a reader that takes what the first of several reads. */
export function firstOf(readers: readonly Reader[]): Reader {
  return (sentence, at) => {
    for (const read of readers) {
      const match = read(sentence, at);
      if (match !== null) return match;
    }
    return null;
  };
}

export function stretch(period: AskedPeriod, more: Omit<Stretch, "kind" | "period"> = {}): Stretch {
  return { kind: "stretch", period, ...more };
}

export function unclear(error: (typed: string) => string): Unclear {
  return { kind: "unclear", error };
}

/** Returns a yearly time in one year. */
export function inOneYear(yearly: Yearly, year: number): Reading {
  const period = yearly.inYear(year);
  if (period === null) return unclear((typed) => `There is no day "${typed}".`);
  const { explanation } = yearly;
  return stretch(period, { oneOf: yearly, ...(explanation === undefined ? {} : { explanation }) });
}

/** 29 February comes at most 8 years after the one before. */
const mostYearsBetween = 8;

/** Returns the latest of a yearly time that has begun by a day; null where the calendar has none. */
export function latestBegun({ inYear }: Yearly, day: Day): Period | null {
  for (let year = yearOf(day); year >= yearOf(day) - mostYearsBetween; year -= 1) {
    const period = inYear(year);
    if (period !== null && period.from <= day) return period;
  }
  return null;
}

/** Returns the first of a yearly time for which the test holds, from the year before a day on; null where none does. */
export function firstFrom({ inYear }: Yearly, day: Day, holds: (period: Period) => boolean): Period | null {
  for (let year = yearOf(day) - 1; year <= yearOf(day) + mostYearsBetween; year += 1) {
    const period = inYear(year);
    if (period !== null && holds(period)) return period;
  }
  return null;
}

/** Returns the next of a yearly time that is not over on a day. */
export function nextNotOver(yearly: Yearly, day: Day): Period | null {
  return firstFrom(yearly, day, ({ to }) => to >= day);
}

/** Reads the year after a yearly time: `2021`, `in 2021`, `of last year`. Null where none is named. */
function yearAfter(sentence: Sentence, at: number): { readonly year: number; readonly next: number } | null {
  const start = at + (/^(?:of|in)$/.test(wordAt(sentence, at)) ? 1 : 0);
  const year = yearOfWord(wordAt(sentence, start));
  if (year !== null) return { year, next: start + 1 };
  const moved = { last: -1, this: 0, next: 1 }[wordAt(sentence, start)];
  if (moved === undefined || wordAt(sentence, start + 1) !== "year") return null;
  return { year: yearOf(sentence.today) + moved, next: start + 2 };
}

/** Completes a yearly time with the year that follows it, if one does. */
export function withYear(sentence: Sentence, yearly: Yearly, next: number): Match {
  const named = yearAfter(sentence, next);
  return named === null ? { reading: yearly, next } : { reading: inOneYear(yearly, named.year), next: named.next };
}

/** Returns a reading of single days, from each of a time's periods. */
export function daysOf(reading: Reading, dayOf: (period: Period) => Day, relative: (words: string) => string): Reading {
  const single = (period: Period) => ({ from: dayOf(period), to: dayOf(period) });
  if (reading.kind === "unclear") return reading;
  if (reading.kind === "yearly") {
    return {
      kind: "yearly",
      inYear: (year) => {
        const period = reading.inYear(year);
        return period === null ? null : single(period);
      },
    };
  }
  const { period } = reading;
  return stretch({
    ...single(period),
    ...(period.relative === undefined ? {} : { relative: relative(period.relative) }),
  });
}

/** Returns the days from one to another with the words for them, and says which days they are. */
export function explained(
  period: Period,
  relative: string | undefined,
  more: Omit<Stretch, "kind" | "period"> = {},
): Stretch {
  return stretch(relative === undefined ? period : { ...period, relative }, {
    explanation: periodLabel(period),
    ...more,
  });
}

/** Writes a day as it reads in words: `5 july 2021`. */
export function dayWords(day: Day): string {
  return spelledDay(day).toLowerCase();
}
