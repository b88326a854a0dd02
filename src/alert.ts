import { asked, type Asked } from "./asked.ts";
import type { CaseBook } from "./cases/book.ts";
import type { View } from "./cases/contract.ts";
import type { Person } from "./cases/record.ts";
import { addDays, daysBetween } from "./facts/calendar.ts";
import type { Running } from "./facts/statutory-clock.ts";

/** `soon` up to and on the last lawful day, `late` after it, `overdue` after the kind's further step. */
export const urgencies = ["soon", "late", "overdue"] as const;

export type Urgency = (typeof urgencies)[number];

/** What a kind of alert looks at. */
export interface Watched extends Asked {
  /** Whether a kind is switched on. */
  readonly isOn: (kind: string) => boolean;
  /** The day on which a finding of a rule was first seen. */
  readonly firstSeenOn: (key: string) => string;
}

/** A case of a kind, whether or not its warning days have come. */
export interface Pending {
  /** The record's own id: stays inside. */
  readonly record: string;
  readonly person: Person;
  readonly running: Running;
  /** The last day before `overdue`; absent: it is never more than late. */
  readonly overdueAfter?: string;
  /** In its warning days and not raised all the same. */
  readonly isHeldBack?: boolean;
  /** What a new round of the same record's clock is known by: its last event. A round that ends is done. */
  readonly round?: string;
  /** The data-quality rule that is broken. */
  readonly rule?: string;
  /** What is wrong and what to do, in plain words, instead of the kind's own. */
  readonly says?: string;
  readonly todo?: string;
  /** What the record says, for who asks why. */
  readonly values: readonly RecordedValue[];
}

export interface RecordedValue {
  readonly name: string;
  readonly value: string | null;
}

export interface AlertWords {
  /** Stable: settings, subscriptions and the store name it. */
  readonly id: string;
  readonly title: string;
  /** What is wrong, in plain words. */
  readonly says: string;
  /** The next step. */
  readonly todo: string;
}

export interface AlertKind extends AlertWords {
  /** Where its records lie; a rule's own view for findings. */
  readonly view: (rule: string | null) => View;
  /** What a finding of a rule is called, where it is not the kind's title. */
  readonly titleOf?: (rule: string | null) => string;
  /** Every case of the kind on the day, before the warning days. */
  readonly pending: (watched: Watched) => Pending[];
  /** The keys of all that is still true, where that is more than `pending`: findings too old to be told. */
  readonly standing?: (watched: Watched) => string[];
}

/** Makes a kind of alert of its declaration. */
export function alert(declared: AlertKind): AlertKind {
  return declared;
}

/** Something that an officer must know of one case today. */
export interface Alert extends Omit<Pending, "rule" | "says" | "todo" | "isHeldBack" | "overdueAfter"> {
  /** Kind, rule and record in one: what the store remembers an alert by. */
  readonly key: string;
  readonly alert: string;
  readonly rule: string | null;
  readonly view: View;
  readonly dueOn: string;
  /** From today to the last lawful day; negative: late. */
  readonly days: number;
  readonly urgency: Urgency;
  readonly says: string;
  readonly todo: string;
}

/** What the store remembers an alert by: record ids and no person. */
export function keyOf(kind: string, rule: string | null, record: string): string {
  return `${rule === null ? kind : `${kind}/${rule}`}:${record}`;
}

/** The parts of a key. */
export function partsOfKey(key: string): { readonly alert: string; readonly rule: string | null; record: string } {
  const at = key.indexOf(":");
  const [alert = "", rule = null] = key.slice(0, at).split("/");
  return { alert, rule, record: key.slice(at + 1) };
}

export interface WatchSettings {
  /** The kinds that are switched on, by id; absent: all. */
  readonly kinds?: readonly string[];
  /** Absent: every finding is first seen today. */
  readonly firstSeenOn?: (key: string) => string;
}

/** The setting in which the kinds look at a book on a day. */
export function watched(book: CaseBook, today: string, { kinds, firstSeenOn }: WatchSettings = {}): Watched {
  return {
    ...asked(book, today),
    isOn: (kind) => kinds === undefined || kinds.includes(kind),
    firstSeenOn: firstSeenOn ?? (() => today),
  };
}

/** Whether the case is raised: its warning days have come and nothing holds it back. */
export function isRaised({ running, isHeldBack = false }: Pending, today: string): boolean {
  return !isHeldBack && addDays(running.dueOn, -running.clock.warningDays) <= today;
}

/** Every alert raised on the day, by kind, then the one due first, then record. */
export function alertsOf(kinds: readonly AlertKind[], setting: Watched): Alert[] {
  return kinds
    .filter(({ id }) => setting.isOn(id))
    .flatMap((kind) =>
      kind
        .pending(setting)
        .filter((pending) => isRaised(pending, setting.on))
        .map((pending) => alertOf(kind, pending, setting.on))
        .sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.key, b.key)),
    );
}

function alertOf(kind: AlertKind, pending: Pending, today: string): Alert {
  const { rule = null, says = kind.says, todo = kind.todo, overdueAfter, isHeldBack: _, ...rest } = pending;
  const { dueOn } = pending.running;
  const isOverdue = overdueAfter !== undefined && today > overdueAfter && today > dueOn;
  return {
    ...rest,
    key: keyOf(kind.id, rule, pending.record),
    alert: kind.id,
    rule,
    view: kind.view(rule),
    dueOn,
    days: daysBetween(today, dueOn),
    urgency: today <= dueOn ? "soon" : isOverdue ? "overdue" : "late",
    says,
    todo,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
