import type { Day } from "./day.ts";

/** The clocks that the law or the council sets, in the order of a case's life. facts/statutory-clock.ts holds their terms. */
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

/** New terms of a clock, for cases whose clock starts on `from` or later. Analysts configure one when the law changes. */
export interface ClockChange {
  readonly clock: ClockId;
  /** The first start to which the change applies, inclusive. */
  readonly from: Day;
  /** In the clock's own unit, days or months. Null keeps the earlier value, as in each field below. */
  readonly limit: number | null;
  readonly warningDays: number | null;
  readonly description: string | null;
  readonly source: string | null;
}
