import type { Day } from "./day.ts";

/** The clocks that law or the council sets, in the order of a case's life. Their terms are in facts/statutory-clock. */
export const clockIds = [
  "assessment-decision",
  "plan-decision",
  "plan-issue",
  "review",
  "review-after-transfer",
  "review-decision",
  "amended-final-from-draft",
  "amended-final-from-review",
  "record-mending",
] as const;

export type ClockId = (typeof clockIds)[number];

/** A clock's new terms, for cases whose clock starts on the day or later: how a change in law is told to the bot. */
export interface ClockChange {
  readonly clock: ClockId;
  /** The first start, a civil day, to which the change applies. */
  readonly from: Day;
  /** Null leaves what was. In the clock's own unit. */
  readonly limit: number | null;
  readonly warningDays: number | null;
  readonly description: string | null;
  readonly source: string | null;
}
