/** The rest of words out of which a form was read, and what was read. */
export interface Cut {
  readonly rest: string;
  /** The words of the form; empty: there were none. */
  readonly typed: string;
}

/** Cuts what a pattern found out of the words, and leaves a mark that no pattern reads over. */
export function cutOut(words: string, found: RegExpExecArray): Cut {
  const [typed] = found;
  return { rest: `${words.slice(0, found.index)} ; ${words.slice(found.index + typed.length)}`, typed };
}

/** Cuts out each of the patterns once, in their order. */
export function cutFirst(words: string, patterns: readonly RegExp[]): Cut & { readonly found: RegExpExecArray | null } {
  for (const pattern of patterns) {
    const found = pattern.exec(words);
    if (found) return { ...cutOut(words, found), found };
  }
  return { rest: words, typed: "", found: null };
}
