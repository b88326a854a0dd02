import type { Choice } from "../../answer.ts";
import { longestValue, type BlockContext, type BlockGroup } from "./block-group.ts";
import { aside, type SlackBlock } from "./block.ts";
import { button } from "./choices.ts";
import { fit, type Weight } from "./fit.ts";
import { cut } from "./mrkdwn.ts";

/** Keeps the words of buttons for later and returns the id under which they are found again. */
export type KeepWords = (words: readonly string[]) => string;

/** Stands in for a button's value and id while the button is weighed. */
const placeholder: BlockContext = { value: () => "0".repeat(longestValue), id: (kind) => kind };

/**
 * Puts groups into at most `most` messages or views. The last one says what is left out, with the button `rest` for it
 * where there is one.
 */
export function compose(
  groups: readonly BlockGroup[],
  room: Weight,
  most: number,
  rest?: Choice,
  weigh: (group: BlockGroup) => Weight = weightOf,
): BlockGroup[][] {
  return fit(groups, weigh, room, most, (left) => leftOut(left, rest));
}

/** Makes the blocks of all messages, and keeps the words of all their buttons at once. */
export function blocksOf(messages: readonly (readonly BlockGroup[])[], keep: KeepWords): SlackBlock[][] {
  const words = new Map<string, number>();
  const collect: BlockContext = {
    id: placeholder.id,
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

/** Returns how much of a message's room a group takes. */
function weightOf({ blocks }: BlockGroup): Weight {
  const all = blocks?.(placeholder) ?? [];
  const tables = all.flatMap((block) => (block.type === "data_table" ? block.rows.flat() : []));
  return {
    blocks: all.length,
    characters: charactersOf(all),
    charts: all.filter(({ type }) => type === "data_visualization").length,
    cellCharacters: tables.reduce((sum, cell) => sum + ("text" in cell ? cell.text.length : 0), 0),
  };
}

const unseen = new Set(["type", "block_id", "action_id"]);

/** Counts the characters of all words inside a value. */
function charactersOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, one]) => (unseen.has(name) ? sum : sum + charactersOf(one)), 0);
}

/** Says what was left out. */
function leftOut(left: readonly BlockGroup[], rest: Choice | undefined): BlockGroup {
  const kinds = new Map<string, { count: number; from: string | undefined }>();
  for (const { contents } of left) {
    const kind = kinds.get(contents.what) ?? { count: 0, from: contents.from };
    kinds.set(contents.what, { ...kind, count: kind.count + contents.count });
  }
  const missing = Array.from(
    kinds,
    ([what, { count, from }]) =>
      `${count.toLocaleString("en-GB")} ${what}${from === undefined ? "" : ` from “${from}” on`}`,
  );
  const advice = rest === undefined ? "Narrow the question, by team, age or year, to see them." : "";
  const sentence = `Not shown here: ${cut(missing.join("; "), 700)}. ${advice}`;
  return {
    isLead: true,
    contents: { count: 0, what: "" },
    blocks: (context) => [
      aside(sentence),
      ...(rest === undefined ? [] : [{ type: "actions" as const, elements: [button(rest, context)] }]),
    ],
  };
}
