import type { BlockContext } from "../block-group.ts";
import { slack } from "../limits.ts";
import type { SlackBlock, SlackGroup } from "./block.ts";
import type { Weight } from "../fit.ts";
import { escaped } from "./mrkdwn.ts";

const noButtons: BlockContext = { value: () => "", id: () => "" };

/** Renders a group as mrkdwn without blocks. Buttons are gone: groups for this look say what to type instead. */
export function blockLines({ blocks }: SlackGroup): string {
  return (blocks?.(noButtons) ?? []).map(lineOf).join("\n");
}

/** Messages without blocks have room for characters only. */
export const linesWeight = {
  of: (group: SlackGroup): Weight => ({
    blocks: 0,
    characters: blockLines(group).length + 1,
    charts: 0,
    cellCharacters: 0,
  }),
  room: { blocks: 0, characters: slack.message.text - 50, charts: 0, cellCharacters: 0 },
};

function lineOf(block: SlackBlock): string {
  switch (block.type) {
    case "header":
      return `*${escaped(block.text.text)}*`;
    case "section":
      return [block.text, ...(block.fields ?? [])].flatMap((text) => (text ? [mrkdwnOf(text)] : [])).join("\n");
    case "context":
      return block.elements.flatMap((one) => (one.type === "image" ? [] : [mrkdwnOf(one)])).join("\n");
    case "actions":
    case "data_table":
    case "data_visualization":
    case "divider":
    case "image":
      return "";
  }
}

function mrkdwnOf({ type, text }: { readonly type: "plain_text" | "mrkdwn"; readonly text: string }): string {
  return type === "mrkdwn" ? text : escaped(text);
}
