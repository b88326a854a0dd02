import type { IRichTextBlock, ITextRun } from "@microsoft/teams.cards";
import type { Item, List } from "../../answer.ts";
import { blockGroups, type BlockContext } from "../block-group.ts";
import { cut } from "../cut.ts";
import { teams } from "../limits.ts";
import { actionSet, aside, type CardElement, type CardGroup } from "./card-elements.ts";
import { button, buttons } from "./card-choices.ts";
import { hiddenGroup } from "./card-more.ts";
import { cellElement, gridOf } from "./card-table.ts";
import { brief, shown } from "./card-text.ts";

/** More items than a card can hold. */
const mostItems = 300;
/** A table of longer cells or more columns is harder to read than lines. */
const inTable = { cell: 40, columns: 6 };

/** Shows the first lines of a list in the open and the others behind buttons. */
export function listGroups(list: List, hasButtons: boolean): CardGroup[] {
  const { headings, items, total } = list;
  const size = teams.table.rows;
  const kept = items.slice(0, mostItems);
  const isTable = hasButtons && kept.every(isShort) && headings.length <= inTable.columns && headings.length > 1;
  const counted = total > items.length ? ` · ${items.length} of ${total} shown` : "";
  const head = isTable ? counted.slice(3) : `${headings.join(" · ")}${counted}`;
  const groups: Omit<CardGroup, "isLead">[] = [];
  for (let at = 0; at < kept.length; at += size) {
    const part = kept.slice(at, at + size);
    const contents = { count: part.length, what: "lines of the list", from: nameOf(part[0]) };
    const blocks = (context: BlockContext) =>
      isTable ? [tableOf(headings, part, context)] : part.map((item) => lineOf(item, hasButtons, context));
    const title = `Lines ${at + 1} to ${at + part.length} of ${items.length}`;
    groups.push(at === 0 ? { contents, blocks } : hiddenGroup(contents, title, blocks));
  }
  const beyond = { count: items.length - kept.length, what: "lines of the list", from: nameOf(items[mostItems]) };
  return blockGroups([
    ...(head === "" ? [] : [{ contents: { count: 1, what: "headings of the list" }, blocks: () => [aside(head)] }]),
    ...groups,
    ...(beyond.count > 0 ? [{ contents: beyond, blocks: null }] : []),
  ]);
}

function nameOf(item: Item | undefined): string {
  return cut(item?.cells[0] ?? "", 60);
}

function isShort({ cells, choices = [] }: Item): boolean {
  return choices.length <= 1 && cells.every((cell) => cell.length <= inTable.cell);
}

function tableOf(headings: readonly string[], items: readonly Item[], context: BlockContext): CardElement {
  const hasChoices = items.some(({ choices = [] }) => choices.length > 0);
  const rows = items.map((item) => {
    const [choice] = item.choices ?? [];
    const action = choice === undefined ? cellElement("") : actionSet([button(choice, context, item.cells[0] ?? "")]);
    const cells = headings.map((_, at) => (at === 0 ? textOf([firstOf(item)]) : cellElement(item.cells[at] ?? "")));
    return { cells: [...cells, ...(hasChoices ? [action] : [])] };
  });
  const names = [...headings, ...(hasChoices ? [""] : [])];
  return gridOf(
    names,
    rows,
    names.slice(1).map(() => "Left"),
  );
}

/** A line's first cell is bold, the others follow it; what can be done about it stands beside it. */
function lineOf(item: Item, hasButtons: boolean, context: BlockContext): CardElement {
  const { cells, choices = [] } = item;
  const others = cells.slice(1).map((cell) => cut(cell, teams.text / 4));
  const text = textOf([firstOf(item), shown(others.map((cell) => ` · ${cell}`).join(""))]);
  if (!hasButtons || choices.length === 0) return { ...text, spacing: "Small" };
  const actions = buttons(choices, context, 1, cells[0] ?? "");
  return {
    type: "ColumnSet",
    spacing: "Small",
    columns: [
      { type: "Column", width: "stretch", verticalContentAlignment: "Center", items: [text] },
      { type: "Column", width: "auto", items: [actionSet(actions)] },
    ],
  };
}

function textOf(inlines: readonly (ITextRun | string)[]): IRichTextBlock {
  return { type: "RichTextBlock", inlines: inlines.filter((one) => one !== "") };
}

/** The first cell, as a link to the case where the item has an address of the web. */
function firstOf({ cells, address }: Item): ITextRun {
  const run: ITextRun = { type: "TextRun", text: brief(cells[0] ?? "", 300), weight: "Bolder" };
  if (address === undefined || !/^https?:/i.test(address) || !URL.canParse(address)) return run;
  const url = new URL(address).href;
  return url.length > teams.url ? run : { ...run, selectAction: { type: "Action.OpenUrl", url, title: run.text } };
}
