import type { SlackBlock } from "./block.ts";

/** Gives buttons their values and ids, which are known only once it is known which groups are sent. */
export interface BlockContext {
  readonly value: (words: string) => string;
  /** Returns an id that is used once in a message. */
  readonly id: (kind: "ask" | "choose") => string;
}

/** The longest value that `BlockContext.value` gives: the id of kept words, a colon, a number. */
export const longestValue = 24;

/** Blocks that are sent together or left out together. */
export interface BlockGroup {
  /** The first group of a part: it is sent before the other groups of any part. */
  readonly isLead: boolean;
  /** What a reader misses where the group is left out. */
  readonly contents: Contents;
  /** Null: more than messages could ever hold, and always left out. */
  readonly blocks: ((context: BlockContext) => SlackBlock[]) | null;
}

/** How many of what a group shows: 12 "rows of the table" from the one named. */
export interface Contents {
  readonly count: number;
  readonly what: string;
  readonly from?: string;
}

/** Makes the groups of one part, of which the first leads. */
export function blockGroups(groups: readonly Omit<BlockGroup, "isLead">[]): BlockGroup[] {
  return groups.map((group, at) => ({ ...group, isLead: at === 0 }));
}

/** Makes groups of one block each, which hold a passage of text. */
export function passages(blocks: readonly SlackBlock[]): BlockGroup[] {
  return blockGroups(blocks.map((block) => ({ contents: { count: 1, what: "passages" }, blocks: () => [block] })));
}
