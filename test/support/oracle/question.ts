import { monthsOn, plus } from "./dates.ts";
import { daysOf, type Wait } from "./kinds.ts";
import type { Span } from "./windows.ts";

export type By = "team" | "officer" | "age";

/** A question, its days as text. */
export interface Question {
  readonly today: string;
  /** It is asked later, of that day. */
  readonly namesDay?: true;
  /** Absent: the year to date of a flow, today of a stock. */
  readonly period?: Span;
  /** The reporting year where no period is asked about; absent: that of the day. */
  readonly year?: number;
  readonly filters?: Partial<Record<By, string>>;
  readonly without?: Partial<Record<By, readonly string[]>>;
  readonly among?: { readonly by: By; readonly values: readonly string[] };
  readonly part?: string;
  readonly threshold?: {
    readonly than: "over" | "under" | "at-least" | "at-most";
    readonly count: number;
    readonly unit: "days" | "weeks" | "months";
  };
}

/** Whether a wait passes a threshold, by a search for the day on which it is reached. */
export function passes([from, to]: Wait, question: NonNullable<Question["threshold"]>): boolean {
  if (from === null || to === null || daysOf([from, to]) === null) return false;
  const { than, count, unit } = question;
  const edge = unit === "months" ? monthsOn(from, count) : plus(from, unit === "weeks" ? count * 7 : count);
  if (than === "over") return to > edge;
  if (than === "under") return to < edge;
  return than === "at-least" ? to >= edge : to <= edge;
}
