import type { IChoiceSetInput, IColumn, IExecuteAction } from "@microsoft/teams.cards";
import { filterTitle, type Choice, type Choices, type Select } from "../../answer.ts";
import { blockGroups, passages, type BlockContext } from "../block-group.ts";
import { cut } from "../cut.ts";
import { teams } from "../limits.ts";
import { typedLines } from "../typed-lines.ts";
import { actionSet, aside, paragraphs, type CardElement, type CardGroup } from "./card-elements.ts";
import { execute } from "./card-press.ts";
import { brief } from "./card-text.ts";

/** Makes a button; `about` tells a screen reader what it belongs to. */
export function button({ label, words }: Choice, context: BlockContext, about?: string): IExecuteAction {
  const title = brief(label, teams.actions.title);
  const data = { value: context.value(words) };
  return about === undefined
    ? execute(title, "ask", data)
    : execute(title, "ask", data, brief(`${label}: ${about}`, teams.actions.tooltip));
}

/** Makes the buttons of a row; those that do not fit into it go into its menu. */
export function buttons(
  choices: readonly Choice[],
  context: BlockContext,
  inRow: number,
  about?: string,
): IExecuteAction[] {
  return choices.slice(0, teams.actions.all).map((choice, at) => ({
    ...button(choice, context, about),
    ...(at < inRow ? {} : { mode: "secondary" as const }),
  }));
}

/** Shows drop-down lists with *Apply* and buttons in a row; more buttons than that holds become a drop-down list. */
export function choicesGroups({ title, choices, selects = [] }: Choices): CardGroup[] {
  const what = `choice of “${cut(title, 60)}”`;
  const isList = choices.length > teams.actions.all;
  const filters = listsGroup(selects, "Apply", "filter");
  const row = {
    contents: { count: choices.length, what },
    blocks: (context: BlockContext): CardElement[] => [
      ...(title.trim() === "" ? [] : [aside(title)]),
      actionSet(buttons(choices, context, teams.actions.shown)),
    ],
  };
  const list = isList
    ? listsGroup([{ name: title, chosen: null, all: null, options: choices }], "Open", `list of ${cut(title, 60)}`)
    : [];
  return blockGroups([...filters, ...(isList ? list : choices.length === 0 ? [] : [row])]).map((group) => ({
    ...group,
    isLead: true,
  }));
}

/** A drop-down list; one that was made of buttons has nothing that takes its choice back. */
interface DropDown extends Omit<Select, "all"> {
  readonly all: Choice | null;
}

const listsInRow = 2;

/** Shows lists two in a row, and the button that sends what was chosen in all of them. */
function listsGroup(lists: readonly DropDown[], apply: string, what: string): Omit<CardGroup, "isLead">[] {
  const all = lists.slice(0, teams.inputs).flatMap(shortLists);
  const groups = Array.from({ length: Math.ceil(all.length / teams.inputs) }, (_, at) =>
    all.slice(at * teams.inputs, (at + 1) * teams.inputs),
  );
  return groups.map((group) => ({
    contents: { count: group.length, what },
    blocks(context) {
      const inputs = group.map((list) => inputOf(list, context));
      const rows = Array.from({ length: Math.ceil(inputs.length / listsInRow) }, (_, at) =>
        inputs.slice(at * listsInRow, (at + 1) * listsInRow),
      );
      return [
        ...rows.map((row): CardElement => ({ type: "ColumnSet", columns: row.map(columnOf) })),
        actionSet([execute(apply, "choose", { inputs: inputs.map(({ id }) => id) })]),
      ];
    },
  }));
}

function columnOf(input: IChoiceSetInput): IColumn {
  return { type: "Column", width: "stretch", items: [input] };
}

/** Breaks a list that is too long to be sent into several. */
function shortLists(list: DropDown): DropDown[] {
  const size = teams.select.options;
  const { options, name } = list;
  const count = Math.max(1, Math.ceil(options.length / size));
  return Array.from({ length: count }, (_, at) => ({
    ...list,
    name: count === 1 ? name : `${name} (${at + 1} of ${count})`,
    options: options.slice(at * size, (at + 1) * size),
  }));
}

function inputOf({ name, chosen, all, options }: DropDown, context: BlockContext): IChoiceSetInput & { id: string } {
  const offered = all === null ? options : [all, ...options];
  const choices = offered.map(({ label, words }) => ({
    title: brief(label, teams.select.title),
    value: context.value(words),
  }));
  const at = offered.findIndex(({ label }) => label === chosen);
  const value = choices[chosen === null && all !== null ? 0 : at]?.value;
  return {
    type: "Input.ChoiceSet",
    id: context.id("choose"),
    label: brief(filterTitle(name), teams.select.label),
    style: choices.length > 12 ? "filtered" : "compact",
    placeholder: brief(chosen ?? "Choose", teams.select.label),
    choices,
    ...(value === undefined ? {} : { value }),
  };
}

/** Shows choices as lines that say what to type. */
export function typedChoices(choices: Choices): CardGroup[] {
  const { text, beyond } = typedLines(choices);
  return [
    ...passages(paragraphs(text)),
    ...(beyond === null ? [] : [{ isLead: false, contents: beyond, blocks: null }]),
  ];
}
