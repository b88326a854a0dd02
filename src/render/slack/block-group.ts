import type { SlackBlock } from "./block.ts";

/** What gives buttons their values and ids: known only when it is known which pieces are sent. */
export interface BlockContext {
  readonly value: (words: string) => string;
  /** An id that is used once in a message. */
  readonly id: (kind: "ask" | "choose") => string;
}

/** The longest value that `Hand.value` gives: a state's id, a colon, a number. */
export const longestValue = 24;

/** What is sent as a whole or left out as a whole. */
export interface BlockGroup {
  /** A part's first piece: sent before any part's others. */
  readonly isLead: boolean;
  /** What is missing without it. */
  readonly holds: Holds;
  /** None: more than could ever be sent, and always left out. */
  readonly blocks: ((hand: BlockContext) => SlackBlock[]) | null;
}

export interface Holds {
  readonly count: number;
  /** "rows of the table" */
  readonly what: string;
  readonly from?: string;
}

/** Pieces of one part: the first leads. */
export function blockGroups(all: readonly Omit<BlockGroup, "isLead">[]): BlockGroup[] {
  return all.map((piece, at) => ({ ...piece, isLead: at === 0 }));
}

/** Pieces that each hold a passage. */
export function passages(all: readonly SlackBlock[]): BlockGroup[] {
  return blockGroups(all.map((block) => ({ holds: { count: 1, what: "passages" }, blocks: () => [block] })));
}
