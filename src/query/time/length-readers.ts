/**
 * Lengths of time counted from today. The last N days are the N days that end today; the last N weeks, months and years run
 * to today from the day after that weekday or date so long ago. The next N run from tomorrow.
 */
import { addDays, addMonths, yearOf, firstOfYear } from "../../facts/calendar.ts";
import { inEarlierYear, periodLabel } from "../../facts/period.ts";
import { unitPeriod, type CalendarUnit } from "./calendar-units.ts";
import { explained, firstOf, stretch, unclear, type Reader, type Reading } from "./reading.ts";
import { numberSaid, isPhrase, unitOf, wordAt, yearOfWord, type Sentence, type TimeUnit } from "./time-words.ts";
import { unitAt } from "./unit-readers.ts";
import { yearKindAt } from "./year-readers.ts";

const back = /^(?:last|past|previous)$/;
const ahead = /^(?:next|coming|following)$/;

function moved(sentence: Sentence, count: number, unit: TimeUnit) {
  const { today } = sentence;
  if (unit === "day" || unit === "week") return addDays(today, count * (unit === "week" ? 7 : 1));
  return addMonths(today, count * (unit === "year" ? 12 : 1));
}

function lastUnits(sentence: Sentence, count: number, unit: TimeUnit): Reading {
  if (count === 0) return unclear((typed) => `"${typed}" is not a time. Type a number from 1.`);
  const period = { from: addDays(moved(sentence, -count, unit), 1), to: sentence.today };
  return explained(period, `last ${count} ${unit}${count === 1 ? "" : "s"}`, { only: "past" });
}

function nextUnits(sentence: Sentence, count: number, unit: TimeUnit): Reading {
  if (count === 0) return unclear((typed) => `"${typed}" is not a time. Type a number from 1.`);
  const period = { from: addDays(sentence.today, 1), to: moved(sentence, count, unit) };
  return explained(period, `next ${count} ${unit}${count === 1 ? "" : "s"}`, { only: "ahead" });
}

/** Reads `last 3 months`, `past fortnight`, `next 30 days`, and `the last year`, which is the last 12 months. */
const counted: Reader = (sentence, at) => {
  const isBack = back.test(wordAt(sentence, at));
  if (!isBack && !ahead.test(wordAt(sentence, at))) return null;
  const units = isBack ? lastUnits : nextUnits;
  const first = wordAt(sentence, at + 1);
  if (first === "fortnight") return { reading: units(sentence, 2, "week"), next: at + 2 };
  if (/^(?:few|couple|several)$/.test(first)) {
    const unitPlace = wordAt(sentence, at + 2) === "of" ? at + 3 : at + 2;
    if (unitOf(wordAt(sentence, unitPlace)) === null) return null;
    return {
      reading: unclear((typed) => `"${typed}" has no number. Type how many, such as "3 months".`),
      next: unitPlace + 1,
    };
  }
  const count = numberSaid(first);
  if (count !== null) return countedUnits(sentence, at + 2, count, units);
  return rolling(sentence, at, units);
};

type Units = typeof lastUnits;

function countedUnits(sentence: Sentence, at: number, count: number, units: Units): ReturnType<Reader> {
  const word = wordAt(sentence, at);
  const unit = unitOf(word);
  if (unit !== null) return { reading: units(sentence, count, unit), next: at + 1 };
  const kind = yearKindAt(sentence, at);
  if (kind !== null) return { reading: yearsOfKind(sentence, kind.kind, count, units === lastUnits), next: kind.next };
  if (/^fortnights?$/.test(word)) return { reading: units(sentence, 2 * count, "week"), next: at + 1 };
  if (!/^(?:quarters?|qtrs?|terms?)$/.test(word)) return null;
  const error = (typed: string) => `"${typed}" cannot be counted. Type months, such as "last 6 months".`;
  return { reading: unclear(error), next: at + 1 };
}

/** Whole years of a kind: the last three financial years are over. */
function yearsOfKind(
  { today }: Sentence,
  kind: NonNullable<ReturnType<typeof yearKindAt>>["kind"],
  count: number,
  isPast: boolean,
): Reading {
  if (count === 0) return unclear((typed) => `"${typed}" is not a time. Type a number from 1.`);
  const unit = kind === "calendar year" ? "year" : kind;
  const [first, last] = isPast ? [-count, -1] : [1, count];
  const period = { from: unitPeriod(unit, today, first).from, to: unitPeriod(unit, today, last).to };
  return stretch(period, { explanation: periodLabel(period), only: isPast ? "past" : "ahead" });
}

