import type { Day } from "../cases/day.ts";
import type { Urgency } from "../alert.ts";

/** What somebody was last told of an alert: keys and days, no person of the case. */
export interface DeliveryRecord {
  readonly key: string;
  /** Whom, by email. */
  readonly to: string;
  readonly urgency: Urgency;
  readonly dueOn: Day;
  readonly round: string | null;
  /** The day of the telling. */
  readonly on: Day;
}

/** An alert that somebody put off: until the day, and no longer than it stays as urgent as it was. */
export interface Deferral {
  readonly key: string;
  readonly by: string;
  readonly how: "seen" | "snoozed";
  readonly until: Day;
  readonly urgency: Urgency;
}

/** What was said before. */
export interface DeliveryHistory {
  readonly records: readonly DeliveryRecord[];
  readonly deferrals: readonly Deferral[];
  /** Who has had a first digest, by email. */
  readonly onboarded: ReadonlySet<string>;
}

export const emptyHistory: DeliveryHistory = { records: [], deferrals: [], onboarded: new Set() };

/** What is to be remembered of a digest, as differences. */
export interface HistoryChanges {
  readonly recorded: readonly DeliveryRecord[];
  readonly forgotten: readonly DeliveryRecord[];
  /** Keys whose putting off is over, by this person. */
  readonly endedDeferrals: readonly string[];
  /** Somebody who has now had a first digest. */
  readonly onboarded: string | null;
}

/** The memory with what was learnt from one person's digest. */
export function applyChanges(history: DeliveryHistory, to: string | null, learnt: HistoryChanges): DeliveryHistory {
  const id = (one: DeliveryRecord) => `${one.to} ${one.key}`;
  const said = new Map(history.records.map((one) => [id(one), one]));
  for (const one of learnt.forgotten) said.delete(id(one));
  for (const one of learnt.recorded) said.set(id(one), one);
  const back = new Set(learnt.endedDeferrals);
  return {
    records: [...said.values()],
    deferrals: history.deferrals.filter(({ key, by }) => by !== to || !back.has(key)),
    onboarded: learnt.onboarded === null ? history.onboarded : new Set([...history.onboarded, learnt.onboarded]),
  };
}
