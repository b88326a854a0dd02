import { isWhole, mostRows, type Alert } from "../alert.ts";
import type { Day } from "../cases/day.ts";
import { isDeferred, rank, type Digest, type ItemState } from "./decide.ts";
import { isLaterRound } from "./fate.ts";
import type { DeliveryRecord, HistoryChanges } from "./history.ts";

/**
 * Returns what the digest changes in the history. One that is not sent changes only what ended or became less urgent,
 * and since when alerts cannot be read.
 */
export function changesFrom(digest: Digest, today: Day): HistoryChanges {
  const { to, items, reassigned, ended, kept, deferrals, isSent } = digest;
  const toldAs = (state: ItemState) => items.flatMap((one) => (one.state === state ? (one.previous ?? []) : []));
  const cleared = toldAs("cleared");
  const raised = new Set(items.flatMap(({ key, alert }) => (alert === null ? [] : [key])));
  const forgotten = isSent ? [...ended, ...cleared, ...toldAs("reclassified")] : ended;
  const left = isSent ? reassigned.map((record) => ({ ...record, leftOn: today })) : [];
  const unread = [
    ...kept,
    ...items.flatMap(({ alert, state, previous }) => (isKept(alert, state) ? (previous ?? []) : [])),
  ];
  const recorded = items.flatMap(({ key, alert, state, previous, told }): DeliveryRecord[] => {
    if (alert === null || to === null) return [];
    const { urgency, dueOn } = alert;
    const person = alert.person.personId;
    const rows = mostRows(alert.rows, told?.rows);
    const round = roundTold(alert, told);
    const isShown = !isDeferred(state);
    const now = { rows, person, unreadSince: null, leftOn: null };
    if (isSent && isShown) return [{ key, to, urgency, dueOn, round, ...now, on: today }];
    if (previous === null) return [];
    const isCalmer = isShown && rank(urgency) < rank(previous.urgency);
    const hasGrown = !isWhole(previous.rows ?? [], rows);
    const isMoved = previous.person !== person;
    const isChanged = !isShown || isCalmer || previous.unreadSince !== null || hasGrown || isMoved;
    return isChanged ? [{ ...previous, ...(isCalmer ? { urgency, dueOn } : {}), ...now }] : [];
  });
  // others hold until their day: what seems more urgent, reclassified, or another's, may be so in one day's data only
  const past = [
    ...ended.filter(({ key, leftOn }) => leftOn === null && !raised.has(key)),
    ...(isSent ? [...cleared, ...items.filter(({ isBack }) => isBack)] : []),
  ];
  const endedKeys = new Set(past.map(({ key }) => key));
  return {
    recorded: [
      ...recorded,
      ...left,
      ...unread.map((record) => ({ ...record, unreadSince: record.unreadSince ?? today })),
    ],
    forgotten,
    endedDeferrals: deferrals.filter(({ key }) => endedKeys.has(key)),
    onboarded: isSent ? to : null,
  };
}

function isKept(alert: Alert | null, state: ItemState): boolean {
  return alert === null && state !== "cleared" && state !== "reclassified";
}

/** Returns the later of an alert's round and that which was told before: see `isLaterRound`. */
function roundTold(alert: Alert, told: DeliveryRecord | undefined): string | null {
  const round = alert.round ?? null;
  const before = told?.round ?? null;
  return isLaterRound(before, round) ? before : round;
}
