import type { IRichTextBlock, ITextRun } from "@microsoft/teams.cards";
import { moreText, shownText, type Item, type List, type ListGroup } from "../../answer.ts";
import { blockGroups, type BlockContext } from "../block-group.ts";
import { cut } from "../cut.ts";
import { teams } from "../limits.ts";
import { buttons } from "./card-choices.ts";
import { actionSet, aside, paragraph, type CardElement, type CardGroup } from "./card-elements.ts";
import { hiddenGroup } from "./card-more.ts";
import { brief } from "./card-text.ts";

/** More items than a card can hold. */
const mostItems = 300;
/** With more headings than these a reader cannot tell which cell is under which. */
const mostUnnamed = 4;

/** Shows the first lines of a list in the open and the others behind buttons. */
export function listGroups(list: List, hasButtons: boolean): CardGroup[] {
  if (list.group !== undefined) return groupedLines(list, list.group, hasButtons);
  const { headings, items } = list;
  const counted = shownText(list);
  const kept = items.slice(0, mostItems);
  const isNamed = headings.length > mostUnnamed;
  const head = [...(isNamed ? [] : headings), ...(counted === "" ? [] : [counted])];
  const groups = linesOf(kept, items.length, (item, context) =>
    lineOf(item, isNamed ? headings : null, hasButtons ? context : null),
  );
  const beyond = { count: items.length - kept.length, what: "line of the list", from: nameOf(items[mostItems]) };
  return blockGroups([
    ...(head.length === 0
      ? []
      : [{ contents: { count: 1, what: "heading of the list" }, blocks: () => [aside(head.join(" · "))] }]),
    ...groups,
    ...(beyond.count > 0 ? [{ contents: beyond, blocks: null }] : []),
  ]);
}

/** Makes groups of lines, the first in the open and the others behind buttons. */
function linesOf(
  kept: readonly Item[],
  all: number,
  element: (item: Item, context: BlockContext) => CardElement,
): Omit<CardGroup, "isLead">[] {
  const size = teams.table.rows;
  const groups: Omit<CardGroup, "isLead">[] = [];
  for (let at = 0; at < kept.length; at += size) {
    const part = kept.slice(at, at + size);
    const contents = { count: part.length, what: "line of the list", from: nameOf(part[0]) };
    const blocks = (context: BlockContext) => part.map((item) => element(item, context));
    const title = `Lines ${at + 1} to ${at + part.length} of ${all}`;
    groups.push(at === 0 ? { contents, blocks } : hiddenGroup(contents, title, blocks));
  }
  return groups;
}

/** Shows lines that belong together under what they are and what to do, with the buttons for all of them. */
function groupedLines(list: List, { title, action, choices }: ListGroup, hasButtons: boolean): CardGroup[] {
  const kept = list.items.slice(0, mostItems);
  const [first, ...others] = linesOf(kept, list.items.length, (item, context) =>
    lineOf(item, null, hasButtons ? context : null),
  );
  const more = moreText({ ...list, items: kept });
  const lead: Omit<CardGroup, "isLead"> = {
    contents: first?.contents ?? { count: 1, what: "passage" },
    blocks: (context) => [
      { ...paragraph(brief(title, teams.title), { weight: "Bolder" }), separator: true, spacing: "Medium" },
      ...(action === "" ? [] : [{ ...aside(action), spacing: "None" as const }]),
      ...(first?.blocks?.(context) ?? []),
      ...(more === "" ? [] : [aside(more)]),
      ...(hasButtons && choices.length > 0 ? [actionSet(buttons(choices, context, teams.actions.shown))] : []),
    ],
  };
  return blockGroups([lead, ...others]);
}

function nameOf(item: Item | undefined): string {
  return cut(item?.cells[0] ?? "", 60);
}

/**
 * A line's first cell is bold, the others follow it, each after its heading where `headings` is given; what can be done about it
 * stands beside it where there is a `context` for buttons.
 */
function lineOf(item: Item, headings: readonly string[] | null, context: BlockContext | null): CardElement {
  const { cells, choices = [] } = item;
  const text: IRichTextBlock = { type: "RichTextBlock", inlines: [firstOf(item), ...othersOf(cells, headings)] };
  if (context === null || choices.length === 0) return { ...text, spacing: "Small" };
  return {
    type: "ColumnSet",
    spacing: "Small",
    columns: [
      { type: "Column", width: "stretch", verticalContentAlignment: "Center", items: [text] },
      { type: "Column", width: "auto", items: [actionSet(buttons(choices, context, 1, cells[0] ?? ""))] },
    ],
  };
}

/** Returns the cells after the first, up to the last that is not blank. */
function othersOf(cells: readonly string[], headings: readonly string[] | null): string[] {
  const end = cells.findLastIndex((cell) => cell.trim() !== "");
  const words = cells.slice(1, end + 1).map((cell, at) => {
    const heading = headings?.[at + 1]?.trim() ?? "";
    return ` · ${heading === "" ? "" : `${heading}: `}${cut(cell, teams.text / 4)}`;
  });
  return words.length === 0 ? [] : [` ${brief(words.join(""), teams.text - 1)}`];
}

/** The first cell, as a link to the case where the item has an address of the web. */
function firstOf({ cells, address }: Item): ITextRun {
  const run: ITextRun = { type: "TextRun", text: brief(cells[0] ?? "", 300), weight: "Bolder" };
  if (address === undefined || !/^https?:/i.test(address) || !URL.canParse(address)) return run;
  const url = new URL(address).href;
  return url.length > teams.url ? run : { ...run, selectAction: { type: "Action.OpenUrl", url, title: run.text } };
}
