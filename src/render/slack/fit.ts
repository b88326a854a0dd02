import type { BlockGroup } from "./block-group.ts";

/** What a piece takes of a message, or what a message has room for. */
export interface Weight {
  readonly blocks: number;
  readonly characters: number;
  readonly charts: number;
  readonly cellCharacters: number;
}

const nothing: Weight = { blocks: 0, characters: 0, charts: 0, cellCharacters: 0 };

const sum = (one: Weight, other: Weight): Weight => ({
  blocks: one.blocks + other.blocks,
  characters: one.characters + other.characters,
  charts: one.charts + other.charts,
  cellCharacters: one.cellCharacters + other.cellCharacters,
});

const isWithin = (one: Weight, room: Weight): boolean =>
  one.blocks <= room.blocks &&
  one.characters <= room.characters &&
  one.charts <= room.charts &&
  one.cellCharacters <= room.cellCharacters;

/** The pieces in messages, in order; null where more than `most` messages would be needed. */
function packed(
  all: readonly BlockGroup[],
  weigh: (piece: BlockGroup) => Weight,
  room: Weight,
  most: number,
): BlockGroup[][] | null {
  const messages: BlockGroup[][] = [];
  let left = nothing;
  for (const piece of all) {
    const weight = weigh(piece);
    const filled = sum(left, weight);
    if (messages.length === 0 || !isWithin(filled, room)) {
      if (messages.length === most) return null;
      messages.push([piece]);
      left = weight;
    } else {
      messages.at(-1)?.push(piece);
      left = filled;
    }
  }
  return messages;
}

/**
 * The pieces in at most so many messages: first of all every part's lead, then as many others as there is room for, in their
 * own order. What is left out, `says` says in a piece of its own at the end.
 */
export function fit(
  all: readonly BlockGroup[],
  weigh: (piece: BlockGroup) => Weight,
  room: Weight,
  most: number,
  says: (left: readonly BlockGroup[]) => BlockGroup,
): BlockGroup[][] {
  const known = new Map<BlockGroup, Weight>();
  const weightOf = (piece: BlockGroup): Weight => {
    const weight = known.get(piece) ?? weigh(piece);
    known.set(piece, weight);
    return weight;
  };
  const sendable = all.filter(({ blocks }) => blocks !== null);
  const ranked = [...sendable.filter(({ isLead }) => isLead), ...sendable.filter(({ isLead }) => !isLead)];
  const first = (count: number): BlockGroup[][] | null => {
    const chosen = new Set(ranked.slice(0, count));
    const left = all.filter((piece) => !chosen.has(piece));
    const sent = all.filter((piece) => chosen.has(piece));
    return packed(left.length === 0 ? sent : [...sent, says(left)], weightOf, room, most);
  };
  return first(mostThat(ranked.length, (count) => first(count) !== null)) ?? [];
}

/** The largest number up to `end` that holds, where all smaller ones hold too; looks at few numbers far above it. */
function mostThat(end: number, holds: (count: number) => boolean): number {
  let [good, bad] = [0, 64];
  while (bad < end && holds(bad)) [good, bad] = [bad, bad * 2];
  if (bad >= end) {
    if (holds(end)) return end;
    bad = end;
  }
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
