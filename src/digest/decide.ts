import { textOfDay, type Day } from "../cases/day.ts";
import type { Deferral, DeliveryHistory, DeliveryRecord, HistoryChanges } from "./history.ts";
import {
  urgencies,
  type Alert,
  type Urgency,
  raisedAlerts,
  alertScope,
  type AlertKind,
  type AlertSettings,
} from "../alert.ts";
import { type Route, awayUntil, recipientRouter, type Reachability } from "../access/recipients.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { addDays } from "../facts/calendar.ts";
import { isWeeksFirstWorkingDay, isWorkingDay } from "../facts/working-days.ts";
import { resolvedTest } from "./resolved.ts";

/** What an alert is to whoever is told of it today. */
export type ItemState = "new" | "more-urgent" | "open" | "handed-over" | "cleared" | "acknowledged" | "snoozed";

export interface RoutedAlert extends Route {
  readonly alert: Alert;
}

/** The day of the decision. */
export interface Occasion {
  readonly today: Day;
  readonly isWorkingDay: boolean;
  readonly isWeeksFirst: boolean;
  /** The data are older than a day: what is gone may only be unseen. */
  readonly isStale: boolean;
  /** Whether somebody can be told something today. */
  readonly isHere: (email: string) => boolean;
  /** Whether the case or finding itself is gone, and not only replaced or out of its window. */
  readonly isResolved: (said: DeliveryRecord) => boolean;
}

export interface DigestItem {
  readonly key: string;
  readonly state: ItemState;
  /** Null: cleared, and so no longer raised. */
  readonly alert: Alert | null;
  /** What was last said; null: nothing to this person. */
  readonly previous: DeliveryRecord | null;
  /** Why it does not go to the case's officer. */
  readonly reason: string | null;
  /** The time for which it was put off is over. */
  readonly isBack: boolean;
}

/** What one person should be told today. */
export interface Digest {
  /** Null: nobody can be told. */
  readonly to: string | null;
  readonly items: readonly DigestItem[];
  /** Alerts this person was told of that are now another's. */
  readonly reassigned: readonly DeliveryRecord[];
  /** What was said and ends in silence: replaced, or out of its window. */
  readonly ended: readonly DeliveryRecord[];
  readonly isFirst: boolean;
  /** Whether a message goes at all. */
  readonly isSent: boolean;
}

const rank = (urgency: Urgency): number => urgencies.indexOf(urgency);

const changes = new Set<ItemState>(["new", "more-urgent", "handed-over", "cleared"]);

/**
 * What each person should be told today: one pure function of the alerts now, what was said before, and the day. Every
 * alert is in exactly one digest. A message goes on a working day when something changed, and on the week's first when
 * something is still late.
 */
export function decideDigests(alerts: readonly RoutedAlert[], history: DeliveryHistory, occasion: Occasion): Digest[] {
  const saidOf = groupBy(history.records, ({ key }) => key);
  const deferrals = new Map(history.deferrals.map((one) => [`${one.by} ${one.key}`, one]));
  const raised = new Map(alerts.map((routed) => [routed.alert.key, routed]));
  const drafts = new Map<string | null, { items: DigestItem[]; handedOn: DeliveryRecord[]; ended: DeliveryRecord[] }>();
  const draft = (to: string | null) => {
    const known = drafts.get(to) ?? { items: [], handedOn: [], ended: [] };
    drafts.set(to, known);
    return known;
  };

  for (const { alert, to, reason } of alerts) {
    const told = (saidOf.get(alert.key) ?? []).filter((one) => isSameRound(one, alert));
    const previous = told.find((one) => one.to === to) ?? null;
    const off = deferrals.get(`${to} ${alert.key}`);
    const state = stateOf(alert, previous, told.length > 0, off, occasion.today);
    const isBack = state === "open" && off?.how === "snoozed" && occasion.today >= off.until;
    draft(to).items.push({ key: alert.key, state, alert, previous: previous, reason, isBack });
  }
  for (const said of history.records) {
    const now = raised.get(said.key);
    if (now !== undefined && isSameRound(said, now.alert)) {
      // whoever cannot be told today is told when back, unless the alert came back too
      if (now.to !== said.to && now.to !== null && occasion.isHere(said.to)) draft(said.to).handedOn.push(said);
    } else if (!occasion.isStale) {
      if (occasion.isResolved(said) && occasion.isHere(said.to)) draft(said.to).items.push(cleared(said));
      else draft(said.to).ended.push(said);
    }
  }
  return Array.from(drafts, ([to, { items, handedOn: reassigned, ended }]): Digest => {
    const isFirst = to !== null && !history.onboarded.has(to);
    return {
      to,
      items,
      reassigned: reassigned,
      ended,
      isFirst,
      isSent: to !== null && isDue(items, reassigned, occasion),
    };
  });
}