/** Reads one unit that ends or begins today, as `the last year` and `past month`: no calendar unit is meant. */
function rolling(sentence: Sentence, at: number, units: Units): ReturnType<Reader> {
  const word = wordAt(sentence, at);
  const unit = unitOf(wordAt(sentence, at + 1));
  const hasThe = wordAt(sentence, at - 1) === "the";
  const isRolling =
    (word === "past" && (hasThe || unit !== "week")) || (hasThe && /^(?:last|next)$/.test(word)) || word === "coming";
  if (unit === null || !isRolling) return null;
  return { reading: unit === "year" ? units(sentence, 12, "month") : units(sentence, 1, unit), next: at + 2 };
}

/** The part of a calendar unit that has been, today included. */
function toDate({ today }: Sentence, unit: CalendarUnit): Reading {
  const period = { from: unitPeriod(unit, today, 0).from, to: today };
  return explained(period, `${unit} to date`, { only: "past" });
}

/** Reads `year to date`, `this month so far`, `so far this term`, `YTD`. */
const partOfUnit: Reader = (sentence, at) => {
  if (wordAt(sentence, at) === "ytd") return { reading: toDate(sentence, "year"), next: at + 1 };
  if (wordAt(sentence, at) === "mtd") return { reading: toDate(sentence, "month"), next: at + 1 };
  const isFirst = isPhrase(sentence, at, "so far");
  const start = isFirst ? at + 2 : at;
  const isNamed = /^(?:this|current)$/.test(wordAt(sentence, start));
  const unit = unitAt(sentence, isNamed ? start + 1 : start);
  if (unit === null || (isFirst && !isNamed)) return null;
  const { reading, next } = unit;
  if (isFirst) return { reading: toDate(sentence, reading), next };
  const isPart = isPhrase(sentence, next, "to date") || isPhrase(sentence, next, "so far");
  return isPart ? { reading: toDate(sentence, reading), next: next + 2 } : null;
};

const sameTimes = ["time", "times", "period", "point", "stage", "months", "weeks", "days", "dates"].map(
  (word) => `same ${word}`,
);

/** Reads `same time last year` and `same months of 2019`: from 1 January of that year to the day of today. */
const sameTime: Reader = (sentence, at) => {
  const isThis = isPhrase(sentence, at, "this time");
  if (!isThis && !sameTimes.some((words) => isPhrase(sentence, at, words))) return null;
  const next = /^(?:of|in|for|during|from|the)$/.test(wordAt(sentence, at + 2)) ? at + 3 : at + 2;
  const { today } = sentence;
  const year = yearOfWord(wordAt(sentence, next));
  const isLastYear = isPhrase(sentence, next, "last year");
  if (!isLastYear && (year === null || year >= yearOf(today))) return null;
  const sameTimeOf = isLastYear || year === null ? "last year" : year;
  const back = sameTimeOf === "last year" ? 1 : yearOf(today) - sameTimeOf;
  const period = inEarlierYear({ from: firstOfYear(yearOf(today)), to: today }, back);
  const name = sameTimeOf === "last year" ? "same time last year" : `same time of ${sameTimeOf}`;
  return { reading: explained(period, name, { only: "past", sameTimeOf }), next: next + (isLastYear ? 2 : 1) };
};

/** Reads `rest of the year`: what is to come of it. */
const restOfUnit: Reader = (sentence, at) => {
  if (!/^(?:rest|remainder)$/.test(wordAt(sentence, at)) || wordAt(sentence, at + 1) !== "of") return null;
  const unit = unitAt(sentence, at + 2 + (/^(?:the|this)$/.test(wordAt(sentence, at + 2)) ? 1 : 0));
  if (unit === null) return null;
  const { to } = unitPeriod(unit.reading, sentence.today, 0);
  if (to === sentence.today) {
    return { reading: unclear((typed) => `Today is the last day of "${typed}". Type "today".`), next: unit.next };
  }
  const period = { from: addDays(sentence.today, 1), to, relative: `rest of this ${unit.reading}` };
  return { reading: stretch(period, { only: "ahead", explanation: periodLabel(period) }), next: unit.next };
};

export const readLength = firstOf([counted, partOfUnit, sameTime, restOfUnit]);
