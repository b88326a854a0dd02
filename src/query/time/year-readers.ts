/** The ways people name a year: calendar (January to December), academic (September) and financial (April). */
import { periodLabel } from "../../facts/period.ts";
import { academicYear, calendarYear, financialYear, monthStart, months } from "./calendar-units.ts";
import { firstOf, stretch, unclear, type Match, type Reader, type Reading } from "./reading.ts";
import { wordAt, yearOfWord, type Sentence, type YearKind } from "./time-words.ts";

const yearPair = /^(\d{4}|\d\d)([/-])(\d{4}|\d\d)$/;

/** Returns the first year of two that follow each other: 2020 of `2020/21`, `20-21`, `2020/2021`. Null for other words. */
function firstOfPair(word: string): number | null {
  const parts = yearPair.exec(word);
  if (parts === null) return null;
  const [first = "", , second = ""] = parts.slice(1);
  const year = first.length === 2 ? 2000 + Number(first) : Number(first);
  return Number(second) === (second.length === 2 ? (year + 1) % 100 : year + 1) ? year : null;
}

/** Reads the two years of a named kind of year: `2020/21` or `2020 to 2021`. */
export function pairAt(sentence: Sentence, at: number): { readonly year: number; readonly next: number } | null {
  const word = wordAt(sentence, at);
  const pair = firstOfPair(word);
  if (pair !== null) return { year: pair, next: at + 1 };
  const [first, second] = [yearOfWord(word), yearOfWord(wordAt(sentence, at + 2))];
  const isJoined = first !== null && wordAt(sentence, at + 1) === "to" && second === first + 1;
  return isJoined ? { year: first, next: at + 3 } : null;
}

/** Reads the name of a kind of year: `academic year`, `school year`, `financial year`, `tax year`, `FY`. */
export function yearKindAt(
  sentence: Sentence,
  at: number,
): { readonly kind: YearKind | "calendar year"; readonly next: number } | null {
  const word = wordAt(sentence, at);
  if (word === "fy") return { kind: "financial year", next: at + 1 };
  if (!/^(?:years?|yrs?)$/.test(wordAt(sentence, at + 1))) return null;
  if (word === "calendar") return { kind: "calendar year", next: at + 2 };
  const kind = kindOf(word);
  return kind === undefined ? null : { kind, next: at + 2 };
}

function kindOf(word: string): YearKind | undefined {
  if (/^(?:academic|acad|school)$/.test(word)) return "academic year";
  return /^(?:financial|fin|fiscal|tax|fy.*)$/.test(word) ? "financial year" : undefined;
}

/** Returns the kind of year that words name before "year" or as "FY", and which `2019/20` beside it is of too; null: none, or both. */
export function yearKindOf(words: readonly string[]): YearKind | null {
  const kinds = words.flatMap((word, at) =>
    word.startsWith("fy") || /^(?:years?|yrs?)$/.test(words[at + 1] ?? "") ? (kindOf(word) ?? []) : [],
  );
  const [kind] = kinds;
  return kind === undefined || kinds.some((one) => one !== kind) ? null : kind;
}

const inYear = (kind: YearKind, year: number) => (kind === "academic year" ? academicYear(year) : financialYear(year));

function oneYearOfTwo(kind: YearKind, year: number): Reading {
  const two = (first: number) => `"${kind} ${first}/${String(first + 1).slice(2)}"`;
  return unclear((typed) => `"${typed}" may be one of two years. Type ${two(year)} or ${two(year - 1)}.`);
}

/** Reads `academic year 2020/21`, `FY 2020/21`, `FY20/21`, `calendar year 2020`, and a kind with one year, which may be two. */
const kindThenYear: Reader = (sentence, at) => {
  const joined = /^fy(\d.*)$/.exec(wordAt(sentence, at))?.[1];
  if (joined !== undefined) return shortFinancialYear(joined, at + 1);
  const named = yearKindAt(sentence, at);
  if (named === null) return null;
  const { kind, next } = named;
  if (kind === "calendar year") {
    const year = yearOfWord(wordAt(sentence, next));
    return year === null ? null : { reading: stretch(calendarYear(year)), next: next + 1 };
  }
  const pair = pairAt(sentence, next);
  if (pair !== null) return { reading: stretch(inYear(kind, pair.year)), next: pair.next };
  const word = wordAt(sentence, next);
  const year = /^\d\d$/.test(word) ? 2000 + Number(word) : yearOfWord(word);
  return year === null ? null : { reading: oneYearOfTwo(kind, year), next: next + 1 };
};