function isSameRound(said: DeliveryRecord, alert: Alert): boolean {
  return said.round === (alert.round ?? null);
}

function stateOf(
  alert: Alert,
  previous: DeliveryRecord | null,
  wasTold: boolean,
  off: Deferral | undefined,
  today: Day,
): ItemState {
  if (off !== undefined && isDeferred(off, alert, today)) {
    return off.how === "seen" ? "acknowledged" : "snoozed";
  }
  if (previous === null) return wasTold ? "handed-over" : "new";
  return rank(alert.urgency) > rank(previous.urgency) ? "more-urgent" : "open";
}

/** Until its day, and no longer than the alert stays as urgent as it was. */
export function isDeferred({ until, urgency }: Deferral, alert: Alert, today: Day): boolean {
  return today < until && rank(alert.urgency) <= rank(urgency);
}

function cleared(said: DeliveryRecord): DigestItem {
  return { key: said.key, state: "cleared", alert: null, previous: said, reason: null, isBack: false };
}

function isDue(items: readonly DigestItem[], reassigned: readonly DeliveryRecord[], occasion: Occasion): boolean {
  if (!occasion.isWorkingDay) return false;
  if (reassigned.length > 0 || items.some(({ state, isBack }) => isBack || changes.has(state))) return true;
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

/** What is to be remembered once the digest is on its way; of one that is not sent, only what ended or became less urgent. */
export function changesFrom({ to, items, reassigned, ended, isSent }: Digest, today: Day): HistoryChanges {
  const gone = isSent
    ? [...ended, ...reassigned, ...items.flatMap(({ alert, previous }) => (alert ? [] : (previous ?? [])))]
    : ended;
  const told = items.filter(({ state }) => state !== "acknowledged" && state !== "snoozed");
  const said = told.flatMap(({ key, alert, previous: before }): DeliveryRecord[] => {
    if (alert === null || to === null) return [];
    const { urgency, dueOn, round = null } = alert;
    if (isSent) return [{ key, to, urgency, dueOn, round, on: today }];
    return before !== null && rank(urgency) < rank(before.urgency) ? [{ ...before, urgency, dueOn }] : [];
  });
  return {
    recorded: said,
    forgotten: gone,
    endedDeferrals: [...(isSent ? told.map(({ key }) => key) : []), ...gone.map(({ key }) => key)],
    onboarded: isSent ? to : null,
  };
}

/** A civil day in London and what its clocks show: `08:30`. */
export interface Moment {
  readonly today: Day;
  readonly clock: string;
}

/** What everybody should be told on a morning: the alerts of the book, routed by who can be reached now. */
export function morningDigests(
  kinds: readonly AlertKind[],
  {
    snapshot,
    today,
    clock,
    reachability,
  }: Moment & { readonly snapshot: Snapshot; readonly reachability: Reachability },
  history: DeliveryHistory,
  settings: AlertSettings = {},
): Digest[] {
  const scope = alertScope(snapshot, today, settings);
  const alerts = raisedAlerts(kinds, scope);
  const route = recipientRouter(snapshot, today, reachability);
  const routed = alerts.map((alert) => ({ alert, ...route(alert.person) }));
  return decideDigests(routed, history, {
    today,
    isWorkingDay: isWorkingDay(today),
    isWeeksFirst: isWeeksFirstWorkingDay(today),
    isStale: isStaleAt(snapshot, { today, clock }),
    isHere: (email) => reachability.isReachable(email) && awayUntil(email, today, reachability.away) === null,
    isResolved: history.records.length === 0 ? () => false : resolvedTest(kinds, scope, alerts, history.records),
  });
}

/** Whether the data were read over 24 hours before that moment. */
export function isStaleAt({ readAt }: Snapshot, { today, clock }: Moment): boolean {
  return readAt.slice(0, 16) < `${textOfDay(addDays(today, -1))}T${clock}`;
}
