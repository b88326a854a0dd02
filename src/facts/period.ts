import type { Period } from "./calendar.ts";

/** A stretch of days that a question names. Its last day may be after today: then it is not over. */
export interface AskedPeriod extends Period {
  /** The words that mean it, and on another day another one: "last week". Absent: it is always the same days. */
  readonly relative?: string;
}
