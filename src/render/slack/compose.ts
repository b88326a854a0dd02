import type { Choice } from "../../answer.ts";
import { leftOutSentence, narrowAdvice, longestContext } from "../block-group.ts";
import { fit, type Weight } from "../fit.ts";
import { aside, type SlackGroup } from "./block.ts";
import { button } from "./choices.ts";

/**
 * Puts groups into at most `most` messages or views. The last one says what is left out, with the button `rest` for it
 * where there is one.
 */
export function compose(
  groups: readonly SlackGroup[],
  room: Weight,
  most: number,
  rest?: Choice,
  weigh: (group: SlackGroup) => Weight = weightOf,
): SlackGroup[][] {
  return fit(groups, weigh, room, most, (left) => leftOut(left, rest));
}

/** Returns how much of a message's room a group takes. */
function weightOf({ blocks }: SlackGroup): Weight {
  const all = blocks?.(longestContext) ?? [];
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
function leftOut(left: readonly SlackGroup[], rest: Choice | undefined): SlackGroup {
  const sentence = `${leftOutSentence(left)} ${rest === undefined ? narrowAdvice : ""}`;
  return {
    isLead: true,
    contents: { count: 0, what: "" },
    blocks: (context) => [
      aside(sentence),
      ...(rest === undefined ? [] : [{ type: "actions" as const, elements: [button(rest, context)] }]),
    ],
  };
}
