import type { BlockGroup } from "./block-group.ts";

/** What a group takes of a message, or what a message has room for: so much of each kind. */
export type Weight = Readonly<Record<string, number>>;

/**
 * Puts groups into at most `most` messages: first the lead of every part, then as many others as there is room for, all in
 * their own order. `leftOut` makes the group at the end that says what is left out.
 */
export function fit<Block>(
  groups: readonly BlockGroup<Block>[],
  weigh: (group: BlockGroup<Block>) => Weight,
  room: Weight,
  most: number,
  leftOut: (left: readonly BlockGroup<Block>[]) => BlockGroup<Block>,
): BlockGroup<Block>[][] {
  const weights = new Map<BlockGroup<Block>, Weight>();
  const weightOf = (group: BlockGroup<Block>): Weight => {
    const weight = weights.get(group) ?? weigh(group);
    weights.set(group, weight);
    return weight;
  };
  const sendable = groups.filter(({ blocks }) => blocks !== null);
  const ranked = [...sendable.filter(({ isLead }) => isLead), ...sendable.filter(({ isLead }) => !isLead)];
  const first = (count: number): BlockGroup<Block>[][] | null => {
    const chosen = new Set(ranked.slice(0, count));
    const left = groups.filter((group) => !chosen.has(group));
    const sent = groups.filter((group) => chosen.has(group));
    return pack(left.length === 0 ? sent : [...sent, leftOut(left)], weightOf, room, most);
  };
  return first(largestThat(ranked.length, (count) => first(count) !== null)) ?? [];
}

/** Fills messages in order; returns null where that takes more than `most`. */
function pack<Block>(
  groups: readonly BlockGroup<Block>[],
  weigh: (group: BlockGroup<Block>) => Weight,
  room: Weight,
  most: number,
): BlockGroup<Block>[][] | null {
  const messages: BlockGroup<Block>[][] = [];
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

const nothing: Weight = {};

function sum(one: Weight, other: Weight): Weight {
  const kinds = Object.keys({ ...one, ...other });
  return Object.fromEntries(kinds.map((kind) => [kind, (one[kind] ?? 0) + (other[kind] ?? 0)]));
}

/** Whether all that is taken is within the room; what the room does not name is not to be had. */
function isWithin(taken: Weight, room: Weight): boolean {
  return Object.entries(taken).every(([kind, amount]) => amount <= (room[kind] ?? 0));
}

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
