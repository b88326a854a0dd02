import type { Urgency } from "../alert.ts";
import type { Day } from "../cases/day.ts";

/** The last time a person received an alert. It holds keys and days, and nobody whose case it is. */
export interface DeliveryRecord {
  readonly key: string;
  /** The recipient's email. */
  readonly to: string;
  readonly urgency: Urgency;
  readonly dueOn: Day;
  /** See `Pending.round`; null: the record has no rounds. */
  readonly round: string | null;
  /** See `Pending.rows`; null: it rests on its record alone, or was sent by an earlier program. */
  readonly rows: readonly number[] | null;
  /** The id of the person whose record it was; null: sent by an earlier program. */
  readonly person: string | null;
  /** The first day of those, up to now, on which its record could not be read; null: it was read the last time. */
  readonly unreadSince: Day | null;
  /** The day on which the person was told that it is no longer theirs; null: it still is. */
  readonly leftOn: Day | null;
  /** The day on which it was sent. */
  readonly on: Day;
}

/** An alert that a person set aside: until the day, which is not included, or until it becomes more urgent. */
export interface Deferral {
  readonly key: string;
  /** The person's email. */
  readonly by: string;
  readonly how: "seen" | "snoozed";
  readonly until: Day;
  /** How urgent the alert was when it was deferred. */
  readonly urgency: Urgency;
}

/** What has been sent so far, and what is deferred. */
export interface DeliveryHistory {
  readonly records: readonly DeliveryRecord[];
  readonly deferrals: readonly Deferral[];
  /** The emails of those who have received a first digest. */
  readonly onboarded: ReadonlySet<string>;
}

export const emptyHistory: DeliveryHistory = { records: [], deferrals: [], onboarded: new Set() };

/** What one digest changes in the history. */
export interface HistoryChanges {
  readonly recorded: readonly DeliveryRecord[];
  readonly forgotten: readonly DeliveryRecord[];
  /** The keys of alerts that this person no longer defers. */
  readonly endedDeferrals: readonly string[];
  /** The email of a person who has now received a first digest; null: the digest was not the first, or was not sent. */
  readonly onboarded: string | null;
}

/**
 * Returns the history after one person's digest; `to` is that person's email, null for the digest that reaches nobody.
 */
export function applyChanges(history: DeliveryHistory, to: string | null, changes: HistoryChanges): DeliveryHistory {
  const id = (one: DeliveryRecord) => `${one.to} ${one.key}`;
  const records = new Map(history.records.map((one) => [id(one), one]));
  for (const one of changes.forgotten) records.delete(id(one));
  for (const one of changes.recorded) records.set(id(one), one);
  const ended = new Set(changes.endedDeferrals);
  return {
    records: [...records.values()],
    deferrals: history.deferrals.filter(({ key, by }) => by !== to || !ended.has(key)),
    onboarded: changes.onboarded === null ? history.onboarded : new Set([...history.onboarded, changes.onboarded]),
  };
}
