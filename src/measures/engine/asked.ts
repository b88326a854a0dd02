import type { NamedFilter } from "../../answer.ts";
import type { Day } from "../../cases/day.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { AskedPeriod } from "../../facts/period.ts";

/** What any measure can be broken down by, instead of its own rows. */
export type By = "team" | "officer" | "age" | "gender" | "ethnicity" | "care";

/** What a question may be narrowed to, or split by, in the order in which people see it. */
export const splits = ["officer", "team", "age", "gender", "ethnicity", "care"] as const;

/** Names a breakdown for people. */
export function breakdownName(by: By): string {
  return by === "officer" ? "case officer" : by === "care" ? "social care" : by;
}

/** The filters that a question names, in the spelling that people see. */
export interface Filters {
  readonly officer?: string;
  readonly team?: string;
  readonly age?: string;
  readonly gender?: string;
  readonly ethnicity?: string;
  /** What social care knows a person by. */
  readonly care?: string;
  readonly year?: number;
  readonly on?: Day;
  /** Values that are not counted. */
  readonly without?: { readonly [by in By]?: readonly string[] };
}

/** Returns the named filters as text, in the order in which people see them. */
export function filterTexts(filters: Filters): NamedFilter[] {
  const { year, on, without = {} } = filters;
  const texts = [
    ...splits.map((by) => [filterName(by), filters[by]] as const),
    ["year", year?.toString()] as const,
    ["on", on === undefined ? undefined : spelledDay(on)] as const,
  ];
  return [
    ...texts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    ...splits.flatMap((by) => (without[by] ?? []).map((value) => ({ name: `not ${filterName(by)}`, value }))),
  ];
}

const filterName = (by: By) => (by === "care" ? breakdownName(by) : by);

/** A length of time that a wait is compared with, as it was typed: months are calendar months. */
export interface Threshold {
  readonly than: "over" | "under" | "at-least" | "at-most";
  readonly count: number;
  readonly unit: "days" | "weeks" | "months";
}

/** A number that each row must pass. */
export interface RowLimit {
  readonly than: Threshold["than"];
  readonly count: number;
  /** Whether the number is a percentage, and not one of records. */
  readonly isPercent: boolean;
}

/** How the rows of a split are ranked. */
export interface Ranking {
  readonly first: "most" | "least";
  /** How many rows are asked for; null: all. */
  readonly top: number | null;
  /** Which rows are asked for; absent: whatever their number. */
  readonly limit?: RowLimit;
}

/** Says a limit in words: "over 100". */
export function rowLimitText({ than, count, isPercent }: RowLimit): string {
  return `${than.replace("-", " ")} ${count}${isPercent ? "%" : ""}`;
}

/**
 * What is told of the records that a question counts: their share of the whole, how long they took, the records themselves,
 * how their number moved, or how many there are in a month or a week on average.
 */
export type Show = "share" | "duration" | "cases" | "trend" | "monthly" | "weekly";

/** What is asked of a measure, in plain values: it can be printed, stored, and asked again. */
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
