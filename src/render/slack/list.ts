import type { SectionBlock } from "@slack/types";
import { shownText, type Item, type List } from "../../answer.ts";
import { blockGroups, type BlockContext } from "../block-group.ts";
import { chunks, cut } from "../cut.ts";
import { slack } from "../limits.ts";
import { aside, marked, type SlackBlock, type SlackGroup } from "./block.ts";
import { button, optionOf } from "./choices.ts";
import { firstCellOf, linked, longestAddress } from "./case-link.ts";
import { escaped } from "./mrkdwn.ts";

/** More items than messages can hold. */
const mostItems = 300;
/** The room that a section has for words, beside a link and the signs that make words bold. */
const room = slack.section - longestAddress - 500;

/** Shows each line of a list in a section of its own where something can be done about it, else as many as fit in each. */
export function listGroups(list: List, hasButtons: boolean): SlackGroup[] {
  const { headings, items } = list;
  const shown = items.slice(0, mostItems);
  const beyond = items.length - shown.length;
  const isPlain =
    !hasButtons || shown.every(({ choices = [], address }) => choices.length === 0 && address === undefined);
  const counted = shownText(list);
  const heading = [...headings, ...(counted === "" ? [] : [counted])].join(" · ");
  return blockGroups([
    ...(heading === ""
      ? []
      : [{ contents: { count: 1, what: "heading of the list" }, blocks: () => [aside(heading)] }]),
    ...(isPlain ? plainLines(shown) : shown.flatMap(lineWithButtons)),
    ...(beyond > 0
      ? [{ contents: { count: beyond, what: "line of the list", from: nameOf(items[mostItems]) }, blocks: null }]
      : []),
  ]);
}

function nameOf(item: Item | undefined): string {
  return cut(item?.cells[0] ?? "", 60);
}

/** Packs lines without buttons into as few sections as hold them. */
function plainLines(items: readonly Item[]): Omit<SlackGroup, "isLead">[] {
  const sections: { text: string; count: number; from: string }[] = [];
  for (const item of items) {
    if (!isShort(item)) {
      sections.push(...chunksOf(item).map((text, at) => ({ text, count: at === 0 ? 1 : 0, from: nameOf(item) })), {
        text: "",
        count: 0,
        from: "",
      });
      continue;
    }
    const text = lineOf(item, firstCellOf(item));
    const last = sections.at(-1);
    if (last && last.from !== "" && last.text.length + 1 + text.length <= slack.section) {
      last.text += `\n${text}`;
      last.count += 1;
    } else {
      sections.push({ text, count: 1, from: nameOf(item) });
    }
  }
  return sections
    .filter(({ text }) => text !== "")
    .map(({ text, count, from }) => ({
      contents: { count, what: "line of the list", from },
      blocks: () => [marked(text)],
    }));
}

function lineWithButtons(item: Item): Omit<SlackGroup, "isLead">[] {
  const contents = { count: 1, what: "line of the list", from: nameOf(item) };
  if (isShort(item)) {
    return [{ contents, blocks: (context) => withChoices(item, marked(lineOf(item, linked(item))), context) }];
  }
  const [head = "", ...more] = chunksOf(item);
  return [
    { contents, blocks: (context) => withChoices(item, marked(head), context) },
    ...more.map((text) => ({ contents: { count: 1, what: "passage" }, blocks: () => [marked(text)] })),
  ];
}

/** One choice is a button, a few are a menu of the line, more stand below it. */
export function withChoices(item: Item, section: SectionBlock, context: BlockContext): SlackBlock[] {
  const choices = (item.choices ?? []).slice(0, slack.actions);
  const [only] = choices;
  if (!only) return [section];
  if (choices.length === 1) return [{ ...section, accessory: button(only, context, item.cells[0] ?? "") }];
  if (choices.length <= slack.overflow) {
    const options = choices.map((choice) => optionOf(choice, context));
    return [{ ...section, accessory: { type: "overflow", action_id: context.id("choose"), options } }];
  }
  return [
    section,
    { type: "actions", elements: choices.map((choice) => button(choice, context, item.cells[0] ?? "")) },
  ];
}

/** Whether the item fits on a line of one section. */
function isShort(item: Item): boolean {
  // An escaped sign is at most five long: most lines need no closer look.
  if (item.cells.reduce((sum, cell) => sum + 5 * cell.length + 3, 0) <= room) return true;
  return item.cells.map((cell) => escaped(cell).length + 3).reduce((sum, length) => sum + length, 0) <= room;
}

/** The first cell is bold, the others follow it. */
function lineOf({ cells }: Item, first: string): string {
  const others = cells.slice(1).map((cell) => escaped(cell.trim() === "" ? "–" : cell));
  return [`*${first}*`, ...others].join(" · ");
}

/** Breaks an item that is too long for a line into sections. */
function chunksOf({ cells }: Item): string[] {
  return chunks(cells.join(" · "), slack.section, escaped);
}
