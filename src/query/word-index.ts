import MiniSearch from "minisearch";
import { spoken } from "./tokens.ts";

/** A text that holds a word, or what is like it. */
export interface Hit {
  /** The place of the text among those given. */
  readonly at: number;
  /** The words of the text that were meant. */
  readonly words: readonly string[];
}

export interface Likeness {
  /** A word's beginning stands for it. */
  readonly prefix: boolean;
  /** The part of a word's letters that may be mistyped; 0: none. */
  readonly slips: number;
}

/** Texts, each of words, searched for words and for what is like them; those that agree best come first. */
export function wordIndex(texts: readonly (readonly string[])[]) {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    processTerm: (word) => word,
    tokenize: (text) => text.split(" "),
  });
  index.addAll(texts.map((words, id) => ({ id, text: words.join(" ") })));
  return (words: readonly string[], likeness: (word: string) => Likeness): Hit[] =>
    index
      .search(words.join(" "), {
        prefix: (word) => likeness(word).prefix,
        fuzzy: (word) => likeness(word).slips || false,
      })
      .map(({ id, terms }) => ({ at: Number(id), words: terms }));
}

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
