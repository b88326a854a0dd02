import type { ListedFilter } from "../suggestions.ts";

/** A value that was named in words. */
export interface NamedValue {
  readonly name: ListedFilter;
  readonly typed: string;
  /** The values it may mean, in the spelling that people see. Several share an officer's first name; none: no such value. */
  readonly values: readonly string[];
}

// signs that nobody types and that are no letters: normalized words hold none of them
const firstMark = 0xe000;
/** Any of those signs. */
export const marks = String.raw`[\ue000-\uf8ff]`;

/** Returns the sign that stands in the words where the value of that index was named. */
export function markOf(index: number): string {
  return String.fromCodePoint(firstMark + index);
}

const joined = String.raw`(?:(?: (?:and|or|nor|the|team|teams|in|for|of|from))* ${marks})*`;
const excluded = new RegExp(
  String.raw`(?<![\p{L}\d])(?:but )?(?:not|non|no|except|excepting|excluding|excl|exc|without|apart(?: from)?|other(?: than)?|outside|aside(?: from)?|minus|bar|all but|everyone but|everything but|ignoring|leaving out|leave out|isn't|aren't)(?: (?:for|in|of|from|by|the|team|teams|those|counting|including))* ${marks}${joined}`,
  "gu",
);

/** Cuts out the marks of values that the words before them leave out, and adds their indexes to `left`. */
export function cutExcluded(words: string, left: Set<number>): string {
  return words.replaceAll(/\s+/g, " ").replaceAll(excluded, (typed) => {
    for (const sign of typed.matchAll(new RegExp(marks, "gu"))) left.add((sign[0].codePointAt(0) ?? 0) - firstMark);
    return " ; ";
  });
}

/** Returns the words without marks. */
export function withoutMarks(words: string): string {
  return words.replaceAll(new RegExp(marks, "gu"), " ");
}
