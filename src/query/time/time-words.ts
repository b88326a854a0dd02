import type { Day } from "../../cases/day.ts";
import { monthNames } from "../../facts/calendar.ts";

/** Words that may name times, split so that each sign that joins two times is a word. */
export interface Sentence {
  readonly words: readonly string[];
  readonly today: Day;
  /** Whether quarter 1 is April to June, as of a financial year; false: January to March. */
  readonly hasFiscalQuarters: boolean;
  /** The kind of year that any of the words name, which holds for every year of theirs; null: none, or both. */
  readonly yearKind: YearKind | null;
}

export type YearKind = "academic year" | "financial year";

/** A word and its place in the text. */
export interface Token {
  readonly word: string;
  readonly from: number;
  /** The place after its last character. */
  readonly to: number;
}

/** Returns the word at a place; empty past either end. */
export function wordAt({ words }: Sentence, at: number): string {
  return words[at] ?? "";
}

/** Whether the words from a place on are these, one blank apart. */
export function isPhrase(sentence: Sentence, at: number, phrase: string): boolean {
  const first = wordAt(sentence, at);
  // most words begin no phrase: they are not worth a split
  if (first === "" || !phrase.startsWith(first)) return false;
  return phrase.split(" ").every((word, offset) => wordAt(sentence, at + offset) === word);
}

const monthNumbers = new Map<string, number>(
  monthNames.flatMap((name, at): [string, number][] => [
    [name.toLowerCase(), at + 1],
    [name.slice(0, 3).toLowerCase(), at + 1],
  ]),
);
monthNumbers.set("sept", 9).set("febuary", 2);

/** What follows "may" where it is no month. */
const afterVerb = new Set("i we you he she it they be have has not also need the there".split(" "));

/** Returns 1 to 12 for a month's name; null for another word, and for "may" as a verb. */
export function monthAt(sentence: Sentence, at: number): number | null {
  const number = monthNumbers.get(wordAt(sentence, at));
  if (number === undefined) return null;
  return wordAt(sentence, at) === "may" && afterVerb.has(wordAt(sentence, at + 1)) ? null : number;
}

const isMonthName = (word: string | undefined): boolean => word !== undefined && monthNumbers.has(word);

export type TimeUnit = "day" | "week" | "month" | "year";

const unitNames: readonly (readonly [TimeUnit, string])[] = [
  ["day", "day days"],
  ["week", "week weeks wk wks"],
  ["month", "month months mth mths"],
  ["year", "year years yr yrs"],
];
const units = new Map<string, TimeUnit>(
  unitNames.flatMap(([unit, names]) => names.split(" ").map((name) => [name, unit])),
);

/** Returns the unit of a length of time that a word names; null where it names none. */
export function unitOf(word: string): TimeUnit | null {
  return units.get(word) ?? null;
}

const numbers = new Map<string, number>(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, at) => [word, at + 1]),
);
for (const [at, tens] of "thirty forty fifty sixty seventy eighty ninety".split(" ").entries())
  numbers.set(tens, 30 + 10 * at);

/** Returns a count in digits (up to three) or as a word; null for another word. */
export function numberSaid(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return numbers.get(word) ?? null;
}

/** Returns the number of a day of a month, as "5" or "5th"; null for another word. */
export function dayNumberOf(word: string): number | null {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word);
  return found === null ? null : Number(found[1]);
}

/** Returns a year of four digits, 1900 to 2099; null for another word. */
export function yearOfWord(word: string): number | null {
  return /^(?:19|20)\d\d$/.test(word) ? Number(word) : null;
}

const dayText = String.raw`\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{2,4}`;
const joinedTimes = new RegExp(`^(${dayText})(-)(${dayText})$`);
const joinedNumbers = /^(\d{1,4})(-)(\d{1,2})$/;

/** No question is longer: what follows is searched for no time, and stays as it is. */
const mostWords = 2000;

/**
 * Splits words at blanks, and at a hyphen that stands between two times: `5-9 july`, `1/5/21-3/5/21`. Returns those of the
 * first 2,000 words.
 */
export function tokensOf(text: string): Token[] {
  const found: { readonly word: string; readonly from: number }[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    found.push({ word, from: index });
    if (found.length === mostWords) break;
  }
  return found.flatMap(({ word, from }, at) => {
    const parts =
      /\d-\d/.test(word) && word.length < 30 ? joinedParts(word, found[at - 1]?.word, found[at + 1]?.word) : [word];
    let place = from;
    return parts.map((part) => {
      const token = { word: part === "-" ? "to" : part, from: place, to: place + part.length };
      place = token.to;
      return token;
    });
  });
}

/** Splits a word into two times and the hyphen between them, where it holds them. */
function joinedParts(word: string, before: string | undefined, after: string | undefined): string[] {
  const times = joinedTimes.exec(word);
  if (times !== null) return times.slice(1);
  const pair = joinedNumbers.exec(word);
  if (pair === null || !isMonthName(after)) return [word];
  const [first = ""] = pair.slice(1);
  return first.length <= 2 || isMonthName(before) ? pair.slice(1) : [word];
}
