import { absenceTest, presenceTest, recipientRouter, type Reachability, type Route } from "../access/recipients.ts";
import {
  alertScope,
  raisedInSteps,
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
import { atOnce, mapInSteps, type Steps } from "../cases/snapshot-work.ts";
import { daysUnread, fateTest, isLaterRound, isUnread, type Fate } from "./fate.ts";
import { pooled, type Deferral, type DeliveryHistory, type DeliveryRecord } from "./history.ts";
import { hasComeNearer } from "./reminder.ts";
import { groupBy } from "./urgency-table.ts";

/** What an alert is today to the person whose digest holds it. */
export type ItemState =
  | "new"
  | "more-urgent"
  | "open"
  | "handed-over"
  | "cleared"
  /** Its record is now one of a kind that it is not about. */
  | "reclassified"
  /** Its record cannot be read in today's data. */
  | "unread"
  | "acknowledged"
  | "snoozed";

export interface RoutedAlert extends Route {
  readonly alert: Alert;
}

/** The day of a decision, and what is known on it. */
export interface Occasion {
  readonly today: Day;
  readonly isWorkingDay: boolean;
  readonly isWeeksFirst: boolean;
  /** The data are older than a day, so nothing is reported as cleared. */
  readonly isStale: boolean;
  /** Whether the person of an email can be reached today. */
  readonly isHere: (email: string) => boolean;
  /** Whether the digest of the person of an email is decided now; that of others comes at another hour. */
  readonly isDecided: (email: string) => boolean;
  /** Whether the person of an email is away today, and hears when they are back. */
  readonly isAway: (email: string) => boolean;
  /** What became of an alert that is no longer raised. See `fateTest`. */
  readonly fateOf: (record: DeliveryRecord) => Fate;
}

export interface DigestItem {
  readonly key: string;
  readonly state: ItemState;
  /** Null: it is not raised today. */
  readonly alert: Alert | null;
  /** The last delivery to this person; null: there was none. */
  readonly previous: DeliveryRecord | null;
  /** A delivery of a raised alert to anybody: what was read then holds whoever has the case now. Absent: there was none. */
  readonly told?: DeliveryRecord;
  /** Why it does not go to the case's officer; null: it does. */
  readonly reason: string | null;
  /** A snooze has ended. */
  readonly isBack: boolean;
  /** It is still open, and its last lawful day has come near. See `hasComeNearer`. */
  readonly isReminder: boolean;
}

/** What one person should receive today. */
export interface Digest {
  /** The recipient's email; null: nobody can be reached. */
  readonly to: string | null;
  readonly items: readonly DigestItem[];
  /** Alerts that this person received before and that now go to somebody else. */
  readonly reassigned: readonly DeliveryRecord[];
  /** Alerts that end without a message: followed by others, outside their warning days, or unread for too long. */
  readonly ended: readonly DeliveryRecord[];
  /**
   * Alerts that are kept without a line: they cannot be read or were reclassified, and the person is away, or is told of
   * the record anyway.
   */
  readonly kept: readonly DeliveryRecord[];
  /** What the person had put aside when the digest was decided. */
  readonly deferrals: readonly Deferral[];
  readonly isFirst: boolean;
  /** Whether a message is sent at all. */
  readonly isSent: boolean;
}

/** Returns how urgent something is, as a number that grows with it. */
export function rank(urgency: Urgency): number {
  return urgencies.indexOf(urgency);
}

/** The states that are worth a message on any working day. */
const news = new Set<ItemState>(["new", "more-urgent", "handed-over", "cleared", "reclassified"]);

/**
 * Returns what each person should receive today. Every alert is in exactly one digest. A digest is sent on a working
 * day if something changed, and on the week's first working day if something is still late.
 */
export function* decideDigests(
  alerts: readonly RoutedAlert[],
  history: DeliveryHistory,
  occasion: Occasion,
): Steps<Digest[]> {
  const all = pooled(history.records);
  const recordsOf = groupBy(all, ({ key }) => key);
  const deferrals = new Map(history.deferrals.map((one) => [`${one.by} ${one.key}`, one]));
  const deferralsOf = groupBy(history.deferrals, ({ by }) => by);
  yield;
  const raised = new Map(alerts.map((routed) => [routed.alert.key, routed]));
  const drafts = new Map<string | null, Draft>();
  const draft = (to: string | null) => {
    const known = drafts.get(to) ?? { items: [], reassigned: [], ended: [], kept: [] };
    drafts.set(to, known);
    return known;
  };

  const isHeldBy = (to: string | null, key: string) =>
    recordsOf.get(key)?.some((one) => one.to === to && one.leftOn === null) ?? false;
  // until its new officer has heard of an alert, it is still that of the one before
  const hasTaken = (to: string | null, key: string) => to !== null && (occasion.isDecided(to) || isHeldBy(to, key));

  for (const { alert, to, reason } of alerts) {
    yield;
    const records = (recordsOf.get(alert.key) ?? []).filter((one) => isSameRound(one, alert));
    const own = records.find((one) => one.to === to && one.leftOn === null) ?? null;
    const deferral = deferrals.get(`${to} ${alert.key}`);
    const state = stateOf(alert, own, records.length > 0, deferral, occasion.today);
    const told = own ?? records[0];
    const previous = own ?? handedBack(told, to, state);
    const isBack = state === "open" && isSnoozeOver(deferral, previous, occasion.today);
    const now = { dueOn: alert.dueOn, on: occasion.today };
    const isReminder = state === "open" && !isBack && previous !== null && hasComeNearer(now, previous);
    const known = told === undefined ? {} : { told };
    draft(to).items.push({ key: alert.key, state, alert, previous, ...known, reason, isBack, isReminder });
  }
  for (const record of all) {
    yield;
    const { key, to } = record;
    const now = raised.get(key);
    if (record.leftOn !== null) {
      // it says that the alert was told before, until whoever has it now is told too
      if (now === undefined || isHeldBy(now.to, key) || !isSameRound(record, now.alert)) draft(to).ended.push(record);
    } else if (now !== undefined && isSameRound(record, now.alert)) {
      // the record of somebody who is away stays: they hear of the handover when they are back
      if (now.to !== to && hasTaken(now.to, key) && occasion.isHere(to)) draft(to).reassigned.push(record);
    } else if (now === undefined || !isUnread(occasion.fateOf(record))) {
      // else the alert of a later round takes the record's place
      place(record, deferrals.get(`${to} ${key}`), () => draft(to), occasion);
    }
  }
  return Array.from(drafts, ([to, parts]): Digest => {
    const isFirst = to !== null && !history.onboarded.has(to);
    const isSent = to !== null && isDue(parts.items, parts.reassigned, occasion);
    return { to, ...parts, deferrals: deferralsOf.get(to ?? "") ?? [], isFirst, isSent };
  });
}

interface Draft {
  readonly items: DigestItem[];
  readonly reassigned: DeliveryRecord[];
  readonly ended: DeliveryRecord[];
  readonly kept: DeliveryRecord[];
}

/** Puts an alert that is no longer raised into its place in a person's digest. */
function place(record: DeliveryRecord, deferral: Deferral | undefined, draft: () => Draft, occasion: Occasion): void {
  const { today, isStale, isHere, isAway } = occasion;
  const fate = occasion.fateOf(record);
  const isGivenUp = record.unreadSince !== null && today - record.unreadSince >= daysUnread;
  if (isUnread(fate)) {
    if (isGivenUp && !isStale) draft().ended.push(record);
    else if (fate === "eclipsed" || !isHere(record.to)) draft().kept.push(record);
    else draft().items.push(unraised(record, deferredState(deferral, record, today) ?? "unread"));
  } else if (!isStale) {
    if (fate === "ended") draft().ended.push(record);
    else if (isHere(record.to)) draft().items.push(unraised(record, fate));
    // whoever is away hears of it when they are back; whoever is gone may come back to what may be a slip
    else if (!isAway(record.to) && (fate === "cleared" || isGivenUp)) draft().ended.push(record);
    else if (fate === "reclassified") draft().kept.push(record);
  }
}

function isSameRound(record: DeliveryRecord, alert: Alert): boolean {
  const round = alert.round ?? null;
  return record.round === round || (record.round !== null && round !== null && !isLaterRound(round, record.round));
}

/** Returns another's record as that of a person who had put the alert off before it went to the other; null: it is new. */
function handedBack(record: DeliveryRecord | undefined, to: string | null, state: ItemState): DeliveryRecord | null {
  return record === undefined || to === null || !isDeferred(state) ? null : { ...record, to, leftOn: null };
}

export function isDeferred(state: ItemState): boolean {
  return state === "acknowledged" || state === "snoozed";
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
export function deferredState(
  deferral: Deferral | undefined,
  alert: Pick<Alert, "urgency">,
  today: Day,
): "acknowledged" | "snoozed" | null {
  if (deferral === undefined || today >= deferral.until || rank(alert.urgency) > rank(deferral.urgency)) return null;
  return deferral.how === "seen" ? "acknowledged" : "snoozed";
}

function unraised(previous: DeliveryRecord, state: ItemState): DigestItem {
  return { key: previous.key, state, alert: null, previous, reason: null, isBack: false, isReminder: false };
}

function isDue(items: readonly DigestItem[], reassigned: readonly DeliveryRecord[], occasion: Occasion): boolean {
  if (!occasion.isWorkingDay) return false;
  if (reassigned.length > 0 || items.some(({ state, isBack, isReminder }) => isBack || isReminder || news.has(state)))
    return true;
  return occasion.isWeeksFirst && items.some(isStillToDo);
}

function isStillToDo({ state, alert }: DigestItem): boolean {
  return state === "unread" || (state === "open" && alert?.urgency !== "soon");
}

/** Whether a snooze has ended and the person has not been told since. */
function isSnoozeOver(deferral: Deferral | undefined, previous: DeliveryRecord | null, today: Day): boolean {
  if (deferral?.how !== "snoozed" || today < deferral.until) return false;
  return previous === null || previous.on < deferral.until;
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
  settings: AlertSettings & Partial<Pick<Occasion, "isDecided">> = {},
): Digest[] {
  return atOnce(digestsInSteps(kinds, moment, history, settings));
}

/** As digestsAt, with stops. */
export function* digestsInSteps(
  kinds: readonly AlertKind[],
  moment: Moment & { readonly snapshot: Snapshot; readonly reachability: Reachability },
  history: DeliveryHistory,
  settings: AlertSettings & Partial<Pick<Occasion, "isDecided">> = {},
): Steps<Digest[]> {
  const { snapshot, today, reachability } = moment;
  const scope = alertScope(snapshot, today, settings);
  const alerts = yield* raisedInSteps(kinds, scope);
  const route = recipientRouter(snapshot, today, reachability);
  yield;
  const routed = yield* mapInSteps(alerts, (alert) => ({ alert, ...route(alert.person) }));
  const fateOf =
    history.records.length === 0 ? () => "ended" as const : yield* fateTest(kinds, scope, alerts, history.records);
  yield;
  return yield* decideDigests(routed, history, {
    today,
    isWorkingDay: isWorkingDay(today),
    isWeeksFirst: isWeeksFirstWorkingDay(today),
    isStale: isStaleAt(snapshot, moment),
    isHere: presenceTest(today, reachability),
    isDecided: settings.isDecided ?? (() => true),
    isAway: absenceTest(today, reachability),
    fateOf,
  });
}

/** Returns whether the data were read more than 24 hours before the moment. */
export function isStaleAt({ readAt }: Snapshot, { today, clock }: Moment): boolean {
  return readAt.slice(0, 16) < `${textOfDay(addDays(today, -1))}T${clock}`;
}