function shortFinancialYear(text: string, next: number): Match | null {
  const pair = firstOfPair(text);
  if (pair !== null) return { reading: stretch(financialYear(pair)), next };
  const year = /^\d\d$/.test(text) ? 2000 + Number(text) : yearOfWord(text);
  return year === null ? null : { reading: oneYearOfTwo("financial year", year), next };
}

/** Reads `2020/21`, which is an academic year unless its kind follows, or another year of the words is financial. */
const pairOfYears: Reader = (sentence, at) => {
  if (wordAt(sentence, at) === "year")
    return yearPair.test(wordAt(sentence, at + 1)) ? pairOfYears(sentence, at + 1) : null;
  const word = wordAt(sentence, at);
  if (!yearPair.test(word)) return null;
  const year = firstOfPair(word);
  const named = yearKindAt(sentence, at + 1);
  if (year !== null && named !== null && named.kind !== "calendar year") {
    return { reading: stretch(inYear(named.kind, year)), next: named.next };
  }
  const isShort = word.length === 5;
  // 5-10 and 12/13 are ages, days or other numbers
  if (isShort && (year === null || word[2] === "-" || Number(word.slice(0, 2)) <= 12)) return null;
  if (/^(?:years?|yrs?)$/.test(wordAt(sentence, at + 1))) return null;
  const { yearKind } = sentence;
  if (year !== null && yearKind === "financial year") return { reading: stretch(financialYear(year)), next: at + 1 };
  return { reading: year === null ? monthOrYears(word) : academicOrOther(word, year), next: at + 1 };
};

function academicOrOther(word: string, year: number): Reading {
  const month = Number(word.slice(5));
  if (/^\d{4}-\d{4}$/.test(word)) {
    return unclear(
      (typed) =>
        `"${typed}" may be two calendar years or an academic year. Type "${year} to ${year + 1}" or "${year}/${String(year + 1).slice(2)}".`,
    );
  }
  if (/^\d{4}-\d\d$/.test(word) && month >= 1 && month <= 12) {
    const label = periodLabel(months(monthStart(year, month), 1));
    return unclear(
      (typed) =>
        `"${typed}" may be a month or an academic year. Type "${label}" or "academic year ${year} to ${year + 1}".`,
    );
  }
  const period = academicYear(year);
  const [from, to] = [
    periodLabel({ from: period.from, to: period.from }),
    periodLabel({ from: period.to, to: period.to }),
  ];
  return stretch(period, { explanation: `academic year, ${from} to ${to}` });
}

/** Reads two numbers that are no pair of years: a month (`2021-05`), or several years (`2019-2021`). */
function monthOrYears(word: string): Reading {
  const [year = 0, second = 0] = word.split(/[/-]/).map(Number);
  if (/^\d{4}[/-]\d\d$/.test(word) && second >= 1 && second <= 12) return stretch(months(monthStart(year, second), 1));
  if (/^\d{4}-\d{4}$/.test(word) && second > year) {
    return stretch({ from: calendarYear(year).from, to: calendarYear(second).to });
  }
  return unclear(
    (typed) =>
      `"${typed}" is neither a month nor an academic year. Type "May ${year}", or "${year}/${String(year + 1).slice(2)}".`,
  );
}

/** Reads `2020`, `year 2020` and `2020 calendar year`. */
export const readCalendarYear: Reader = (sentence, at) => {
  const yearAt = /^years?$/.test(wordAt(sentence, at)) ? at + 1 : at;
  const year = yearOfWord(wordAt(sentence, yearAt));
  if (year === null) return null;
  const named = yearKindAt(sentence, yearAt + 1);
  if (named === null) {
    // a financial year is compared with another, not with the calendar year that 2019 is alone
    if (sentence.yearKind !== null && yearAt === at) {
      return { reading: oneYearOfTwo(sentence.yearKind, year), next: yearAt + 1 };
    }
    return { reading: stretch(calendarYear(year), yearAt === at ? { isBareYear: true } : {}), next: yearAt + 1 };
  }
  if (named.kind === "calendar year") return { reading: stretch(calendarYear(year)), next: named.next };
  return { reading: oneYearOfTwo(named.kind, year), next: named.next };
};

/** Reads a year that two numbers or its kind name; before days, of which `20/21` is none. */
export const readNamedYear = firstOf([kindThenYear, pairOfYears]);
