/** Letters side by side on a keyboard, and those taken for each other by ear: one is easily typed for the other. */
const alike = "qwertyuiop asdfghjkl zxcvbnm qaz wsx edc rfv tgb yhn ujm eay eia ioa oue aou iy sz csk mn gj dt bp"
  .split(" ")
  .flatMap((row) => Array.from({ length: row.length - 1 }, (_, at) => row.slice(at, at + 2)));
const slips = new Set(alike.flatMap((pair) => [pair, pair.split("").reverse().join("")]));

/** Whether the letter at a place is easily typed for another: one like it, or its neighbour twice ("ofiicer"). */
function isSlip(word: string, at: number, other: string): boolean {
  const letter = word[at] ?? "";
  return slips.has(letter + other) || letter === word[at - 1] || letter === word[at + 1];
}

/**
 * Returns how many letters must be changed, added, left out or exchanged with the next to make one word the other. A
 * letter for one that is nothing like it counts as two.
 */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isExchanged = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      next.push(
        Math.min(
          (last[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (last[at - 1] ?? 0) + (isSame ? 0 : isSlip(one, row - 1, other[at - 1] ?? "") ? 1 : 2),
          isExchanged ? (before[at - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}

/** A word that was read as another. */
export interface Correction {
  readonly typed: string;
  readonly read: string;
}

/** The words that typed words are compared with. */
export interface KnownWords {
  readonly isKnown: (word: string) => boolean;
  /** What a mistyped word may be. */
  readonly content: readonly string[];
  /** Words that say nothing: only two exchanged letters make a word one of them, so that none is dropped for a slip. */
  readonly fillers: readonly string[];
}

const shortest = { filler: 3, one: 4, two: 8 };

/** Returns the words with mistyped ones as they were meant, and what was changed. Words with digits stay. */
export function corrected(
  words: string,
  { isKnown, content, fillers }: KnownWords,
): { readonly words: string; readonly corrections: readonly Correction[] } {
  const corrections: Correction[] = [];
  const read = words.split(" ").map((typed) => {
    if (typed.length < shortest.filler || /[^\p{L}]/u.test(typed) || isKnown(typed)) return typed;
    const filler = fillers.find((word) => isExchange(typed, word));
    if (filler !== undefined) return filler;
    const meant = typed.length < shortest.one ? undefined : nearest(typed, content);
    if (meant === undefined) return typed;
    corrections.push({ typed, read: meant });
    return meant;
  });
  return { words: read.join(" "), corrections };
}

function isExchange(typed: string, word: string): boolean {
  return (
    typed.length === word.length && editDistance(typed, word) === 1 && sortedLetters(typed) === sortedLetters(word)
  );
}

function sortedLetters(word: string): string {
  return word.split("").sort().join("");
}

/** Returns the nearest word within the letters allowed. The first letter is hardly ever mistyped, but may be exchanged. */
function nearest(typed: string, content: readonly string[]): string | undefined {
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const word of content) {
    const allowed = Math.min(typed.length, word.length) >= shortest.two ? 2 : 1;
    if (Math.abs(word.length - typed.length) > allowed || word.length < shortest.one) continue;
    if (word[0] !== typed[0] && !(word[0] === typed[1] && word[1] === typed[0])) continue;
    const distance = editDistance(typed, word);
    if (distance <= allowed && (best === undefined || distance < best.distance)) best = { word, distance };
  }
  return best?.word;
}
