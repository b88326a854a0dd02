import { plainSigns } from "../cases/same-name.ts";

/**
 * Normalizes words: lower case, no punctuation, single blanks. Signs that are part of a day, a year or an age
 * (`31/03/2021`, `5-10`) stay.
 */
export function normalized(words: string): string {
  return plainSigns(words)
    .toLowerCase()
    .replaceAll(/'s(?![\p{L}\d])/gu, "")
    .replaceAll("%", " percentage ")
    .replaceAll(/(?<=\d)\s*-\s*(?=\d)/g, "-")
    .replaceAll(/(?<!\d)[-/.]|[-/.](?!\d)/g, " ")
    .replaceAll(/[^\p{L}\p{M}\d\s'./+-]|(?<!\p{L})'|'(?!\p{L})/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Returns the source of a pattern that matches any of the words, longest first; null where there are none. */
export function anyOf(words: Iterable<string>): string | null {
  const sorted = [...new Set(words)].filter((word) => word !== "").sort((a, b) => b.length - a.length);
  if (sorted.length === 0) return null;
  return sorted.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)).join("|");
}

/** Returns a pattern that matches only between other words, not inside one. */
export function wholeWords(pattern: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d'/+.-])(?:${pattern})(?![\p{L}\d'/+.-])`, "u");
}

/** Numbers as people write them. */
export const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
};

/** Returns a word's entry in a table, and nothing for words such as "constructor", which every object knows. */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
