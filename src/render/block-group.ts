import { cut } from "./cut.ts";

/** Keeps the words of buttons for later and returns the id under which they are found again. */
export type KeepWords = (words: readonly string[]) => string;

/** Gives buttons their values and ids, which are known only once it is known which groups are sent. */
export interface BlockContext {
  readonly value: (words: string) => string;
  /** Returns an id that is used once in a message. */
  readonly id: (kind: "ask" | "choose" | "hidden") => string;
}

/** The longest value that `BlockContext.value` gives: the id of kept words, a colon, a number. */
export const longestValue = 24;

/** Stands in for a button's value and id while the button is weighed. */
export const longestContext: BlockContext = { value: () => "0".repeat(longestValue), id: (kind) => kind };

/** Blocks that are sent together or left out together. */
export interface BlockGroup<Block> {
  /** The first group of a part: it is sent before the other groups of any part. */
  readonly isLead: boolean;
  /** What a reader misses where the group is left out. */
  readonly contents: Contents;
  /** Null: more than messages could ever hold, and always left out. */
  readonly blocks: ((context: BlockContext) => Block[]) | null;
}

/** How many of what a group shows: 12 of "row of the table" from the one named. */
export interface Contents {
  readonly count: number;
  /** In the singular, with its noun first. */
  readonly what: string;
  readonly from?: string;
  /** The place in its table of the first row that the group shows, from 0. */
  readonly row?: number;
}

/** Makes the groups of one part, of which the first leads. */
export function blockGroups<Block>(groups: readonly Omit<BlockGroup<Block>, "isLead">[]): BlockGroup<Block>[] {
  return groups.map((group, at) => ({ ...group, isLead: at === 0 }));
}

/** Makes groups of one block each, which hold a passage of text. */
export function passages<Block>(blocks: readonly Block[]): BlockGroup<Block>[] {
  return blockGroups(blocks.map((block) => ({ contents: { count: 1, what: "passage" }, blocks: () => [block] })));
}

/** Makes the blocks of all messages, and keeps the words of all their buttons at once. */
export function blocksOf<Block>(messages: readonly (readonly BlockGroup<Block>[])[], keep: KeepWords): Block[][] {
  const words = new Map<string, number>();
  const collect: BlockContext = {
    id: longestContext.id,
    value(text) {
      if (!words.has(text)) words.set(text, words.size);
      return "";
    },
  };
  for (const group of messages.flat()) group.blocks?.(collect);
  const id = words.size === 0 ? "" : keep([...words.keys()]);
  return messages.map((message) => {
    let ids = 0;
    const context: BlockContext = {
      value: (text) => buttonValue(id, words.get(text) ?? 0),
      id: (kind) => `${kind}:${(ids += 1)}`,
    };
    return message.flatMap(({ blocks }) => blocks?.(context) ?? []);
  });
}

function buttonValue(id: string, at: number): string {
  const value = `${id}:${at}`;
  if (value.length > longestValue) throw new Error(`the id of kept words is too long: ${value}`);
  return value;
}

/** Says what was left out: "Not shown here: 12 rows of the table from “North” on." */
export function leftOutSentence(left: readonly { readonly contents: Contents }[]): string {
  const kinds = new Map<string, { count: number; from: string | undefined }>();
  for (const { contents } of left) {
    const kind = kinds.get(contents.what) ?? { count: 0, from: contents.from };
    kinds.set(contents.what, { ...kind, count: kind.count + contents.count });
  }
  const missing = Array.from(
    kinds,
    ([what, { count, from }]) =>
      `${count.toLocaleString("en-GB")} ${count === 1 ? what : what.replace(/^\w+/, "$&s")}${from === undefined ? "" : ` from “${from}” on`}`,
  );
  return `Not shown here: ${cut(missing.join("; "), 700)}.`;
}

/** What a reader can do about it where no button asks for the rest. */
export const narrowAdvice = "Narrow the question, by team, age or year, to see them.";
