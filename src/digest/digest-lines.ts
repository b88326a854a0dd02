import type { Alert } from "../alert.ts";
import type { Choice, Item } from "../answer.ts";
import type { DigestItem, ItemState } from "./decide.ts";
import { spelledDay } from "../facts/calendar.ts";
import { noOfficer } from "../access/recipients.ts";

const first = new Set<ItemState>(["new", "more-urgent", "handed-over"]);
const hidden = new Set<ItemState>(["acknowledged", "snoozed", "cleared"]);

/** More days late than this are told as one line. */
const longAgoDays = 365;

/** What is new or more urgent first, then what is due soonest, then what is late, the latest breach first. */
export function inOrder(items: readonly DigestItem[]): DigestItem[] {
  return [...items].sort(
    (a, b) => placeOf(a) - placeOf(b) || nearness(a) - nearness(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}

function placeOf({ state, alert, isBack }: DigestItem): number {
  if (hidden.has(state)) return 4;
  const isLate = alert !== null && alert.days < 0;
  return (first.has(state) || isBack ? 0 : 2) + (isLate ? 1 : 0);
}

/** Days from today, whether before or after. */
function nearness({ alert }: DigestItem): number {
  return Math.abs(alert?.days ?? 0);
}

/** An item whose line may be shown, with its alert. */
export interface ShownItem extends DigestItem {
  readonly alert: Alert;
}

/** The parts of a person's work that are told apart. */
export interface WorkList {
  /** In order, each a line. */
  readonly lines: readonly ShownItem[];
  /** Over a year late. */
  readonly older: readonly ShownItem[];
  /** Of cases without an officer. */
  readonly unallocated: readonly ShownItem[];
}

/** What of a digest is to be shown: not what was put off, nor what is cleared. */
export function workListOf(items: readonly DigestItem[]): WorkList {
  const shown = inOrder(items).filter((item): item is ShownItem => item.alert !== null && !hidden.has(item.state));
  const isUnallocated = ({ reason }: DigestItem) => reason?.startsWith(noOfficer) ?? false;
  const allocated = shown.filter((item) => !isUnallocated(item));
  return {
    lines: allocated.filter(({ alert }) => alert.days >= -longAgoDays),
    older: allocated.filter(({ alert }) => alert.days < -longAgoDays),
    unallocated: shown.filter(isUnallocated),
  };
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** How many different cases. */
export function caseCount(items: readonly ShownItem[]): number {
  return new Set(items.map(({ alert }) => alert.person)).size;
}

const marks: Partial<Record<ItemState, string>> = {
  new: "New: ",
  "more-urgent": "More urgent: ",
  "handed-over": "Handed over to you: ",
};

export const lineHeadings: readonly string[] = ["Case", "What", "When", "What to do"];

/** Where a case is in the case system; null: no links. */
export type CaseAddress = ((reference: string) => string) | null;

/** One line of a person's work: the case, what is wrong, by when, what to do, and its buttons. */
export function lineOf({ alert, state, reason, isBack }: ShownItem, caseAddress: CaseAddress, isMarked = true): Item {
  const { caseReference } = alert.person;
  const isExempt = alert.values.some(({ name }) => name === "exemption");
  const what = [
    `${isMarked ? (isBack ? "Back: " : (marks[state] ?? "")) : ""}${alert.description}`,
    ...(isExempt ? ["exemption recorded"] : []),
    ...(reason === null ? [] : [`with you because ${reason}`]),
  ];
  return {
    cells: [caseReference, what.join(", "), whenOf(alert), alert.nextStep],
    ...(caseAddress === null ? {} : { address: caseAddress(caseReference) }),
    choices: buttonsOf(alert),
  };
}

/** By when, and how many days are left or gone. */
export function whenOf({ dueOn, days }: Alert): string {
  if (days === 0) return `today, ${spelledDay(dueOn)}, is the last day`;
  if (days > 0) return `by ${spelledDay(dueOn)}, ${countOf(days, "day")} left`;
  return `was due ${spelledDay(dueOn)}, ${countOf(-days, "day")} late`;
}

function buttonsOf({ alert, rule, person }: Alert): Choice[] {
  const which = `${person.caseReference} ${rule ?? alert}`;
  return [
    { label: "Seen", words: `seen ${which}` },
    { label: "Remind me in a week", words: `snooze ${which} week` },
    { label: "Remind me in a month", words: `snooze ${which} month` },
    { label: "Why?", words: `why ${person.caseReference}` },
  ];
}
