import { spoken } from "./spoken.ts";
import { wordIndex } from "./word-index.ts";

const known = new WeakMap<readonly string[], ReturnType<typeof wordIndex>>();

function wordsOf(text: string): string[] {
  return spoken(text).split(/[ -]/);
}

/** Those of the values that are like the words, nearest first: a slip of the fingers, a beginning, one name of two. */
export function nearestValues(words: string, values: readonly string[]): string[] {
  const index = known.get(values) ?? wordIndex(values.map(wordsOf));
  known.set(values, index);
  const hits = index(wordsOf(words), (word) => {
    const isNumber = /\d/.test(word);
    return { prefix: word.length >= 3 && !isNumber, slips: word.length >= 4 && !isNumber ? 0.34 : 0 };
  });
  const typed = wordsOf(words);
  return hits
    .filter((hit) => hit.words.some((word) => typed.some((one) => isLike(one, word))))
    .flatMap(({ at }) => values[at] ?? []);
}

/** The first letter of a word is hardly ever mistyped, and a slip leaves a word about as long as it was. */
function isLike(typed: string, word: string): boolean {
  const isAsLong = Math.abs(typed.length - word.length) <= 1;
  return typed.slice(0, 1) === word.slice(0, 1) && (isAsLong || word.startsWith(typed));
}
