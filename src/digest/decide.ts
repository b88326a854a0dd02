import { presenceTest, recipientRouter, type Reachability, type Route } from "../access/recipients.ts";
import {
  alertScope,
  raisedAlerts,
  urgencies,
  type Alert,
  type AlertKind,
  type AlertSettings,
  type Urgency,
} from "../alert.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { addDays } from "../facts/calendar.ts";
import { isWeeksFirstWorkingDay, isWorkingDay } from "../facts/working-days.ts";
import type { Deferral, DeliveryHistory, DeliveryRecord, HistoryChanges } from "./history.ts";
import { resolvedTest } from "./resolved.ts";

/** What an alert is today to the person whose digest holds it. */
export type ItemState = "new" | "more-urgent" | "open" | "handed-over" | "cleared" | "acknowledged" | "snoozed";

export interface RoutedAlert extends Route {
  readonly alert: Alert;
}

/** The day of a decision, and what is known on it. */
export interface Occasion {
  readonly today: Day;
  readonly isWorkingDay: boolean;
  readonly isWeeksFirst: boolean;
  /** The data are older than a day, so an alert that is missing may not be resolved. */
  readonly isStale: boolean;
  /** Whether the person of an email can be reached today. */
  readonly isHere: (email: string) => boolean;
  /** Whether the alert's case or finding no longer exists. See `resolvedTest`. */
  readonly isResolved: (record: DeliveryRecord) => boolean;
}

export interface DigestItem {
  readonly key: string;
  readonly state: ItemState;
  /** Null: it is cleared and so no longer raised. */
  readonly alert: Alert | null;
  /** The last delivery to this person; null: there was none. */
  readonly previous: DeliveryRecord | null;
  /** Why it does not go to the case's officer; null: it does. */
  readonly reason: string | null;
  /** A snooze has ended. */
  readonly isBack: boolean;
}

/** What one person should receive today. */
export interface Digest {
  /** The recipient's email; null: nobody can be reached. */
  readonly to: string | null;
  readonly items: readonly DigestItem[];
  /** Alerts that this person received before and that now go to somebody else. */
  readonly reassigned: readonly DeliveryRecord[];
  /** Alerts that end without a message: replaced, or outside their warning days. */
  readonly ended: readonly DeliveryRecord[];
  readonly isFirst: boolean;
  /** Whether a message is sent at all. */
  readonly isSent: boolean;
}

const rank = (urgency: Urgency): number => urgencies.indexOf(urgency);

/** The states that are worth a message on any working day. */
const news = new Set<ItemState>(["new", "more-urgent", "handed-over", "cleared"]);

/**
 * Returns what each person should receive today. Every alert is in exactly one digest. A digest is sent on a working
 * day if something changed, and on the week's first working day if something is still late.
 */
export function decideDigests(alerts: readonly RoutedAlert[], history: DeliveryHistory, occasion: Occasion): Digest[] {
  const recordsOf = groupBy(history.records, ({ key }) => key);
  const deferrals = new Map(history.deferrals.map((one) => [`${one.by} ${one.key}`, one]));
  const raised = new Map(alerts.map((routed) => [routed.alert.key, routed]));
  const drafts = new Map<
    string | null,
    { items: DigestItem[]; reassigned: DeliveryRecord[]; ended: DeliveryRecord[] }
  >();
  const draft = (to: string | null) => {
    const known = drafts.get(to) ?? { items: [], reassigned: [], ended: [] };
    drafts.set(to, known);
    return known;
  };

  for (const { alert, to, reason } of alerts) {
    const records = (recordsOf.get(alert.key) ?? []).filter((one) => isSameRound(one, alert));
    const previous = records.find((one) => one.to === to) ?? null;
    const deferral = deferrals.get(`${to} ${alert.key}`);
    const state = stateOf(alert, previous, records.length > 0, deferral, occasion.today);
    const isBack = state === "open" && deferral?.how === "snoozed" && occasion.today >= deferral.until;
    draft(to).items.push({ key: alert.key, state, alert, previous, reason, isBack });
  }
  for (const record of history.records) {
    const { key, to } = record;
    const now = raised.get(key);
    if (now !== undefined && isSameRound(record, now.alert)) {
      // the record of somebody who is away stays: they hear of the handover when they are back
      if (now.to !== to && now.to !== null && occasion.isHere(to)) draft(to).reassigned.push(record);
    } else if (!occasion.isStale) {
      if (occasion.isResolved(record) && occasion.isHere(to)) draft(to).items.push(cleared(record));
      else draft(to).ended.push(record);
    }
  }
  return Array.from(drafts, ([to, { items, reassigned, ended }]): Digest => {
    const isFirst = to !== null && !history.onboarded.has(to);
    const isSent = to !== null && isDue(items, reassigned, occasion);
    return { to, items, reassigned, ended, isFirst, isSent };
  });
}

