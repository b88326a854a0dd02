import MiniSearch from "minisearch";
import { editDistance } from "./spelling.ts";
import { normalized } from "../tokens.ts";

/** A text that holds a word, or one like it. */
export interface WordHit {
  /** The index of the text among those given. */
  readonly at: number;
  /** The words of the text that matched. */
  readonly words: readonly string[];
}

/** How far a word of a text may differ from the one searched for. */
interface Tolerance {
  /** Whether the beginning of a word matches it. */
  readonly prefix: boolean;
  /** The share of a word's letters that may be mistyped; 0: none. */
  readonly fuzzy: number;
}

/** Creates a search over texts, each given as its words. It returns the best matches first. */
function createWordIndex(texts: readonly (readonly string[])[]) {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    processTerm: (word) => word,
    tokenize: (text) => text.split(" "),
  });
  index.addAll(texts.map((words, id) => ({ id, text: words.join(" ") })));
  return (words: readonly string[], toleranceOf: (word: string) => Tolerance): WordHit[] =>
    index
      .search(words.join(" "), {
        prefix: (word) => toleranceOf(word).prefix,
        fuzzy: (word) => toleranceOf(word).fuzzy || false,
      })
      .map(({ id, terms }) => ({ at: Number(id), words: terms }));
}

const indexes = new WeakMap<readonly string[], ReturnType<typeof createWordIndex>>();

function wordsOf(text: string): string[] {
  return normalized(text).split(/[ -]/);
}

/** Returns the values that are like the words, nearest first: mistyped, the beginning of one, one name of several. */
export function nearestValues(words: string, values: readonly string[]): string[] {
  const index = indexes.get(values) ?? createWordIndex(values.map(wordsOf));
  indexes.set(values, index);
  // A judgement: one letter in three, from four letters on, finds the mistyped names in test/query.
  const hits = index(wordsOf(words), (word) => {
    const isNumber = /\d/.test(word);
    return { prefix: word.length >= 3 && !isNumber, fuzzy: word.length >= 4 && !isNumber ? 0.34 : 0 };
  });
  const typed = wordsOf(words);
  return hits
    .filter((hit) => hit.words.some((word) => typed.some((typedWord) => isLike(typedWord, word))))
    .flatMap(({ at }) => values[at] ?? []);
}

/** The first letter of a word is hardly ever mistyped, and a mistyped word has few others: "deadline" is no Delphine. */
function isLike(typed: string, word: string): boolean {
  if (typed.slice(0, 1) !== word.slice(0, 1)) return false;
  return word.startsWith(typed) || editDistance(typed, word) <= mostSlips;
}

/** Slips that a name may have; a letter for one that is nothing like it counts as two. */
const mostSlips = 2;
