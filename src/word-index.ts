import MiniSearch from "minisearch";

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
