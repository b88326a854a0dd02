import type { Day } from "../cases/day.ts";
import { isBy, earliestEvent, yearOf, type Period } from "../facts/calendar.ts";
import { periodLabel, type AskedPeriod } from "../facts/period.ts";
import { earlierBy, joined } from "./time/joined-times.ts";
import { inOneYear, latestBegun, nextNotOver, type Match, type Reading, type Yearly } from "./time/reading.ts";
import { readTime, readWholeTime } from "./time/time-readers.ts";
import { tokensOf, wordAt, type Sentence } from "./time/time-words.ts";
import { yearKindOf } from "./time/year-readers.ts";
import { normalized } from "./tokens.ts";

/** A time that words name. */
export interface FoundPeriod {
  readonly typed: string;
  /** The latest such period that has begun by today; null: the words can only mean a time to come ("next month"). */
  readonly past: AskedPeriod | null;
  /**
   * The next such period that is not over; null: the words can only mean what has begun ("last week", "2019", "year to
   * date"). A named period that holds today, such as "this year", is both.
   */
  readonly ahead: AskedPeriod | null;
  /** How the time was understood where the words leave it open: "summer term, 1 April to 31 August". */
  readonly explanation?: string;
}

/** A time that cannot be told, or that no record can be of. */
export interface NoPeriod {
  readonly typed: string;
  /** Says so to the person, with what to type instead. */
  readonly error: string;
}

export type ReadPeriod = FoundPeriod | NoPeriod;

export interface PeriodSettings {
  /** Whether quarter 1 is April to June; absent or false: January to March. */
  readonly hasFiscalQuarters: boolean;
}

interface Found {
  readonly at: number;
  readonly match: Match;
}

/**
 * Reads the times that normalized words name, in their order. In the rest of the words, ";" stands for each and for the
 * preposition before it; a word that joins two times which stay two ("and", "with") is left there.
 */
export function readPeriods(
  words: string,
  today: Day,
  settings?: PeriodSettings,
): { readonly periods: readonly ReadPeriod[]; readonly rest: string } {
  const tokens = tokensOf(words);
  const sentence = sentenceOf(
    tokens.map(({ word }) => word),
    today,
    settings,
  );
  const found = timesIn(sentence);
  const rest: string[] = [];
  const periods: ReadPeriod[] = [];
  let place = 0;
  for (const [index, { at, match }] of found.entries()) {
    const [from = 0, to = 0] = [tokens[at]?.from, tokens[match.next - 1]?.to];
    rest.push(words.slice(place, from).trim(), ";");
    const typed = words.slice(from, to);
    const isClear = !isLoose(sentence, found[index - 1], { at, match });
    periods.push(
      isClear ? asFound(completed(sentence, found, index), typed, today) : { typed, error: looseError(typed) },
    );
    place = to;
  }
  rest.push(words.slice(place).trim());
  return { periods, rest: rest.filter((part) => part !== "").join(" ") };
}

function sentenceOf(words: readonly string[], today: Day, settings?: PeriodSettings): Sentence {
  return { words, today, hasFiscalQuarters: settings?.hasFiscalQuarters ?? false, yearKind: yearKindOf(words) };
}

function timesIn(sentence: Sentence): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < sentence.words.length;) {
    const match = readWholeTime(sentence, at);
    if (match === null) {
      at += 1;
    } else {
      found.push({ at, match });
      at = match.next;
    }
  }
  return found;
}

/** Words between two times that stay two. */
const beside = /^(?:and|or|vs|v|versus|with|against|compar\w*|than|to|plus|not|except|but|minus)$/;

/** Whether one time follows another with nothing between them but a word that puts them side by side. */
function isBeside(sentence: Sentence, a: Found | undefined, b: Found | undefined): boolean {
  if (a === undefined || b === undefined || b.at - a.match.next > 2) return false;
  return sentence.words.slice(a.match.next, b.at).every((word) => beside.test(word));
}

/** How many words before a time may put it beside the one before. */
const mostBetween = 30;

/** Whether nothing puts a time beside the one before it: "2020 plans issued in May" may mean May 2020. */
function isLoose(sentence: Sentence, a: Found | undefined, b: Found): boolean {
  if (a === undefined || wordAt(sentence, 0).startsWith("compar")) return false;
  const between = sentence.words.slice(Math.max(a.match.next, b.at - mostBetween), b.at);
  const isList = between.length === 0 && [a, b].every(({ match }) => "isBareYear" in match.reading);
  return !isList && !between.some((word) => beside.test(word));
}

/** Completes a time with what the one beside it says: the year of "May and June 2020", the month of "May 2020 and 2021". */
function completed(sentence: Sentence, found: readonly Found[], index: number): Reading {
  const reading = found[index]?.match.reading ?? { kind: "unclear", error: () => "" };
  const before = isBeside(sentence, found[index - 1], found[index]) ? found[index - 1]?.match.reading : undefined;
  const after = isBeside(sentence, found[index], found[index + 1]) ? found[index + 1]?.match.reading : undefined;
  if (reading.kind === "stretch" && reading.isBareYear === true && before?.kind === "stretch" && before.oneOf) {
    return inOneYear(before.oneOf, yearOf(reading.period.from));
  }
  if (reading.kind === "stretch" && reading.sameTimeOf !== undefined) {
    return sameTime(sentence, found, index, reading.sameTimeOf) ?? reading;
  }
  if (reading.kind !== "yearly") return reading;
  const afterYear = yearBeside(after);
  if (afterYear !== null && startsBefore(reading, afterYear.yearly, afterYear.year)) {
    return inOneYear(reading, afterYear.year);
  }
  const beforeYear = yearBeside(before);
  if (beforeYear !== null && startsBefore(beforeYear.yearly, reading, beforeYear.year)) {
    return inOneYear(reading, beforeYear.year);
  }
  return reading;
}

