/** One time in words: what names it, the preposition before it, and what joins two times to one. */
import { addDays, addMonths, endOfMonth, firstOfMonth, monthOf, yearOf } from "../../facts/calendar.ts";
import { sinceEaster, sinceFeast } from "./feasts.ts";
import { readOneDay } from "./day-readers.ts";
import { after, earlierBy, joined, since, upToBound } from "./joined-times.ts";
import { readLength } from "./length-readers.ts";
import { daysOf, explained, firstOf, inOneYear, unclear } from "./reading.ts";
import type { Match, Reader, Reading } from "./reading.ts";
import { numberSaid, isPhrase, monthAt, unitOf, wordAt, yearOfWord, type Sentence } from "./time-words.ts";
import { calendarUnit, readUnit, unitAt } from "./unit-readers.ts";
import { readCalendarYear, readNamedYear } from "./year-readers.ts";

const readCalendar = firstOf([readNamedYear, readUnit, readCalendarYear]);

const edges: readonly (readonly [string, "start" | "end"])[] = [
  ["start of", "start"],
  ["beginning of", "start"],
  ["first day of", "start"],
  ["end of", "end"],
  ["close of", "end"],
  ["last day of", "end"],
];

/** Reads `start of 2021`, `end of March` and `end of last year`: one day. */
const edge: Reader = (sentence, at) => {
  const found = edges.find(([words]) => isPhrase(sentence, at, words));
  if (found === undefined) return null;
  const [words, side] = found;
  const place = afterThe(sentence, at + words.split(" ").length);
  const named = readCalendar(sentence, place);
  const unit = named === null ? unitAt(sentence, place) : null;
  const match = named ?? (unit === null ? null : { reading: calendarUnit(sentence, unit.reading, 0), next: unit.next });
  if (match === null) return null;
  const dayOf =
    side === "start"
      ? (period: { from: Sentence["today"] }) => period.from
      : (period: { to: Sentence["today"] }) => period.to;
  return { reading: daysOf(match.reading, dayOf, (relative) => `${side} of ${relative}`), next: match.next };
};

/** Feasts and holidays, with days such as theirs and the month in which those begin. */
const holidays: readonly (readonly [name: string, days: string, month: number])[] = [
  ["christmas", "25 December", 12],
  ["xmas", "25 December", 12],
  ["new year", "1 January", 1],
  ["easter", "31 March", 3],
  ["half term", "25 to 31 October", 10],
  ["bank holiday", "31 May", 5],
  ["summer holidays", "21 July to 31 August", 7],
];

/** Says of a feast or holiday that its days must be typed, with days of the last one, or of the next where that is meant. */
const holiday: Reader = (sentence, at) => {
  const isNamed = /^(?:last|this|next|previous|coming)$/.test(wordAt(sentence, at));
  const start = isNamed ? at + 1 : at;
  const found = holidays.find(([words]) => isPhrase(sentence, start, words));
  if (found === undefined) return null;
  const [words, example, month] = found;
  const { today } = sentence;
  const isAhead =
    /^(?:next|coming)$/.test(wordAt(sentence, at)) || /^(?:by|before|until)$/.test(wordAt(sentence, at - 1));
  const isOver = month < monthOf(today);
  const year = yearOf(today) + (isAhead ? (isOver ? 1 : 0) : isOver ? 0 : -1);
  const error = (typed: string) => `"${typed}" cannot be read. Type its days, such as "${example} ${year}".`;
  return { reading: unclear(error), next: start + words.split(" ").length };
};

const readOne = firstOf([
  sinceEaster,
  sinceFeast,
  edge,
  readNamedYear,
  readOneDay,
  readLength,
  readUnit,
  readCalendarYear,
  holiday,
]);

const afterThe = (sentence: Sentence, at: number) => (wordAt(sentence, at) === "the" ? at + 1 : at);

/** Reads one time, with or without "the". */
export const readTime: Reader = (sentence, at) => {
  const place = afterThe(sentence, at);
  const ending = endingWith(sentence, place);
  if (ending !== null) return ending;
  const one = readOne(sentence, place);
  if (one?.reading.kind !== "stretch") return one;
  const { period, isBareYear } = one.reading;
  if (isPhrase(sentence, one.next, "a year earlier")) {
    return { reading: earlierBy(1, period, sentence.today), next: one.next + 3 };
  }
  const isYear = isBareYear === true || /^(?:last|this|next) year$/.test(period.relative ?? "");
  const yearly = isYear ? readUnit(sentence, one.next) : null;
  // "2020 May"
  return yearly?.reading.kind === "yearly"
    ? { reading: inOneYear(yearly.reading, yearOf(period.from)), next: yearly.next }
    : one;
};

