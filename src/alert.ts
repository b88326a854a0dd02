import type { View } from "./cases/contract.ts";
import type { Day } from "./cases/day.ts";
import type { Person } from "./cases/records.ts";
import { recordsById } from "./cases/record-index.ts";
import type { Snapshot } from "./cases/snapshot.ts";
import { addDays } from "./facts/calendar.ts";
import type { RunningClock } from "./facts/statutory-clock.ts";
import { scopeOf, type Scope } from "./measures/engine/scope.ts";
import { isHeld } from "./measures/engine/source-needs.ts";
import { compareText } from "./measures/engine/splits/split.ts";
import { atOnce, type Steps } from "./cases/snapshot-work.ts";

/** `soon` up to the last lawful day (inclusive), `late` after it, `overdue` after `overdueAfter` too. */
export const urgencies = ["soon", "late", "overdue"] as const;

export type Urgency = (typeof urgencies)[number];

/** What kinds of alert are computed from. */
export interface AlertScope extends Scope {
  /** Whether a kind is switched on, and the source holds what it tells. */
  readonly isOn: (kind: string) => boolean;
  /** Returns the day on which a rule's finding was first seen, by its alert key. */
  readonly firstSeenOn: (key: string) => Day;
}

/** A case that an alert kind is about, whether or not its warning days have begun. */
export interface Pending {
  /** The record's own id; never shown. */
  readonly record: string;
  readonly person: Person;
  readonly clock: RunningClock;
  /** The last day before the alert is `overdue`; absent: it is never more than late. */
  readonly overdueAfter?: Day;
  /** Whether the alert is not raised although its warning days have begun. */
  readonly isHeldBack?: boolean;
  /** Tells apart rounds of one record's recurring clock: the day of the event that began the round. */
  readonly round?: string;
  /** The id of the data-quality rule that the record breaks. */
  readonly rule?: string;
  /** What is wrong with the record, in a phrase, where the alert is about a finding. */
  readonly finding?: string;
  /** Replaces the kind's own. */
  readonly nextStep?: string;
  /**
   * The numbers of other rows that the alert rests on, by their kind: where fewer are read later, some are missing, and
   * what the rest says is not believed. Absent: the record alone says how its case stands.
   */
  readonly rows?: readonly number[];
  /** The recorded values behind the alert, for people who ask why. */
  readonly values: readonly RecordedValue[];
}

/** What is known of an alert that was raised before. */
export interface PastAlert {
  readonly rule: string | null;
  /** The record's own id. */
  readonly record: string;
  /** See `Pending`; null: not known. */
  readonly round: string | null;
  readonly rows: readonly number[] | null;
}

/** Whether as many rows of each kind are read now as when an alert was raised; null: not known then. */
export function isWhole(now: readonly number[], then: readonly number[] | null): boolean {
  return then === null || then.every((count, at) => (now[at] ?? 0) >= count);
}

/** Returns the most rows of each kind that were ever read. */
export function mostRows(
  now: readonly number[] | null | undefined,
  then: readonly number[] | null | undefined,
): readonly number[] | null {
  if (now == null || then == null) return now ?? then ?? null;
  return now.map((count, at) => Math.max(count, then[at] ?? 0));
}

/**
 * How the case of an alert ended: what was asked is `done`, it is `over` in another way, or its record is `reclassified`,
 * as a request of another type is, which may be a slip.
 */
export type Outcome = "done" | "over" | "reclassified";

interface RecordedValue {
  readonly name: string;
  readonly value: string | null;
}

/** What an alert is about in running words: "annual review", "annual reviews". */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

/** What a kind of alert says about itself. */
export interface AlertText {
  /** Never changes: settings, subscriptions and the store hold it. */
  readonly id: string;
  readonly noun: Noun;
  /** What to do about it, in a sentence. */
  readonly nextStep: string;
}

export interface AlertKind extends AlertText {
  /** Returns the view of the kind's records; for findings, that of the rule. */
  readonly view: (rule: string | null) => View;
  /** Returns what a rule finds wrong, in a phrase; absent: the kind is not about findings. */
  readonly findingOf?: (rule: string | null) => string;
  /** Returns every case of the kind on the day, whether or not its warning days have begun. */
  readonly pending: (scope: AlertScope) => Pending[];
  /**
   * Returns how a case that is not pending ended, judged by what its record says and not by what it lacks. Null: the
   * record is missing, cannot be read, or says neither.
   */
  readonly outcomeOf: (past: PastAlert, scope: AlertScope) => Outcome | null;
}

