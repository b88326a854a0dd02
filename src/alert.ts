import type { View } from "./cases/contract.ts";
import type { Day } from "./cases/day.ts";
import type { Person } from "./cases/records.ts";
import type { Snapshot } from "./cases/snapshot.ts";
import { addDays } from "./facts/calendar.ts";
import type { RunningClock } from "./facts/statutory-clock.ts";
import { scopeOf, type Scope } from "./measures/engine/scope.ts";

/** `soon` up to and on the last lawful day, `late` after it, `overdue` after the kind's further step. */
export const urgencies = ["soon", "late", "overdue"] as const;

export type Urgency = (typeof urgencies)[number];

/** What a kind of alert looks at. */
export interface AlertScope extends Scope {
  /** Whether a kind is switched on. */
  readonly isOn: (kind: string) => boolean;
  /** The day on which a finding of a rule was first seen. */
  readonly firstSeenOn: (key: string) => Day;
}

/** A case of a kind, whether or not its warning days have come. */
export interface Pending {
  /** The record's own id: stays inside. */
  readonly record: string;
  readonly person: Person;
  readonly clock: RunningClock;
  /** The last day before `overdue`; absent: it is never more than late. */
  readonly overdueAfter?: Day;
  /** In its warning days and not raised all the same. */
  readonly isHeldBack?: boolean;
  /** What a new round of the same record's clock is known by: its last event. A round that ends is done. */
  readonly round?: string;
  /** The data-quality rule that is broken. */
  readonly rule?: string;
  /** What is wrong and what to do, in plain words, instead of the kind's own. */
  readonly description?: string;
  readonly nextStep?: string;
  /** What the record says, for who asks why. */
  readonly values: readonly RecordedValue[];
}

export interface RecordedValue {
  readonly name: string;
  readonly value: string | null;
}

export interface AlertText {
  /** Stable: settings, subscriptions and the store name it. */
  readonly id: string;
  readonly title: string;
  /** What is wrong, in plain words. */
  readonly description: string;
  /** The next step. */
  readonly nextStep: string;
}

export interface AlertKind extends AlertText {
  /** Where its records lie; a rule's own view for findings. */
  readonly view: (rule: string | null) => View;
  /** What a finding of a rule is called, where it is not the kind's title. */
  readonly titleOf?: (rule: string | null) => string;
  /** Every case of the kind on the day, before the warning days. */
  readonly pending: (scope: AlertScope) => Pending[];
  /** The keys of all that is still true, where that is more than `pending`: findings too old to be told. */
  readonly standingKeys?: (scope: AlertScope) => string[];
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
  readonly dueOn: Day;
  /** From today to the last lawful day; negative: late. */
  readonly days: number;
  readonly urgency: Urgency;
  readonly description: string;
  readonly nextStep: string;
}

/** What the store remembers an alert by: record ids and no person. */
export function alertKey(kind: string, rule: string | null, record: string): string {
  return `${rule === null ? kind : `${kind}/${rule}`}:${record}`;
}

/** The parts of a key. */
export function parseAlertKey(key: string): { readonly alert: string; readonly rule: string | null; record: string } {
  const at = key.indexOf(":");
  const [alert = "", rule = null] = key.slice(0, at).split("/");
  return { alert, rule, record: key.slice(at + 1) };
}

export interface AlertSettings {
  /** The kinds that are switched on, by id; absent: all. */
  readonly kinds?: readonly string[];
  /** Absent: every finding is first seen today. */
  readonly firstSeenOn?: (key: string) => Day;
}

/** The setting in which the kinds look at a book on a day. */
export function alertScope(snapshot: Snapshot, today: Day, { kinds, firstSeenOn }: AlertSettings = {}): AlertScope {
  return {
    ...scopeOf(snapshot, today),
    isOn: (kind) => kinds === undefined || kinds.includes(kind),
    firstSeenOn: firstSeenOn ?? (() => today),
  };
}

/** Whether the case is raised: its warning days have come and nothing holds it back. */
export function isRaised({ clock: running, isHeldBack = false }: Pending, today: Day): boolean {
  return !isHeldBack && addDays(running.dueOn, -running.terms.warningDays) <= today;
}

/** Every alert raised on the day, by kind, then the one due first, then record. */
export function raisedAlerts(kinds: readonly AlertKind[], scope: AlertScope): Alert[] {
  return kinds
    .filter(({ id }) => scope.isOn(id))
    .flatMap((kind) =>
      kind
        .pending(scope)
        .filter((pending) => isRaised(pending, scope.on))
        .map((pending) => alertOf(kind, pending, scope.on))
        .sort((a, b) => a.dueOn - b.dueOn || compare(a.key, b.key)),
    );
}

function alertOf(kind: AlertKind, pending: Pending, today: Day): Alert {
  const {
    rule = null,
    description: says = kind.description,
    nextStep: todo = kind.nextStep,
    overdueAfter,
    isHeldBack: _,
    ...rest
  } = pending;
  const { dueOn } = pending.clock;
  const isOverdue = overdueAfter !== undefined && today > overdueAfter && today > dueOn;
  return {
    ...rest,
    key: alertKey(kind.id, rule, pending.record),
    alert: kind.id,
    rule,
    view: kind.view(rule),
    dueOn,
    days: dueOn - today,
    urgency: today <= dueOn ? "soon" : isOverdue ? "overdue" : "late",
    description: says,
    nextStep: todo,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
