import type { Choice } from "../../answer.ts";
import { aside, type SlackBlock } from "./block.ts";
import { button } from "./choices.ts";
import { fit, type Weight } from "./fit.ts";
import { longestValue, type BlockContext, type BlockGroup } from "./block-group.ts";
import { cut } from "./mrkdwn.ts";

/** Keeps the words of buttons for later, and gives the name under which they are found again. */
export type Keep = (words: readonly string[]) => string;

/** Stands in for a button's value and id while it is being weighed. */
const standIn: BlockContext = { value: () => "0".repeat(longestValue), id: (kind) => kind };

const unseen = new Set(["type", "block_id", "action_id"]);

/** The characters of all words below a value. */
function charactersOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, one]) => (unseen.has(name) ? sum : sum + charactersOf(one)), 0);
}

/** What a piece takes of a message. */
export function weightOf({ blocks }: BlockGroup): Weight {
  const all = blocks?.(standIn) ?? [];
  const tables = all.flatMap((block) => (block.type === "data_table" ? block.rows.flat() : []));
  return {
    blocks: all.length,
    characters: charactersOf(all),
    charts: all.filter(({ type }) => type === "data_visualization").length,
    cellCharacters: tables.reduce((sum, cell) => sum + ("text" in cell ? cell.text.length : 0), 0),
  };
}

/** The pieces in at most so many messages or views; what is left out is said at the end, with a button for it where there is one. */
export function composed(
  pieces: readonly BlockGroup[],
  room: Weight,
  most: number,
  rest?: Choice,
  weigh: (piece: BlockGroup) => Weight = weightOf,
): BlockGroup[][] {
  return fit(pieces, weigh, room, most, (left) => leftOut(left, rest));
}

function leftOut(left: readonly BlockGroup[], rest: Choice | undefined): BlockGroup {
  const kinds = new Map<string, { count: number; from: string | undefined }>();
  for (const { holds } of left) {
    const kind = kinds.get(holds.what) ?? { count: 0, from: holds.from };
    kinds.set(holds.what, { ...kind, count: kind.count + holds.count });
  }
  const told = Array.from(
    kinds,
    ([what, { count, from }]) =>
      `${count.toLocaleString("en-GB")} ${what}${from === undefined ? "" : ` from “${from}” on`}`,
  );
  const way = rest === undefined ? "Narrow the question, by team, age or year, to see them." : "";
  const says = `Not shown here: ${cut(told.join("; "), 700)}. ${way}`;
  return {
    isLead: true,
    holds: { count: 0, what: "" },
    blocks: (hand) => [
      aside(says),
      ...(rest === undefined ? [] : [{ type: "actions" as const, elements: [button(rest, hand)] }]),
    ],
  };
}

/** The blocks of all messages, with the words of their buttons kept once for all. */
export function withValues(messages: readonly (readonly BlockGroup[])[], keep: Keep): SlackBlock[][] {
  const words = new Map<string, number>();
  const collect: BlockContext = {
    id: standIn.id,
    value(text) {
      if (!words.has(text)) words.set(text, words.size);
      return "";
    },
  };
  for (const piece of messages.flat()) piece.blocks?.(collect);
  const state = words.size === 0 ? "" : keep([...words.keys()]);
  return messages.map((message) => {
    let ids = 0;
    const hand: BlockContext = {
      value: (text) => valued(state, words.get(text) ?? 0),
      id: (kind) => `${kind}:${(ids += 1)}`,
    };
    return message.flatMap(({ blocks }) => blocks?.(hand) ?? []);
  });
}

function valued(state: string, at: number): string {
  const value = `${state}:${at}`;
  if (value.length > longestValue) throw new Error(`the name of kept words is too long: ${value}`);
  return value;
}
