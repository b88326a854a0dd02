import { noOfficer } from "../access/recipients.ts";
import type { Alert } from "../alert.ts";
import type { Choice, Item } from "../answer.ts";
import { ageOfPersonOn } from "../facts/age.ts";
import { addDays, spelledFrom } from "../facts/calendar.ts";
import type { DigestItem, ItemState } from "./decide.ts";

const news = new Set<ItemState>(["new", "more-urgent", "handed-over"]);
const hidden = new Set<ItemState>(["acknowledged", "snoozed", "cleared", "reclassified", "unread"]);

/** Alerts more days late than this are folded into one line, or they would hide what can still be done in time. */
const longAgoDays = 365;

/** Whether an item is worth a message on any working day, and stands before what is only still open. */
export function isNews({ state, isBack, isReminder }: DigestItem): boolean {
  return news.has(state) || isBack || isReminder;
}

/** Sorts items: news first, then by what is in time before what is late, each by days from today, the nearest first. */
export function inOrder(items: readonly DigestItem[]): DigestItem[] {
  return [...items].sort(
    (a, b) => placeOf(a) - placeOf(b) || nearness(a) - nearness(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}

function placeOf(item: DigestItem): number {
  if (hidden.has(item.state)) return 4;
  const isLate = item.alert !== null && item.alert.days < 0;
  return (isNews(item) ? 0 : 2) + (isLate ? 1 : 0);
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

/** Says how many alerts there are, and on how many cases. */
export function alertsOnCases(items: readonly ShownItem[]): string {
  return `${countOf(items.length, "alert")} on ${countOf(caseCount(items), "case")}`;
}

export const lineHeadings: readonly string[] = ["Case", "Due", "About"];

/** Returns the address of a case in the case system; null: lines have no links. */
export type CaseAddress = ((reference: string) => string) | null;

/** Returns one line of a person's work: the case, by when, whom it is about and why it is theirs, and its buttons. */
export function lineOf({ alert, reason }: ShownItem, caseAddress: CaseAddress): Item {
  const { caseReference, personId } = alert.person;
  return {
    cells: [caseReference, alertDueText(alert), aboutOf(alert, reason)],
    ...(caseAddress === null ? {} : { address: caseAddress(caseReference) }),
    choices: buttonsOf(alert),
    personId,
  };
}

/** Returns the due day in words, with the days left or gone. */
export function alertDueText({ dueOn, days }: Pick<Alert, "dueOn" | "days">): string {
  if (days === 0) return "due today";
  const day = spelledFrom(addDays(dueOn, -days), dueOn);
  return days > 0 ? `due ${day} (${countOf(days, "day")} left)` : `due ${day} (${countOf(-days, "day")} ago)`;
}

function aboutOf(alert: Alert, reason: string | null): string {
  const isExempt = alert.values.some(({ name }) => name === "exemption");
  return [
    ...(alert.finding === null ? whoWaits(alert) : []),
    ...(alert.urgency === "overdue" ? ["long overdue"] : []),
    ...(isExempt ? ["exemption recorded"] : []),
    ...(reason === null ? [] : [`with you because ${reason}`]),
  ].join(", ");
}

/** Says who waits for what is due, without a name. From 16, a person may be a young person in law. */
function whoWaits({ person, dueOn, days }: Alert): string[] {
  const today = addDays(dueOn, -days);
  const age = ageOfPersonOn(person, today, today);
  return age === null ? [] : [`${age < 16 ? "child" : "young person"} aged ${age}`];
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
