import type { Alert } from "../alert.ts";
import type { Choice, Item, List } from "../answer.ts";
import { countOf, lineHeadings, type ShownItem } from "./digest-lines.ts";

/** Alerts that ask for the same thing, for one reason to tell of them. */
export interface AlertGroup {
  /** What is new about them and what they are: "New: 2 annual reviews overdue". */
  readonly title: string;
  /** What to do about each, in a sentence. */
  readonly action: string;
  readonly items: readonly ShownItem[];
}

/** Why a person is told of alerts, in the order of a digest. */
const marks = ["New", "More urgent", "Reminder", "Handed over to you", "To look at again", "Still open"] as const;

type Mark = (typeof marks)[number];

function markOf({ state, isBack, isReminder }: ShownItem): Mark {
  if (isBack) return "To look at again";
  if (isReminder) return "Reminder";
  switch (state) {
    case "new":
      return "New";
    case "more-urgent":
      return "More urgent";
    case "handed-over":
      return "Handed over to you";
    default:
      return "Still open";
  }
}

/**
 * Groups alerts by what is to be done, in the order of their first ones, data errors last: what the law sets a day for
 * matters more. `isMarked` says whether they are also told apart by what is new about them, what is new first.
 */
export function alertGroups(items: readonly ShownItem[], isMarked: boolean): AlertGroup[] {
  const groups = new Map<string, { readonly mark: Mark | null; readonly items: ShownItem[] }>();
  for (const item of items) {
    const { alert, rule, nextStep, days } = item.alert;
    const mark = isMarked ? markOf(item) : null;
    const key = JSON.stringify([mark, alert, rule, nextStep, days < 0]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { mark, items: [item] });
    else group.items.push(item);
  }
  return [...groups.values()]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .flatMap(({ mark, items: own }) => {
      const [first] = own;
      if (first === undefined) return [];
      const what = whatIs(own.length, first.alert);
      return [{ title: mark === null ? what : `${mark}: ${what}`, action: first.alert.nextStep, items: own }];
    });
}

function placeOf({ mark, items }: { readonly mark: Mark | null; readonly items: readonly ShownItem[] }): number {
  const isFinding = items.some(({ alert }) => alert.finding !== null);
  return (mark === null ? 0 : 2 * marks.indexOf(mark)) + (isFinding ? 1 : 0);
}

/** Says how many alerts of one kind there are: "2 annual reviews overdue", "1 data error: gender has not been recorded". */
function whatIs(count: number, { noun, days, finding }: Alert): string {
  const counted = countOf(count, noun.one, noun.many);
  if (finding === null) return `${counted} ${days < 0 ? "overdue" : "due soon"}`;
  return `${counted}${days < 0 ? " overdue" : ""}: ${inSentence(finding)}`;
}

/** Writes a sentence so that it can follow a colon; one that begins with an acronym stays. */
export function inSentence(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** The longest words that *Seen all* stands for: people cannot type more in one message. */
const longestWords = 450;

/** Returns a group with its lines as a list, and the buttons for all of them. */
export function groupList({ title, action, items }: AlertGroup, lines: readonly Item[], choices: Choice[]): List {
  const group = { title, action, choices };
  return { kind: "list", headings: lineHeadings, items: lines, total: items.length, group };
}

/**
 * Returns the button that puts the shown alerts of a group of so many aside; none where there is one only, or too many for
 * it.
 */
export function seenAll(items: readonly ShownItem[], count: number): Choice[] {
  const [first] = items;
  if (first === undefined || items.length === 1) return [];
  const references = [...new Set(items.map(({ alert }) => alert.person.caseReference))];
  const words = `seen ${references.join(", ")} ${first.alert.rule ?? first.alert.alert}`;
  return words.length > longestWords
    ? []
    : [{ label: items.length < count ? `Seen these ${items.length}` : "Seen all", words }];
}
