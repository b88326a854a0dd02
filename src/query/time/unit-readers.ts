/** The ways people name a week, month, quarter or term, and the last, this and next unit of the calendar. */
import { addDays, addMonths, endOfMonth, monthNames, yearOf } from "../../facts/calendar.ts";
import { inEarlierYear, periodLabel } from "../../facts/period.ts";
import {
  financialYear,
  halfTermFrom,
  monthStart,
  months,
  termIn,
  termOf,
  schoolTerms,
  unitPeriod,
  weekOf,
  type CalendarUnit,
  type SchoolTerm,
} from "./calendar-units.ts";
import { readOneDay } from "./day-readers.ts";
import {
  explained,
  firstFrom,
  firstOf,
  inOneYear,
  latestBegun,
  nextNotOver,
  stretch,
  unclear,
  withYear,
} from "./reading.ts";
import type { Match, Reader, Reading, Yearly } from "./reading.ts";
import { numberSaid, isPhrase, monthAt, wordAt, yearOfWord, type Sentence } from "./time-words.ts";
import { pairAt, readCalendarYear, readNamedYear, yearKindAt } from "./year-readers.ts";

function yearlyMonths(first: number, count: number, explanation?: string): Yearly {
  return {
    kind: "yearly",
    inYear: (year) => months(monthStart(year, first), count),
    ...(explanation === undefined ? {} : { explanation }),
  };
}

const weekStarts = ["week of", "week commencing", "week beginning", "week starting", "week ending", "w c", "w e", "wc"];

/** Reads `week of 3 May` and `w/c 3/5/21`: the week, Monday to Sunday, that holds the day. */
const weekHolding: Reader = (sentence, at) => {
  const start = weekStarts.find((words) => isPhrase(sentence, at, words));
  if (start === undefined) return null;
  const dayAt = at + start.split(" ").length;
  const day = readOneDay(sentence, wordAt(sentence, dayAt) === "the" ? dayAt + 1 : dayAt);
  return day === null ? null : { reading: weeksOf(day.reading), next: day.next };
};

function weeksOf(day: Reading): Reading {
  if (day.kind === "unclear") return day;
  if (day.kind === "stretch") return stretch(weekOf(day.period.from));
  return {
    kind: "yearly",
    inYear: (year) => {
      const found = day.inYear(year);
      return found === null ? null : weekOf(found.from);
    },
  };
}

/** Reads `May`, `May 2021` and `month of May`. */
const month: Reader = (sentence, at) => {
  const nameAt = isPhrase(sentence, at, "month of") ? at + 2 : at;
  const number = monthAt(sentence, nameAt);
  return number === null ? null : withYear(sentence, yearlyMonths(number, 1), nameAt + 1);
};

const quarterNumbers = new Map([
  ["first", 1],
  ["1st", 1],
  ["second", 2],
  ["2nd", 2],
  ["third", 3],
  ["3rd", 3],
  ["fourth", 4],
  ["4th", 4],
]);

/** Reads the number of a quarter: `Q1`, `quarter 1`, `first quarter`. */
function quarterAt(sentence: Sentence, at: number): Match<number> | null {
  const word = wordAt(sentence, at);
  const after = wordAt(sentence, at + 1);
  const short = /^q([1-4])$/.exec(word);
  if (short !== null) return { reading: Number(short[1]), next: at + 1 };
  if (/^(?:q|quarter|qtr)$/.test(word)) {
    const number = numberSaid(after);
    return number !== null && number >= 1 && number <= 4 ? { reading: number, next: at + 2 } : null;
  }
  const number = quarterNumbers.get(word);
  return number !== undefined && /^(?:quarter|qtr)$/.test(after) ? { reading: number, next: at + 2 } : null;
}

/** Reads a quarter with its year, calendar or financial. */
const quarter: Reader = (sentence, at) => {
  const found = quarterAt(sentence, at);
  if (found === null) {
    const year = yearOfWord(wordAt(sentence, at));
    const after = year === null ? null : quarterAt(sentence, at + 1);
    return year === null || after === null
      ? null
      : { reading: quarterIn(sentence, after.reading, year), next: after.next };
  }
  const { reading: number, next } = found;
  const ofAt = wordAt(sentence, next) === "of" ? next + 1 : next;
  const named = yearKindAt(sentence, ofAt);
  const pair = pairAt(sentence, named?.next ?? ofAt);
  if (pair !== null && !/^\d{4}$/.test(wordAt(sentence, ofAt))) {
    return { reading: financialQuarter(number, pair.year), next: pair.next };
  }
  const dated = withYear(sentence, yearlyQuarter(sentence, number), next);
  if (dated.reading.kind !== "stretch" || !sentence.hasFiscalQuarters || number !== 4) return dated;
  return { reading: quarterIn(sentence, number, yearOf(dated.reading.period.from)), next: dated.next };
};