/** Reads `12 months to March 2021` and `year ending 31 March 2021`. */
function endingWith(sentence: Sentence, at: number): Match | null {
  const count = wordAt(sentence, at) === "year" ? 12 : numberSaid(wordAt(sentence, at));
  const unitPlace = wordAt(sentence, at) === "year" ? at : at + 1;
  const unit = unitOf(wordAt(sentence, unitPlace));
  if (
    count === null ||
    (unit !== "month" && unit !== "year") ||
    !/^(?:to|ending|until)$/.test(wordAt(sentence, unitPlace + 1))
  ) {
    return null;
  }
  const end = readOne(sentence, afterThe(sentence, unitPlace + 2));
  if (end === null) return null;
  const { reading, next } = end;
  if (reading.kind === "unclear") return end;
  if (reading.kind === "yearly" || reading.period.relative !== undefined) {
    const error = (typed: string) =>
      `"${typed}" must end with a day or a month of a year, such as "March ${yearOf(sentence.today)}"`;
    return { reading: unclear(error), next };
  }
  const { to } = reading.period;
  const months = unit === "year" && unitPlace !== at ? 12 * count : count;
  const isMonthEnd = endOfMonth(to) === to;
  const from = isMonthEnd ? addMonths(firstOfMonth(to), 1 - months) : addDays(addMonths(to, -months), 1);
  return { reading: explained({ from, to }, undefined), next };
}

const nowWords = /^(?:date|now|present)$/;
const toNow = new Set(["onwards", "onward"]);

/** Reads the word between two times of which the second ends the stretch; returns the place after it. */
function joinerAt(sentence: Sentence, at: number, withAnd: boolean): number | null {
  const word = wordAt(sentence, at);
  if (/^(?:to|until|till|through|thru)$/.test(word) || (withAnd && word === "and")) return at + 1;
  return isPhrase(sentence, at, "up to") || isPhrase(sentence, at, "up until") ? at + 2 : null;
}

/** Reads what follows a time and ends a stretch that it begins: `to 9 July`, `to date`, `so far`. */
function restOfStretch(sentence: Sentence, a: Match, withAnd: boolean): Match | null {
  const { today } = sentence;
  if (toNow.has(wordAt(sentence, a.next))) return { reading: since(a.reading, today), next: a.next + 1 };
  if (isPhrase(sentence, a.next, "so far")) return { reading: sinceStart(sentence, a.reading), next: a.next + 2 };
  const place = joinerAt(sentence, a.next, withAnd);
  if (place === null) return null;
  const bAt = afterThe(sentence, place);
  if (nowWords.test(wordAt(sentence, bAt))) return { reading: sinceStart(sentence, a.reading), next: bAt + 1 };
  const b = readTime(sentence, bAt);
  if (b === null) return null;
  // "this year to the same point in 2019" compares the two
  if (b.reading.kind === "stretch" && b.reading.sameTimeOf !== undefined) return null;
  const isToday = b.reading.kind === "stretch" && b.reading.period.relative === "today";
  return { reading: isToday ? since(a.reading, today) : joined(a.reading, b.reading, today), next: b.next };
}

/** "2021 to date" runs from its first day; "last year to date" may be a part of last year. */
function sinceStart({ today }: Sentence, a: Reading): Reading {
  if (a.kind === "stretch" && a.period.relative?.startsWith("last ") === true && a.period.from !== a.period.to) {
    return unclear(
      (typed) =>
        `"${typed}" may end today or last year. Type "same time last year" or "since ${a.period.relative ?? ""}".`,
    );
  }
  return since(a, today);
}

type Operator = "since" | "after" | "from" | "between" | "before" | "by" | "plain";

const operators: readonly (readonly [string, Operator])[] = [
  ["since", "since"],
  ["after", "after"],
  ["from", "from"],
  ["between", "between"],
  ["before", "before"],
  ["prior to", "before"],
  ["by", "by"],
  ["until", "by"],
  ["till", "by"],
  ["up to", "by"],
  ["up until", "by"],
];
const operatorStarts = new Set(operators.map(([words]) => words.split(" ")[0] ?? ""));
const prepositions = new Set(["in", "on", "at", "during", "for", "throughout", "across", "of"]);
const beforeLength = new Set(["over", "within"]);
const mostPrepositions = 3;

