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

/** The scope in which kinds of alert are evaluated. */
export interface AlertScope extends Scope {
  /** Returns whether a kind is switched on. */
  readonly isOn: (kind: string) => boolean;
  /** Returns the day on which a finding of a rule was first seen. */
  readonly firstSeenOn: (key: string) => Day;
}

/** A case of a kind of alert, whether or not its warning days have begun. */
export interface Pending {
  /** The record's own id; never shown to people. */
  readonly record: string;
  readonly person: Person;
  readonly clock: RunningClock;
  /** The last day before `overdue`; absent: it never becomes more than late. */
  readonly overdueAfter?: Day;
  /** Not raised although its warning days have begun. */
  readonly isHeldBack?: boolean;
  /** Identifies the round of the record's clock by its last event; when a round ends, its alert is resolved. */
  readonly round?: string;
  /** The data-quality rule that is broken. */
  readonly rule?: string;
  /** Replace the kind's own description and next step. */
  readonly description?: string;
  readonly nextStep?: string;
  /** The record's values that `why` shows. */
  readonly values: readonly RecordedValue[];
}

export interface RecordedValue {
  readonly name: string;
  readonly value: string | null;
}

export interface AlertText {
  /** Stable, because settings, subscriptions and the store hold it. */
  readonly id: string;
  readonly title: string;
  /** What is wrong, in plain words. */
  readonly description: string;
  /** The next step. */
  readonly nextStep: string;
}

export interface AlertKind extends AlertText {
  /** Returns the view of its records; for findings, the view of the rule. */
  readonly view: (rule: string | null) => View;
  /** Returns the title of a rule's finding, where it is not the kind's title. */
  readonly titleOf?: (rule: string | null) => string;
  /** Returns every case of the kind on the day, also before its warning days. */
  readonly pending: (scope: AlertScope) => Pending[];
  /** Returns the keys of all that is still true, where `pending` leaves some out: findings too old to be told. */
  readonly standingKeys?: (scope: AlertScope) => string[];
}

/** Makes a kind of alert from its declaration. */
export function alert(declaration: AlertKind): AlertKind {
  return declaration;
}

/** A raised alert about one case on a day. */
export interface Alert extends Omit<Pending, "rule" | "isHeldBack" | "overdueAfter"> {
  /** Kind, rule and record in one, as `alertKey` makes it. */
  readonly key: string;
  readonly alert: string;
  readonly rule: string | null;
  readonly view: View;
  readonly dueOn: Day;
  /** Days from today to the last lawful day; negative where it is late. */
  readonly days: number;
  readonly urgency: Urgency;
  readonly description: string;
  readonly nextStep: string;
}

/** Makes the key by which the store knows an alert. It names no person. */
export function alertKey(kind: string, rule: string | null, record: string): string {
  return `${rule === null ? kind : `${kind}/${rule}`}:${record}`;
}

/** Splits the key of an alert into its parts. */
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

/** Makes the scope in which kinds of alert are evaluated on a day. */
export function alertScope(snapshot: Snapshot, today: Day, { kinds, firstSeenOn }: AlertSettings = {}): AlertScope {
  return {
    ...scopeOf(snapshot, today),
    isOn: (kind) => kinds === undefined || kinds.includes(kind),
    firstSeenOn: firstSeenOn ?? (() => today),
  };
}

/** Returns whether the case is raised: its warning days have begun and nothing holds it back. */
export function isRaised({ clock: running, isHeldBack = false }: Pending, today: Day): boolean {
  return !isHeldBack && addDays(running.dueOn, -running.terms.warningDays) <= today;
}

/** Returns the alerts raised on the day, in the order of kinds, then of due days, then of keys. */
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
    description = kind.description,
    nextStep = kind.nextStep,
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
    description,
    nextStep,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
