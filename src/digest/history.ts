import { mostRows, type Urgency } from "../alert.ts";
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

/**
 * Returns deliveries, each with the most rows that any of the same round was sent with: what two people were told of an
 * alert on different days is known of it, not of them.
 */
export function pooled(records: readonly DeliveryRecord[]): DeliveryRecord[] {
  const id = ({ key, round }: DeliveryRecord) => `${round ?? ""} ${key}`;
  const rowsOf = new Map<string, readonly number[] | null>();
  for (const one of records) rowsOf.set(id(one), mostRows(one.rows, rowsOf.get(id(one))));
  return records.map((one) => ({ ...one, rows: rowsOf.get(id(one)) ?? null }));
}

/** What one digest changes in the history. */
export interface HistoryChanges {
  readonly recorded: readonly DeliveryRecord[];
  readonly forgotten: readonly DeliveryRecord[];
  /** The deferrals of this person that are over. One that they have made since is another, and holds. */
  readonly endedDeferrals: readonly Deferral[];
  /** The email of a person who has now received a first digest; null: the digest was not the first, or was not sent. */
  readonly onboarded: string | null;
}

/** What one person's digest changes in the history, by the person's email; null: the digest that reaches nobody. */
export type ChangesOf = readonly [to: string | null, changes: HistoryChanges];

/** Returns the history after people's digests. */
export function applyChanges(history: DeliveryHistory, digests: readonly ChangesOf[]): DeliveryHistory {
  const idOf = (who: string, key: string) => `${who} ${key}`;
  const records = new Map(history.records.map((one) => [idOf(one.to, one.key), one]));
  const ended = new Set<string>();
  const onboarded = new Set(history.onboarded);
  for (const [to, changes] of digests) {
    for (const one of changes.forgotten) records.delete(idOf(one.to, one.key));
    for (const one of changes.recorded) records.set(idOf(one.to, one.key), one);
    if (to !== null) for (const { key } of changes.endedDeferrals) ended.add(idOf(to, key));
    if (changes.onboarded !== null) onboarded.add(changes.onboarded);
  }
  const deferrals = history.deferrals.filter(({ key, by }) => !ended.has(idOf(by, key)));
  return { records: [...records.values()], deferrals, onboarded };
}
