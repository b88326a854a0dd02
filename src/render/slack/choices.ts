import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from "@slack/types";
import type { Choice, Choices, Select } from "../../answer.ts";
import { slack } from "../limits.ts";
import { aside, paragraphs, plain, type SlackBlock } from "./block.ts";
import { longestValue, passages, blockGroups, type BlockContext, type BlockGroup } from "./block-group.ts";
import { cut } from "./mrkdwn.ts";

/** A button; `about` says to a screen reader what it belongs to. */
export function button({ label, words }: Choice, hand: BlockContext, about?: string): Button {
  return {
    type: "button",
    text: plain(label, slack.button.text),
    action_id: hand.id("ask"),
    value: hand.value(words),
    ...(about === undefined ? {} : { accessibility_label: cut(`${label}: ${about}`, slack.button.label) }),
  };
}

export function optionOf({ label, words }: Choice, hand: BlockContext): PlainTextOption {
  return { text: plain(label, slack.select.text), value: hand.value(words) };
}

/** Drop-down lists in a row, buttons in a row; more buttons than one row takes become a drop-down list. */
export function choicesPieces({ title, choices, selects = [] }: Choices): BlockGroup[] {
  const isList = choices.length > slack.actions;
  const lists = isList ? [...selects, { name: title, chosen: null, all: null, options: choices }] : selects;
  const rows = rowsOf(lists.flatMap(listsOf)).map((row) => ({
    holds: {
      count: row.reduce((sum, { count }) => sum + count, 0),
      what: `choices of “${cut(title, 60)}”`,
      from: row[0]?.from ?? "",
    },
    blocks: (hand: BlockContext): SlackBlock[] => [actions(row.map(({ element }) => element(hand)))],
  }));
  const buttons = {
    holds: { count: choices.length, what: `choices of “${cut(title, 60)}”` },
    blocks: (hand: BlockContext): SlackBlock[] => [
      ...(title.trim() === "" ? [] : [aside(title)]),
      actions(choices.map((choice) => button(choice, hand))),
    ],
  };
  return blockGroups(isList || choices.length === 0 ? rows : [...rows, buttons]).map((piece) => ({
    ...piece,
    isLead: piece.isLead || piece.blocks === buttons.blocks,
  }));
}

/** More than messages can hold. */
const mostLines = 500;

/** The same as lines that say what to type; of a drop-down list one choice stands for all. */
export function choicesLines({ title, choices, selects = [] }: Choices): BlockGroup[] {
  const examples = selects.flatMap(({ name, options: [first] }) =>
    first === undefined ? [] : [{ label: `by ${name}, for example`, words: first.words }],
  );
  const all = [...choices, ...examples];
  const lines = all.slice(0, mostLines).map(({ label, words }) => `${cut(label, 200)}: ${words}`);
  const beyond = {
    isLead: false,
    holds: { count: all.length - lines.length, what: `choices of “${cut(title, 60)}”` },
    blocks: null,
  };
  return [...passages(paragraphs([title, ...lines].join("\n"))), ...(all.length > lines.length ? [beyond] : [])];
}

function actions(elements: ActionsBlock["elements"]): ActionsBlock {
  return { type: "actions", elements };
}

interface Listed extends Omit<Select, "all"> {
  readonly all: Choice | null;
}

/** One drop-down list, or one of the several that a long list needs. */
interface OneList {
  readonly count: number;
  readonly from: string;
  readonly characters: number;
  readonly element: (hand: BlockContext) => StaticSelect;
}

/** Less than a message may hold, as the words of its options count. */
const mostCharacters = 6000;

function weightOf({ label }: Choice): number {
  return Math.min(label.length + 1, slack.select.text) + longestValue;
}

function listsOf({ name, chosen, all, options }: Listed): OneList[] {
  const offered = all === null ? options : [all, ...options];
  const groups = grouped(offered, weightOf, slack.select.options);
  return groups.map((group, at) => {
    const counted = groups.length > 1 ? ` (${at + 1} of ${groups.length})` : "";
    const says = `${name}${chosen === null ? "" : `: ${chosen}`}`;
    const taken = group.findIndex(({ label }) => label === chosen);
    return {
      count: group.length,
      from: cut(group[0]?.label ?? "", 60),
      characters: group.reduce(
        (sum, choice) => sum + weightOf(choice),
        slack.select.placeholder + 2 * slack.select.text,
      ),
      element: (hand) => {
        const shown = group.map((choice) => optionOf(choice, hand));
        const initial = shown[taken];
        return {
          type: "static_select",
          action_id: hand.id("choose"),
          placeholder: plain(
            `${cut(says, slack.select.placeholder - counted.length)}${counted}`,
            slack.select.placeholder,
          ),
          options: shown,
          ...(initial === undefined ? {} : { initial_option: initial }),
        };
      },
    };
  });
}

function rowsOf(lists: readonly OneList[]): OneList[][] {
  return grouped(lists, ({ characters }) => characters, slack.actions);
}

/** The items in groups of at most so many items and characters. */
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
