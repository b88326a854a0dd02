import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from "@slack/types";
import { filterTitle, type Choice, type Choices, type Select } from "../../answer.ts";
import { blockGroups, longestValue, passages, type BlockContext } from "../block-group.ts";
import { cut } from "../cut.ts";
import { slack } from "../limits.ts";
import { typedLines } from "../typed-lines.ts";
import { aside, paragraphs, plain, type SlackBlock, type SlackGroup } from "./block.ts";

/** Makes a button; `about` tells a screen reader what it belongs to. */
export function button({ label, words }: Choice, context: BlockContext, about?: string): Button {
  return {
    type: "button",
    text: plain(label, slack.button.text),
    action_id: context.id("ask"),
    value: context.value(words),
    ...(about === undefined ? {} : { accessibility_label: cut(`${label}: ${about}`, slack.button.label) }),
  };
}

/** Makes an option of a drop-down list or menu. */
export function optionOf({ label, words }: Choice, context: BlockContext): PlainTextOption {
  return { text: plain(label, slack.select.text), value: context.value(words) };
}

/** Shows drop-down lists in rows and buttons in a row; more buttons than one row takes become a drop-down list. */
export function choicesGroups({ title, choices, selects = [] }: Choices): SlackGroup[] {
  const isList = choices.length > slack.actions;
  const lists = isList ? [...selects, { name: title, chosen: null, all: null, options: choices }] : selects;
  const rows = rowsOf(lists.flatMap(shortLists)).map((row) => ({
    contents: {
      count: row.reduce((sum, { count }) => sum + count, 0),
      what: `choice of “${cut(title, 60)}”`,
      from: row[0]?.from ?? "",
    },
    blocks: (context: BlockContext): SlackBlock[] => [actions(row.map(({ element }) => element(context)))],
  }));
  const buttons = {
    contents: { count: choices.length, what: `choice of “${cut(title, 60)}”` },
    blocks: (context: BlockContext): SlackBlock[] => [
      ...(title.trim() === "" ? [] : [aside(title)]),
      actions(choices.map((choice) => button(choice, context))),
    ],
  };
  return blockGroups(isList || choices.length === 0 ? rows : [...rows, buttons]).map((group) => ({
    ...group,
    isLead: group.isLead || group.blocks === buttons.blocks,
  }));
}

/** Shows choices as lines that say what to type. */
export function typedChoices(choices: Choices): SlackGroup[] {
  const { text, beyond } = typedLines(choices);
  return [
    ...passages(paragraphs(text)),
    ...(beyond === null ? [] : [{ isLead: false, contents: beyond, blocks: null }]),
  ];
}

function actions(elements: ActionsBlock["elements"]): ActionsBlock {
  return { type: "actions", elements };
}

/** A drop-down list; one that was made of buttons has nothing that takes its choice back. */
interface DropDown extends Omit<Select, "all"> {
  readonly all: Choice | null;
}

/** One of Slack's lists: a long drop-down list needs several. */
interface ShortList {
  readonly count: number;
  readonly from: string;
  readonly characters: number;
  readonly element: (context: BlockContext) => StaticSelect;
}

/** The most characters of a row of lists: less than a message may hold, which counts the words of all options. */
const mostCharacters = 6000;

function weightOf({ label }: Choice): number {
  return Math.min(label.length + 1, slack.select.text) + longestValue;
}

function shortLists({ name, chosen, all, options }: DropDown): ShortList[] {
  const offered = all === null ? options : [all, ...options];
  const groups = grouped(offered, weightOf, slack.select.options);
  return groups.map((group, at) => {
    const counted = groups.length > 1 ? ` (${at + 1} of ${groups.length})` : "";
    const label = `${filterTitle(name)}${chosen === null ? "" : `: ${chosen}`}`;
    const selected = group.findIndex(({ label }) => label === chosen);
    return {
      count: group.length,
      from: cut(group[0]?.label ?? "", 60),
      characters: group.reduce(
        (sum, choice) => sum + weightOf(choice),
        slack.select.placeholder + 2 * slack.select.text,
      ),
      element: (context) => {
        const shown = group.map((choice) => optionOf(choice, context));
        const initial = shown[selected];
        return {
          type: "static_select",
          action_id: context.id("choose"),
          placeholder: plain(
            `${cut(label, slack.select.placeholder - counted.length)}${counted}`,
            slack.select.placeholder,
          ),
          options: shown,
          ...(initial === undefined ? {} : { initial_option: initial }),
        };
      },
    };
  });
}

function rowsOf(lists: readonly ShortList[]): ShortList[][] {
  return grouped(lists, ({ characters }) => characters, slack.actions);
}

/** Puts the items, in order, into groups of at most `most` items and `mostCharacters` characters. */
function grouped<Item>(items: readonly Item[], weigh: (item: Item) => number, most: number): Item[][] {
  const groups: Item[][] = [];
  let characters = 0;
  for (const item of items) {
    const more = weigh(item);
    const last = groups.at(-1);
    if (!last || last.length === most || characters + more > mostCharacters) {
      groups.push([item]);
      characters = more;
    } else {
      last.push(item);
      characters += more;
    }
  }
  return groups;
}
