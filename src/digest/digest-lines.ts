import { noOfficer } from "../access/recipients.ts";
import type { Alert } from "../alert.ts";
import type { Choice, Item } from "../answer.ts";
import { spelledDay } from "../facts/calendar.ts";
import type { DigestItem, ItemState } from "./decide.ts";

const news = new Set<ItemState>(["new", "more-urgent", "handed-over"]);
const hidden = new Set<ItemState>(["acknowledged", "snoozed", "cleared", "reclassified", "unread"]);

/** Alerts more days late than this are folded into one line, or they would hide what can still be done in time. */
const longAgoDays = 365;

/** Sorts items: news first, then by what is in time before what is late, each by days from today, the nearest first. */
export function inOrder(items: readonly DigestItem[]): DigestItem[] {
  return [...items].sort(
    (a, b) => groupOf(a) - groupOf(b) || nearness(a) - nearness(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}

function groupOf({ state, alert, isBack }: DigestItem): number {
  if (hidden.has(state)) return 4;
  const isLate = alert !== null && alert.days < 0;
  return (news.has(state) || isBack ? 0 : 2) + (isLate ? 1 : 0);
}

/** Returns the days between today and the due day, in either direction. */
function nearness({ alert }: DigestItem): number {
  return Math.abs(alert?.days ?? 0);
}

/** An item with an alert, which has a line of its own. */
export interface ShownItem extends DigestItem {
  readonly alert: Alert;
}

/** A person's work, divided into what has lines and what is folded. */
export interface WorkList {
  /** Each has a line, in this order. */
  readonly lines: readonly ShownItem[];
  /** More than a year late. */
  readonly older: readonly ShownItem[];
  /** About cases without an officer. */
  readonly unallocated: readonly ShownItem[];
}

/** Returns what a digest shows: neither deferred nor cleared items. */
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

/** Returns a count with its noun: `1 case`, `1,200 cases`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? singular : plural}`;
}

/** Returns the number of different cases. */
export function caseCount(items: readonly ShownItem[]): number {
  return new Set(items.map(({ alert }) => alert.person)).size;
}

const marks: Partial<Record<ItemState, string>> = {
  new: "New: ",
  "more-urgent": "More urgent: ",
  "handed-over": "Handed over to you: ",
};

export const lineHeadings: readonly string[] = ["Case", "What", "When", "What to do"];

/** Returns the address of a case in the case system; null: lines have no links. */
export type CaseAddress = ((reference: string) => string) | null;

/**
 * Returns one line of a person's work: the case, what is wrong, by when, what to do, and its buttons. `isMarked` says
 * whether the line begins with what is new about it.
 */
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
    personId: alert.person.personId,
  };
}

/** Returns the due day in words, with the days left or late. */
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
