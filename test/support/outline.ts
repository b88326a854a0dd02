import { createHash } from "node:crypto";

/** Returns the words that pressing a button asks, from its value. */
export type WordsOf = (value: string) => string;

const longest = 160;

/** Shortens a long text to its first words, its number of characters and a checksum that any change of it changes. */
export function firstWords(text: string): string {
  const line = text.replaceAll("\n", " ⏎ ");
  if (line.length <= longest) return line;
  const checksum = createHash("sha256").update(text).digest("hex").slice(0, 6);
  return `${line.slice(0, longest)}… (${text.length} characters, ${checksum})`;
}

/** Shortens a long list to its first and last entries and the number between them. */
export function ends(lines: readonly string[], most = 3): string[] {
  const hidden = lines.length - most;
  if (hidden <= 1) return [...lines];
  return [...lines.slice(0, most - 1), `… ${hidden} more`, ...lines.slice(-1)];
}

/** Counts, instead of showing, runs of blocks that an earlier form has shown. */
export function withoutKnown(blocks: readonly (readonly string[])[], known: Set<string>): string[][] {
  const found: string[][] = [];
  let same: string[][] = [];
  const endRun = () => {
    found.push(...(same.length > 1 ? [[`… ${same.length} blocks as above`]] : same));
    same = [];
  };
  for (const lines of blocks) {
    if (known.has(lines.join("\n"))) same.push([...lines]);
    else {
      endRun();
      found.push([...lines]);
    }
  }
  endRun();
  for (const lines of blocks) known.add(lines.join("\n"));
  return found;
}

/** Shortens a run of blocks, each a line that begins so, to the first three and the last. */
export function withoutMiddle(blocks: readonly (readonly string[])[], start: string): string[] {
  const runs: string[][] = [];
  let isRun = false;
  for (const lines of blocks) {
    const isLine = lines.length === 1 && lines[0]?.startsWith(start) === true;
    if (isLine && isRun) runs.at(-1)?.push(...lines);
    else runs.push([...lines]);
    isRun = isLine;
  }
  return runs.flatMap((run) => (run[0]?.startsWith(start) === true ? ends(run, 4) : run));
}

/** Keeps words as a message's `keep` does, and finds them by a button's value. */
export function keeper() {
  const kept: (readonly string[])[] = [];
  const wordsOf: WordsOf = (value) => {
    const [id, at] = value.split(":");
    const found = kept[Number(id?.slice(1))]?.[Number(at)];
    if (found === undefined) throw new Error(`nothing is kept under ${value}`);
    return found;
  };
  return { keep: (words: readonly string[]) => `s${kept.push(words) - 1}`, wordsOf };
}