/** Whether a year, month or term is named, of which "over" says no more than "in". */
function isNamedTime(sentence: Sentence, at: number): boolean {
  if (yearOfWord(wordAt(sentence, at)) !== null || monthAt(sentence, at) !== null) return true;
  return /^(?:spring|summer|autumn)$/.test(wordAt(sentence, at)) && wordAt(sentence, at + 1) === "term";
}

/** Returns the place after the prepositions that only say that a time follows. */
function afterPrepositions(sentence: Sentence, at: number): number {
  let place = at;
  while (place < at + mostPrepositions) {
    const word = wordAt(sentence, place);
    const next = afterThe(sentence, place + 1);
    const isLength = /^(?:last|past|previous|next|coming)$/.test(wordAt(sentence, next)) || isNamedTime(sentence, next);
    if (isPhrase(sentence, place, "as at") || isPhrase(sentence, place, "as of")) place += 2;
    else if (prepositions.has(word) || (beforeLength.has(word) && isLength)) place += 1;
    else break;
  }
  return place;
}

/** Words of which two times are the two sides: "the difference between 2019 and 2020". */
const comparisons = /^(?:compar\w*|differ\w*|versus|change[sd]?|growth|grew|grown|increase[sd]?|rise|rose|fall|fell)$/;

const otherSide = /^(?:with|against|versus|vs)$/;

/** Whether two times that "to" or "and" joins are compared. */
function isCompared(sentence: Sentence, at: number): boolean {
  const before = wordAt(sentence, at - 1);
  if (comparisons.test(before)) return true;
  // "compare January to March with the same months of 2020": the second side comes after "with"
  return wordAt(sentence, 0).startsWith("compar") && !sentence.words.slice(at).some((word) => otherSide.test(word));
}

/** Reads a time and all that belongs to it, from its preposition on. */
export const readWholeTime: Reader = (sentence, at) => {
  const start = afterPrepositions(sentence, at);
  const found = operatorStarts.has(wordAt(sentence, start))
    ? operators.find(([words]) => isPhrase(sentence, start, words))
    : undefined;
  const operator = found?.[1] ?? "plain";
  const place = start + (found === undefined ? 0 : found[0].split(" ").length);
  const a = readTime(sentence, place);
  if (a === null) return null;
  const compared = isCompared(sentence, at);
  if (compared && (operator === "from" || operator === "between")) return a;
  const whole = compared ? null : restOfStretch(sentence, a, operator === "between");
  const { today } = sentence;
  if (operator === "by" || operator === "before") return { ...a, reading: upToBound(a.reading, operator, today) };
  if (operator === "after") return { ...a, reading: after(a.reading, today) };
  if (whole !== null) return whole;
  if (operator === "since" || operator === "from") return { ...a, reading: since(a.reading, today) };
  if (operator === "between") return hasAnd(sentence, place, a.next) ? a : { ...a, reading: oneSide };
  return monthsBeside(sentence, a);
};

const oneSide = unclear((typed) => `"${typed}" has one time. Type both, such as "between May and July".`);

function hasAnd(sentence: Sentence, from: number, to: number): boolean {
  return sentence.words.slice(from, to).some((word) => word === "and" || word === "to");
}

/** Reads `jan mar 2021`, of which the hyphen is gone, as January to March. With two years it may be a comparison. */
function monthsBeside(sentence: Sentence, a: Match): Match {
  const month = monthAt(sentence, a.next - 1);
  const next = monthAt(sentence, a.next);
  if (next === null) return a;
  const b = readUnit(sentence, a.next);
  if (b === null) return a;
  if (month !== null && a.reading.kind === "yearly") {
    return { reading: joined(a.reading, b.reading, sentence.today), next: b.next };
  }
  if (a.reading.kind !== "stretch" || yearOfWord(wordAt(sentence, a.next - 1)) === null) return a;
  return {
    reading: unclear(
      (typed) =>
        `"${typed}" are two times. Put "to" between them for everything from one to the other, or "and" for the two.`,
    ),
    next: b.next,
  };
}