function yearlyQuarter({ hasFiscalQuarters }: Sentence, number: number): Yearly {
  const first = hasFiscalQuarters ? ((number * 3) % 12) + 1 : number * 3 - 2;
  const names = `${monthNames[first - 1] ?? ""} to ${monthNames[first + 1] ?? ""}`;
  return yearlyMonths(
    first,
    3,
    `quarter ${number} of the ${hasFiscalQuarters ? "financial" : "calendar"} year, ${names}`,
  );
}

function quarterIn(sentence: Sentence, number: number, year: number): Reading {
  if (sentence.hasFiscalQuarters && number === 4) {
    return unclear(
      (typed) =>
        `"${typed}" may be of two financial years. Type "January to March ${year}" or "January to March ${year + 1}".`,
    );
  }
  return inOneYear(yearlyQuarter(sentence, number), year);
}

function financialQuarter(number: number, year: number): Reading {
  const { from } = financialYear(year);
  const period = unitPeriod("quarter", from, number - 1);
  return stretch(period, { explanation: `quarter ${number} of the financial year, ${periodLabel(period)}` });
}

/** Reads `autumn term`, `autumn term 2020` and `spring term 2020/21`. */
const term: Reader = (sentence, at) => {
  const found = schoolTerms.find(({ name }) => name === wordAt(sentence, at));
  if (found === undefined || wordAt(sentence, at + 1) !== "term") return null;
  const ofAt = at + 2 + (wordAt(sentence, at + 2) === "of" ? 1 : 0);
  const pair = pairAt(sentence, yearKindAt(sentence, ofAt)?.next ?? ofAt);
  const yearly = yearlyTerm(found);
  if (pair === null || /^\d{4}$/.test(wordAt(sentence, ofAt))) return withYear(sentence, yearly, at + 2);
  return { reading: inOneYear(yearly, pair.year + (found.name === "autumn" ? 0 : 1)), next: pair.next };
};

const termExplanation = ({ name, days }: SchoolTerm) => `${name} term, ${days}`;

function yearlyTerm(found: SchoolTerm): Yearly {
  return { kind: "yearly", inYear: (year) => termIn(year, found), explanation: termExplanation(found) };
}

const which = new Map([
  ["last", -1],
  ["previous", -1],
  ["past", -1],
  ["this", 0],
  ["current", 0],
  ["next", 1],
  ["coming", 1],
]);
const whichWords = new Map([
  [-1, "last"],
  [0, "this"],
  [1, "next"],
]);

/** How units are shortened. */
const short = new Map([
  ["wk", "week"],
  ["mth", "month"],
  ["qtr", "quarter"],
  ["yr", "year"],
]);

/** Reads the name of a unit of the calendar. */
export function unitAt(sentence: Sentence, at: number): Match<CalendarUnit> | null {
  const named = yearKindAt(sentence, at);
  if (named !== null) return { reading: named.kind === "calendar year" ? "year" : named.kind, next: named.next };
  const word = wordAt(sentence, at);
  const found = (["week", "month", "quarter", "term", "year"] as const).find(
    (unit) => unit === (short.get(word) ?? word),
  );
  return found === undefined ? null : { reading: found, next: at + 1 };
}

/** The last, this or next unit, of which the words in one form are `last week`. */
export function calendarUnit(sentence: Sentence, unit: CalendarUnit, offset: -1 | 0 | 1): Reading {
  const period = unitPeriod(unit, sentence.today, offset);
  const relative = `${whichWords.get(offset) ?? ""} ${unit}`;
  const explanation = unit === "term" ? { explanation: termExplanation(termOf(period.from)) } : {};
  return stretch({ ...period, relative }, explanation);
}

/** Reads `last week`, `this term`, `next academic year`, and the last or next of what comes every year: `last May`. */
const relativeUnit: Reader = (sentence, at) => {
  const offset = which.get(wordAt(sentence, at));
  if (offset === undefined) return null;
  const unit = unitAt(sentence, at + 1);
  if (unit !== null) {
    return { reading: calendarUnit(sentence, unit.reading, offset === 0 ? 0 : offset < 0 ? -1 : 1), next: unit.next };
  }
  const yearly = firstOf([month, term])(sentence, at + 1);
  if (yearly === null || yearly.reading.kind !== "yearly") return null;
  return { reading: movedYearly(sentence, yearly.reading, offset), next: yearly.next };
};

