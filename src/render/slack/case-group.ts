import type { ActionsBlock } from "@slack/types";
import { moreText, type Choice, type Item, type List, type ListGroup } from "../../answer.ts";
import { blockGroups, type BlockContext } from "../block-group.ts";
import { clean, cut } from "../cut.ts";
import { slack } from "../limits.ts";
import { marked, plain, type SlackBlock, type SlackGroup } from "./block.ts";
import { linked } from "./case-link.ts";
import { button, optionOf } from "./choices.ts";
import { withChoices } from "./list.ts";
import { escaped } from "./mrkdwn.ts";

/**
 * Shows lines that belong together in at most three blocks: what they are and what to do, a line for each, and what can be
 * pressed about them. Lines that a section has no room for take more blocks.
 */
export function caseGroup(list: List, group: ListGroup, hasButtons: boolean): SlackGroup[] {
  const [first = { lines: "", count: 0, from: "" }, ...others] = sectionsOf(list);
  const what = `line of “${cut(group.title, 60)}”`;
  return blockGroups([
    {
      contents: { count: first.count, what, from: first.from },
      blocks: (context) => [headingOf(group), ...bodyOf(first.lines, list, group, hasButtons ? context : null)],
    },
    ...others.map(({ lines, count, from }) => ({ contents: { count, what, from }, blocks: () => [marked(lines)] })),
  ]);
}

function headingOf({ title, action }: ListGroup): SlackBlock {
  const heading = `*${escaped(cut(title, 300))}*`;
  return marked(action === "" ? heading : `${heading}\n${escaped(cut(action, 250))}`);
}

/** Puts the lines into as few sections as hold them. */
function sectionsOf(list: List): { lines: string; readonly from: string; count: number }[] {
  const sections: { lines: string; readonly from: string; count: number }[] = [];
  const more = moreText(list);
  const lines = list.items.map((item) => ({ text: lineOf(item), from: cut(item.cells[0] ?? "", 60), count: 1 }));
  for (const { text, from, count } of [...lines, ...(more === "" ? [] : [{ text: more, from: "", count: 0 }])]) {
    const last = sections.at(-1);
    if (last !== undefined && last.lines.length + 1 + text.length <= slack.section) {
      last.lines += `\n${text}`;
      last.count += count;
    } else {
      sections.push({ lines: text, from, count });
    }
  }
  return sections;
}

/** Returns a line, without its link and cut where a section has no room for it: an escaped sign is at most five long. */
function lineOf(item: Item): string {
  const others = item.cells.slice(1).filter((cell) => cell.trim() !== "");
  const line = `• *${linked(item)}* ${escaped(others.map((cell) => clean(cell)).join(", "))}`.trimEnd();
  if (line.length <= slack.section && !line.includes("\n")) return line;
  return `• *${escaped(cut(item.cells[0] ?? "", 100))}* ${escaped(cut(others.join(", "), 400))}`;
}

/** Returns the lines and what can be pressed: one line has a menu beside it, of several one is chosen from a list. */
function bodyOf(lines: string, { items }: List, group: ListGroup, context: BlockContext | null): SlackBlock[] {
  if (lines === "") return [];
  const section = marked(lines);
  if (context === null) return [section];
  const [only, ...others] = items;
  return only !== undefined && others.length === 0
    ? withChoices(only, section, context)
    : [section, ...pressesOf(items, group, context)];
}

/** Several lines are pressed all at once, or each by a list that names them. */
function pressesOf(items: readonly Item[], { choices }: ListGroup, context: BlockContext): SlackBlock[] {
  const offered = items.flatMap((item) =>
    (item.choices ?? []).map(({ label, words }): Choice => ({ label: `${item.cells[0] ?? ""}: ${label}`, words })),
  );
  const elements: ActionsBlock["elements"] = choices
    .slice(0, slack.actions - 1)
    .map((choice) => button(choice, context));
  if (offered.length > 0) {
    elements.push({
      type: "static_select",
      action_id: context.id("choose"),
      placeholder: plain("One case", slack.select.placeholder),
      options: offered.slice(0, slack.select.options).map((choice) => optionOf(choice, context)),
    });
  }
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}