function isSameRound(record: DeliveryRecord, alert: Alert): boolean {
  return record.round === (alert.round ?? null);
}

function stateOf(
  alert: Alert,
  previous: DeliveryRecord | null,
  wasSent: boolean,
  deferral: Deferral | undefined,
  today: Day,
): ItemState {
  const deferred = deferredState(deferral, alert, today);
  if (deferred !== null) return deferred;
  if (previous === null) return wasSent ? "handed-over" : "new";
  return rank(alert.urgency) > rank(previous.urgency) ? "more-urgent" : "open";
}

/** Returns the state of an alert that is deferred on the day; null: its day has come, or it has become more urgent. */
export function deferredState(deferral: Deferral | undefined, alert: Alert, today: Day): ItemState | null {
  if (deferral === undefined || today >= deferral.until || rank(alert.urgency) > rank(deferral.urgency)) return null;
  return deferral.how === "seen" ? "acknowledged" : "snoozed";
}

function cleared(previous: DeliveryRecord): DigestItem {
  return { key: previous.key, state: "cleared", alert: null, previous, reason: null, isBack: false };
}

function isDue(items: readonly DigestItem[], reassigned: readonly DeliveryRecord[], occasion: Occasion): boolean {
  if (!occasion.isWorkingDay) return false;
  if (reassigned.length > 0 || items.some(({ state, isBack }) => isBack || news.has(state))) return true;
  return occasion.isWeeksFirst && items.some(({ state, alert }) => state === "open" && alert?.urgency !== "soon");
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/**
 * Returns what the digest changes in the history. One that is not sent changes only what ended or became less urgent.
 */
export function changesFrom({ to, items, reassigned, ended, isSent }: Digest, today: Day): HistoryChanges {
  const forgotten = isSent
    ? [...ended, ...reassigned, ...items.flatMap(({ alert, previous }) => (alert ? [] : (previous ?? [])))]
    : ended;
  const shown = items.filter(({ state }) => state !== "acknowledged" && state !== "snoozed");
  const recorded = shown.flatMap(({ key, alert, previous }): DeliveryRecord[] => {
    if (alert === null || to === null) return [];
    const { urgency, dueOn, round = null } = alert;
    if (isSent) return [{ key, to, urgency, dueOn, round, on: today }];
    return previous !== null && rank(urgency) < rank(previous.urgency) ? [{ ...previous, urgency, dueOn }] : [];
  });
  return {
    recorded,
    forgotten,
    endedDeferrals: [...(isSent ? shown : []), ...forgotten].map(({ key }) => key),
    onboarded: isSent ? to : null,
  };
}

/** A day in London and its time, as `08:30`. */
export interface Moment {
  readonly today: Day;
  readonly clock: string;
}

/** Returns everybody's digest at a moment: the alerts of the snapshot, routed to those who can be reached. */
export function digestsAt(
  kinds: readonly AlertKind[],
  moment: Moment & { readonly snapshot: Snapshot; readonly reachability: Reachability },
  history: DeliveryHistory,
  settings: AlertSettings = {},
): Digest[] {
  const { snapshot, today, reachability } = moment;
  const scope = alertScope(snapshot, today, settings);
  const alerts = raisedAlerts(kinds, scope);
  const route = recipientRouter(snapshot, today, reachability);
  const routed = alerts.map((alert) => ({ alert, ...route(alert.person) }));
  return decideDigests(routed, history, {
    today,
    isWorkingDay: isWorkingDay(today),
    isWeeksFirst: isWeeksFirstWorkingDay(today),
    isStale: isStaleAt(snapshot, moment),
    isHere: presenceTest(today, reachability),
    isResolved: history.records.length === 0 ? () => false : resolvedTest(kinds, scope, alerts, history.records),
  });
}

/** Returns whether the data were read more than 24 hours before the moment. */
export function isStaleAt({ readAt }: Snapshot, { today, clock }: Moment): boolean {
  return readAt.slice(0, 16) < `${textOfDay(addDays(today, -1))}T${clock}`;
}