/** Returns the latest of a yearly time that is over, the one of this year, or the next that has not begun. */
function movedYearly({ today }: Sentence, yearly: Yearly, offset: number): Reading {
  if (offset === 0) return inOneYear(yearly, yearOf(today));
  const found =
    offset > 0
      ? firstFrom(yearly, today, ({ from }) => from > today)
      : latestBegun(yearly, addDays(nextNotOver(yearly, today)?.from ?? today, -1));
  return inOneYear(yearly, yearOf(found?.from ?? today));
}

/** Reads `last half term`: the half of a school term. After "since" or "before" it is the holiday, of which the days are not known. */
const relativeHalfTerm: Reader = (sentence, at) => {
  const offset = which.get(wordAt(sentence, at));
  if (offset === undefined || !isPhrase(sentence, at + 1, "half term")) return null;
  const before = wordAt(sentence, wordAt(sentence, at - 1) === "the" ? at - 2 : at - 1);
  if (/^(?:since|after|before|by|until|till|from)$/.test(before)) return null;
  const period = halfTermFrom(sentence.today, offset);
  const relative = `${whichWords.get(offset) ?? ""} half term`;
  const explanation = `half of a school term, ${periodLabel(period)}`;
  return { reading: stretch({ ...period, relative }, { explanation }), next: at + 3 };
};

/** Reads `first half of 2021` and `second half of the financial year`: six months. */
const halfOfYear: Reader = (sentence, at) => {
  const isFirst = /^(?:first|1st)$/.test(wordAt(sentence, at));
  const isLast = /^(?:second|2nd|last)$/.test(wordAt(sentence, at));
  if ((!isFirst && !isLast) || wordAt(sentence, at + 1) !== "half") return null;
  const ofAt = wordAt(sentence, at + 2) === "of" ? at + 3 : at + 2;
  const place = /^(?:the|this)$/.test(wordAt(sentence, ofAt)) ? ofAt + 1 : ofAt;
  const named = firstOf([readNamedYear, relativeUnit, readCalendarYear])(sentence, place);
  const unit = named === null ? unitAt(sentence, place) : null;
  const whole = named ?? (unit && { reading: calendarUnit(sentence, unit.reading, 0), next: unit.next });
  if (whole?.reading.kind !== "stretch") return null;
  const { from, to } = whole.reading.period;
  if (to !== endOfMonth(addMonths(from, 11))) return null;
  return { reading: explained(months(addMonths(from, isFirst ? 0 : 6), 6), undefined), next: whole.next };
};

const ordinal = /^(?:first|1st|second|2nd|third|3rd|last|final)$/;

/** Says of `last week of May` and `first half of 2021` that the days must be typed: they are not "last week". */
const partOfAnother: Reader = (sentence, at) => {
  if (!ordinal.test(wordAt(sentence, at)) || !/^(?:week|month|quarter|term|half)$/.test(wordAt(sentence, at + 1)))
    return null;
  const isNumbered = quarterAt(sentence, at) !== null;
  if (isNumbered || wordAt(sentence, at + 2) !== "of") return null;
  const place = at + (/^(?:the|this)$/.test(wordAt(sentence, at + 3)) ? 4 : 3);
  const whole = firstOf([readNamedYear, month, term, relativeUnit, readCalendarYear])(sentence, place);
  if (whole === null) return null;
  const year = yearOf(sentence.today);
  const error = (typed: string) =>
    `"${typed}" cannot be read. Type its first and last day or month, such as "24 to 31 May ${year}".`;
  return { reading: unclear(error), next: whole.next };
};

/** Reads `this month last year` and `same week last year`: the unit that holds today, a year earlier. */
const unitLastYear: Reader = (sentence, at) => {
  const isSame = wordAt(sentence, at) === "same";
  if (!isSame && wordAt(sentence, at) !== "this") return null;
  const unit = unitAt(sentence, at + 1);
  if (unit === null || unit.reading.endsWith("year") || !isPhrase(sentence, unit.next, "last year")) return null;
  const period = inEarlierYear(unitPeriod(unit.reading, sentence.today, 0), 1);
  const reading = stretch(
    { ...period, relative: `this ${unit.reading} last year` },
    { only: "past", ...(isSame ? { sameTimeOf: "last year" as const } : {}) },
  );
  return { reading, next: unit.next + 2 };
};

export const readUnit = firstOf([
  halfOfYear,
  partOfAnother,
  relativeHalfTerm,
  unitLastYear,
  weekHolding,
  quarter,
  term,
  month,
  relativeUnit,
]);
