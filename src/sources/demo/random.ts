/** Random numbers that are the same on every run. Each table has its own stream, so that an edit changes one table. */
export interface Random {
  /** Draws a number from 0, inclusive, to 1, exclusive. */
  next(): number;
  /** Draws a whole number, both ends inclusive. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Draws a range by weight, then a whole number in it, both ends inclusive. */
  inRanges(ranges: WeightedRanges): number;
  /** Draws one of the items by weight. */
  weighted<Item>(choices: readonly (readonly [item: Item, weight: number])[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

export type WeightedRanges = readonly (readonly [range: readonly [least: number, most: number], weight: number])[];

/** Returns the stream of a seed. Equal seeds give equal streams. */
export function randomStream(seed: string): Random {
  let state = hash(seed);

  // mulberry32 is small and fast, and uniform enough for test data.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => found(items[between(0, items.length - 1)]);

  const weighted = <Item>(choices: readonly (readonly [item: Item, weight: number])[]): Item => {
    let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    const chosen = choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1);
    return found(chosen)[0];
  };

  return {
    next,
    between,
    pick,
    weighted,
    chance: (probability) => next() < probability,
    inRanges: (ranges) => between(...weighted(ranges)),
    shuffled(items) {
      const keyed = items.map((item) => ({ item, key: next() }));
      return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
    },
  };
}

function found<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error("the demo borough has nothing to pick from");
  return item;
}

/** Hashes a text by FNV-1a. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return sum;
}