/** Returns what has been of the first time of the words, in an earlier year; null where "same time last year" stands alone. */
function sameTime(
  sentence: Sentence,
  found: readonly Found[],
  index: number,
  year: "last year" | number,
): Reading | null {
  const other = index === 0 ? null : completed(sentence, found, 0);
  if (other === null || other.kind === "unclear") return null;
  const { past } = sidesOf(other, sentence.today);
  if (past === null) return null;
  return earlierBy(year === "last year" ? 1 : yearOf(past.from) - year, past, sentence.today);
}

function yearBeside(reading: Reading | undefined): { readonly yearly: Yearly; readonly year: number } | null {
  if (reading?.kind !== "stretch" || reading.oneOf === undefined) return null;
  return { yearly: reading.oneOf, year: yearOf(reading.period.from) };
}

function startsBefore(a: Yearly, b: Yearly, year: number): boolean {
  const [first, second] = [a.inYear(year), b.inYear(year)];
  return first !== null && second !== null && first.from < second.from;
}

function asFound(reading: Reading, typed: string, today: Day): ReadPeriod {
  if (reading.kind === "unclear") return { typed, error: reading.error(withoutPreposition(typed)) };
  const { past, ahead } = sidesOf(reading, today);
  const named = past ?? ahead;
  if (named === null) return { typed, error: `There is no day "${withoutPreposition(typed)}".` };
  const sides = { past: knownOrNull(past, today), ahead: knownOrNull(ahead, today) };
  if (sides.past === null && sides.ahead === null) return { typed, error: outsideError(named, today) };
  const { explanation } = reading;
  return { typed, ...sides, ...(explanation === undefined ? {} : { explanation }) };
}

function looseError(typed: string): string {
  return `"${withoutPreposition(typed)}" is a second time. Type both as one, such as "May 2020", or put "and" or "to" between them.`;
}

function withoutPreposition(typed: string): string {
  return typed.replace(/^(?:(?:as at|as of|in|on|at|during|for|throughout|across|of|over|within)(?: the)? )+/, "");
}

/** What has begun of a time, and what is not over of it. */
function sidesOf(reading: Exclude<Reading, { kind: "unclear" }>, today: Day): Pick<FoundPeriod, "past" | "ahead"> {
  if (reading.kind === "yearly") return { past: latestBegun(reading, today), ahead: nextNotOver(reading, today) };
  const { period, only, nextTime = period } = reading;
  return {
    past: only === "ahead" || !isBy(period.from, today) ? null : period,
    ahead: only === "past" || nextTime.to < today ? null : nextTime,
  };
}

/** How many years ahead a question may look. */
const mostYearsAhead = 2;

/** Returns a period that records can be of; null for another. An academic year may end in the year after the last. */
function knownOrNull(period: AskedPeriod | null, today: Day): AskedPeriod | null {
  if (period === null || period.from < earliestEvent) return null;
  const isOneYear = /^(?:academic|financial) year/.test(periodLabel(period));
  const last = yearOf(isOneYear ? period.from : period.to);
  return last <= yearOf(today) + mostYearsAhead ? period : null;
}

function outsideError(period: Period, today: Day): string {
  const years = `${yearOf(earliestEvent)} to ${yearOf(today) + mostYearsAhead}`;
  return `${periodLabel(period)} is too long ago or too far ahead. Type a time from ${years}.`;
}

/** Returns the time that all the words name, to come where they may mean that; null where they name none, or not only one. */
function onlyTime(words: string, today: Day, read: (sentence: Sentence) => Match | null): AskedPeriod | null {
  const text = normalized(words);
  const sentence = sentenceOf(
    tokensOf(text).map(({ word }) => word),
    today,
  );
  const match = read(sentence);
  if (match === null || match.next !== sentence.words.length) return null;
  const found = asFound(match.reading, text, today);
  return "error" in found ? null : (found.ahead ?? found.past);
}

/** Reads one day as people type it, the next one where the words name no year: `05/07/2021`, `5 July`, `Monday`. */
export function readDay(words: string, today: Day): Day | null {
  const period = onlyTime(words, today, (sentence) => readWholeTime(sentence, 0));
  return period === null || period.from !== period.to ? null : period.from;
}

/** Reads a stretch of days as people type it, the next one: `next week`, `5 to 9 July`, `05/07/2021 09/07/2021`. */
export function readStretch(words: string, today: Day): AskedPeriod | null {
  return onlyTime(words, today, (sentence) => {
    const whole = readWholeTime(sentence, 0);
    if (whole !== null && whole.next === sentence.words.length && whole.reading.kind !== "unclear") return whole;
    const a = readTime(sentence, 0);
    if (a === null) return null;
    const b = readTime(sentence, /^(?:and|to)$/.test(wordAt(sentence, a.next)) ? a.next + 1 : a.next);
    return b === null ? null : { reading: joined(a.reading, b.reading, today), next: b.next };
  });
}
