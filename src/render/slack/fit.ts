import type { BlockGroup } from "./block-group.ts";

/** What a group takes of a message, or what a message has room for. */
export interface Weight {
  readonly blocks: number;
  readonly characters: number;
  readonly charts: number;
  readonly cellCharacters: number;
}

/**
 * Puts groups into at most `most` messages: first the lead of every part, then as many others as there is room for, all in
 * their own order. `leftOut` makes the group at the end that says what is left out.
 */
export function fit(
  groups: readonly BlockGroup[],
  weigh: (group: BlockGroup) => Weight,
  room: Weight,
  most: number,
  leftOut: (left: readonly BlockGroup[]) => BlockGroup,
): BlockGroup[][] {
  const weights = new Map<BlockGroup, Weight>();
  const weightOf = (group: BlockGroup): Weight => {
    const weight = weights.get(group) ?? weigh(group);
    weights.set(group, weight);
    return weight;
  };
  const sendable = groups.filter(({ blocks }) => blocks !== null);
  const ranked = [...sendable.filter(({ isLead }) => isLead), ...sendable.filter(({ isLead }) => !isLead)];
  const first = (count: number): BlockGroup[][] | null => {
    const chosen = new Set(ranked.slice(0, count));
    const left = groups.filter((group) => !chosen.has(group));
    const sent = groups.filter((group) => chosen.has(group));
    return pack(left.length === 0 ? sent : [...sent, leftOut(left)], weightOf, room, most);
  };
  return first(largestThat(ranked.length, (count) => first(count) !== null)) ?? [];
}

/** Fills messages in order; returns null where that takes more than `most`. */
function pack(
  groups: readonly BlockGroup[],
  weigh: (group: BlockGroup) => Weight,
  room: Weight,
  most: number,
): BlockGroup[][] | null {
  const messages: BlockGroup[][] = [];
  let filled = nothing;
  for (const group of groups) {
    const weight = weigh(group);
    const together = sum(filled, weight);
    if (messages.length === 0 || !isWithin(together, room)) {
      if (messages.length === most) return null;
      messages.push([group]);
      filled = weight;
    } else {
      messages.at(-1)?.push(group);
      filled = together;
    }
  }
  return messages;
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

/**
 * Returns the largest number up to `end` that `holds`, where all smaller ones hold too. It begins with small numbers, as a
 * large one is costly to try.
 */
function largestThat(end: number, holds: (count: number) => boolean): number {
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
