import type { Item, List } from "../../answer.ts";
import { slack } from "../limits.ts";
import { aside, marked, type SlackBlock } from "./block.ts";
import { button, optionOf } from "./choices.ts";
import { blockGroups, type BlockContext, type BlockGroup } from "./block-group.ts";
import { chunks, cut, escaped } from "./mrkdwn.ts";

/** More than messages can hold. */
const mostItems = 300;
const longestAddress = 2000;
/** Room for a link and for what makes words bold. */
const room = slack.section - longestAddress - 500;

/** The lines of a list: each its own section where something can be done about it, else as many in a section as fit. */
export function listPieces(list: List, hasButtons: boolean): BlockGroup[] {
  const { headings, items, total } = list;
  const shown = items.slice(0, mostItems);
  const beyond = items.length - shown.length;
  const isPlain =
    !hasButtons || shown.every(({ choices = [], address }) => choices.length === 0 && address === undefined);
  const said = total > items.length ? ` · ${items.length} of ${total} shown` : "";
  return blockGroups([
    { holds: { count: 1, what: "headings of the list" }, blocks: () => [aside(`${headings.join(" · ")}${said}`)] },
    ...(isPlain ? lines(shown) : shown.flatMap(sections)),
    ...(beyond > 0
      ? [{ holds: { count: beyond, what: "lines of the list", from: nameOf(items[mostItems]) }, blocks: null }]
      : []),
  ]);
}

function nameOf(item: Item | undefined): string {
  return cut(item?.cells[0] ?? "", 60);
}

const others = ({ cells }: Item) => cells.slice(1).map((cell) => escaped(cell.trim() === "" ? "–" : cell));

/** The first cell bold, the others after it. */
function line(item: Item, first: string): string {
  return [`*${first}*`, ...others(item)].join(" · ");
}

function isShort(item: Item): boolean {
  // An escaped sign is at most five long: most lines need no closer look.
  if (item.cells.reduce((sum, cell) => sum + 5 * cell.length + 3, 0) <= room) return true;
  return item.cells.map((cell) => escaped(cell).length + 3).reduce((sum, length) => sum + length, 0) <= room;
}

function firstOf(item: Item): string {
  return escaped(cut(item.cells[0] ?? "", 300));
}

function lines(items: readonly Item[]): Omit<BlockGroup, "isLead">[] {
  const all: { text: string; count: number; from: string }[] = [];
  for (const item of items) {
    if (!isShort(item)) {
      all.push(...long(item).map((text, at) => ({ text, count: at === 0 ? 1 : 0, from: nameOf(item) })), {
        text: "",
        count: 0,
        from: "",
      });
      continue;
    }
    const text = line(item, firstOf(item));
    const last = all.at(-1);
    if (last && last.from !== "" && last.text.length + 1 + text.length <= slack.section) {
      last.text += `\n${text}`;
      last.count += 1;
    } else {
      all.push({ text, count: 1, from: nameOf(item) });
    }
  }
  return all
    .filter(({ text }) => text !== "")
    .map(({ text, count, from }) => ({
      holds: { count, what: "lines of the list", from },
      blocks: () => [marked(text)],
    }));
}

function long({ cells }: Item): string[] {
  return chunks(cells.join(" · "), slack.section, escaped);
}

function sections(item: Item): Omit<BlockGroup, "isLead">[] {
  const holds = { count: 1, what: "lines of the list", from: nameOf(item) };
  if (isShort(item)) return [{ holds, blocks: (hand) => withChoices(item, line(item, linked(item)), hand) }];
  const [head = "", ...more] = long(item);
  return [
    { holds, blocks: (hand) => withChoices(item, head, hand) },
    ...more.map((text) => ({ holds: { count: 1, what: "passages" }, blocks: () => [marked(text)] })),
  ];
}

/** The first cell, leading to the case where it has an address of the web. */
function linked(item: Item): string {
  const { address } = item;
  if (
    address === undefined ||
    address.length > longestAddress / 3 ||
    !/^https?:/i.test(address) ||
    !URL.canParse(address)
  )
    return firstOf(item);
  const href = new URL(address).href.replaceAll(/[|<>]/g, encodeURIComponent).replaceAll("&", "&amp;");
  return href.length > longestAddress ? firstOf(item) : `<${href}|${firstOf(item).replaceAll("|", "∣")}>`;
}

/** One choice is a button, a few are a menu of the line, more stand below it. */
function withChoices(item: Item, text: string, hand: BlockContext): SlackBlock[] {
  const choices = (item.choices ?? []).slice(0, slack.actions);
  const [only] = choices;
  const section = marked(text);
  if (!only) return [section];
  if (choices.length === 1) return [{ ...section, accessory: button(only, hand, item.cells[0] ?? "") }];
  if (choices.length <= slack.overflow) {
    const options = choices.map((choice) => optionOf(choice, hand));
    return [{ ...section, accessory: { type: "overflow", action_id: hand.id("choose"), options } }];
  }
  return [section, { type: "actions", elements: choices.map((choice) => button(choice, hand, item.cells[0] ?? "")) }];
}
