import type { AskedPeriod } from "../../facts/period.ts";
import type { By } from "./breakdown.ts";
import type { Filters } from "./scope.ts";

/** A length of time that a wait is compared with, as it was typed: months are calendar months. */
export interface Threshold {
  readonly than: "over" | "under" | "at-least" | "at-most";
  readonly count: number;
  readonly unit: "days" | "weeks" | "months";
}

/** How the rows of a split are ranked. */
export interface Ranking {
  readonly first: "most" | "least";
  /** How many rows are asked for; null: all. */
  readonly top: number | null;
}

/**
 * What is told of the records that a question counts: their share of the whole, how long they took, the records themselves,
 * or how their number moved.
 */
export type Show = "share" | "duration" | "cases" | "trend";

/** What is asked of a measure, in plain values: it can be printed, stored, and asked again (design: questions, section 4). */
export interface Asked {
  readonly filters: Filters;
  /** Absent: the year to date of a flow, today of a stock. */
  readonly period?: AskedPeriod;
  /** The period that `period` is compared with. */
  readonly against?: AskedPeriod;
  readonly by?: By;
  /** The rows of the split that are asked for side by side, in the spelling that people see; absent: all rows. */
  readonly among?: readonly string[];
  /** The id of the measure's part that is asked for: "refused". */
  readonly part?: string;
  readonly threshold?: Threshold;
  readonly ranking?: Ranking;
  /** Absent: the measure's own figures. */
  readonly show?: Show;
}