/** Defines a kind of alert. */
export function alert(declared: AlertKind): AlertKind {
  return declared;
}

/** Something that an officer must know about one case today. */
export interface Alert extends Omit<Pending, "rule" | "isHeldBack" | "overdueAfter" | "finding"> {
  /** See alertKey. */
  readonly key: string;
  /** The id of the kind. */
  readonly alert: string;
  readonly rule: string | null;
  readonly view: View;
  readonly dueOn: Day;
  /** Days from today to the last lawful day; negative: late. */
  readonly days: number;
  readonly urgency: Urgency;
  readonly noun: Noun;
  /** See `Pending`; null: the alert is not about a finding. */
  readonly finding: string | null;
  readonly nextStep: string;
}

/** Returns the key under which the store remembers an alert: kind, rule and record id, and no person. */
export function alertKey(kind: string, rule: string | null, record: string): string {
  return `${rule === null ? kind : `${kind}/${rule}`}:${record}`;
}

/** Reads the parts of a key that alertKey wrote. */
export function parseAlertKey(key: string): Pick<Alert, "alert" | "rule" | "record"> {
  const at = key.indexOf(":");
  const [alert = "", rule = null] = key.slice(0, at).split("/");
  return { alert, rule, record: key.slice(at + 1) };
}

export interface AlertSettings {
  /** The kinds that are switched on, by id; absent: all. */
  readonly kinds?: readonly string[];
  /** See AlertScope; absent: every finding is first seen today. */
  readonly firstSeenOn?: (key: string) => Day;
}

/** Returns what alerts are computed from: a snapshot on a day. */
export function alertScope(snapshot: Snapshot, today: Day, { kinds, firstSeenOn }: AlertSettings = {}): AlertScope {
  return {
    ...scopeOf(snapshot, today),
    isOn: (kind) => (kinds === undefined || kinds.includes(kind)) && isHeld(snapshot, kind),
    firstSeenOn: firstSeenOn ?? (() => today),
  };
}

/** Whether a case raises an alert: its warning days have begun (inclusive) and nothing holds it back. */
export function isRaised({ clock, isHeldBack = false }: Pick<Pending, "clock" | "isHeldBack">, today: Day): boolean {
  return !isHeldBack && addDays(clock.dueOn, -clock.terms.warningDays) <= today;
}

const pendingByScope = new WeakMap<AlertScope, Map<AlertKind, readonly Pending[]>>();

/** Returns the kind's cases on the day, found once for each scope. */
export function pendingIn(kind: AlertKind, scope: AlertScope): readonly Pending[] {
  const byKind = pendingByScope.get(scope) ?? new Map<AlertKind, readonly Pending[]>();
  pendingByScope.set(scope, byKind);
  const pending = byKind.get(kind) ?? kind.pending(scope);
  byKind.set(kind, pending);
  return pending;
}

/** Returns every alert raised on the day, by kind in the order given, then by last lawful day, then by key. */
export function raisedAlerts(kinds: readonly AlertKind[], scope: AlertScope): Alert[] {
  return atOnce(raisedInSteps(kinds, scope));
}

/** As raisedAlerts, with a stop after each kind. */
export function* raisedInSteps(kinds: readonly AlertKind[], scope: AlertScope): Steps<Alert[]> {
  const alerts: Alert[][] = [];
  // in a large borough, the index of a new snapshot is as long a step as a kind
  recordsById(scope.snapshot);
  for (const kind of kinds.filter(({ id }) => scope.isOn(id))) {
    yield;
    const pending = pendingIn(kind, scope);
    yield;
    alerts.push(
      pending
        .filter((one) => isRaised(one, scope.on))
        .map((one) => alertOf(kind, one, scope.on))
        .sort((a, b) => a.dueOn - b.dueOn || compareText(a.key, b.key)),
    );
  }
  return alerts.flat();
}

function alertOf(kind: AlertKind, pending: Pending, today: Day): Alert {
  const { rule = null, finding = null, nextStep = kind.nextStep, overdueAfter } = pending;
  const { dueOn } = pending.clock;
  const isOverdue = overdueAfter !== undefined && today > overdueAfter && today > dueOn;
  return {
    // a copy of all is many times as fast as one that leaves something out
    ...pending,
    key: alertKey(kind.id, rule, pending.record),
    alert: kind.id,
    rule,
    view: kind.view(rule),
    dueOn,
    days: dueOn - today,
    urgency: today <= dueOn ? "soon" : isOverdue ? "overdue" : "late",
    noun: kind.noun,
    finding,
    nextStep,
  };
}
