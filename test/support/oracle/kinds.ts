import { dayNumber } from "./dates.ts";
import type { Facts } from "./facts.ts";
import type { Rec } from "./rows.ts";

/** A record as a measure counts it. */
export interface Item {
  readonly rec: Rec;
  readonly person: Rec;
  /** The day of the event; null: the record stands. */
  readonly day: string | null;
  /** What it has of its own, instead of the person's case officer on the day asked about and that officer's team. */
  readonly ownTeam?: () => string;
  readonly ownOfficer?: () => Rec | undefined;
}

/** Rows or columns: over time, or by the labels of each record. */
export type Axis =
  | { readonly over: "windows"; readonly many: number }
  | { readonly over: "months" | "rolling months" | "month names" }
  | {
      readonly over: "labels";
      readonly labels: (item: Item) => string | readonly string[];
      readonly fixed?: readonly string[];
      readonly sort?: (a: string, b: string) => number;
    };

export interface PartKind {
  readonly holds: (item: Item, on: string) => boolean;
  readonly of?: (item: Item) => boolean;
}

/** The ends of a wait; null: not recorded. */
export type Wait = readonly [from: string | null, to: string | null];

/** What a measure counts, besides how its table looks. */
export interface Kind {
  readonly id: string;
  /** Returns what has happened by the day, or what stands on it. */
  readonly items: (on: string) => readonly Item[];
  readonly isFlow: boolean;
  /** Returns what the share of a part is of; absent: the items themselves. */
  readonly whole?: (on: string) => readonly Item[];
  /** What the measure's own percentage is of its items; absent: it has none. */
  readonly rate?: (item: Item, on: string) => boolean;
  /** The day that counts where a question is about days to come. */
  readonly ahead?: (item: Item, on: string) => string;
  readonly wait?: (item: Item, on: string) => Wait;
  readonly parts?: Readonly<Record<string, PartKind>>;
  /** The column of a stock that is no count, and its number for some items. */
  readonly worked?: { readonly column: string; readonly of: (items: readonly Item[], on: string) => number };
}

/** A flow, with its table. */
export interface FlowKind extends Kind {
  readonly isFlow: true;
  readonly rows: Axis;
  readonly columns?: Axis;
  /** Each cell is the percentage of its records for which this is true. */
  readonly percentOf?: (item: Item) => boolean;
  /** A last column: the second's percentage of the first. */
  readonly hasPercent?: true;
  /** Before the only column: the median, mean and 90th percentile of the weeks. */
  readonly hasWeeks?: true;
  readonly hasTotal?: true;
  /** Without a period its events are counted from this day on. */
  readonly since?: string;
  /** Without a period the table is of all days. */
  readonly isOfAllDays?: true;
}

/** Returns the days of a wait; null without both ends and of one that ends before it begins. */
export function daysOf([from, to]: Wait): number | null {
  if (from === null || to === null) return null;
  const days = dayNumber(to) - dayNumber(from);
  return days < 0 ? null : days;
}

/** The parts within and over a limit in weeks. */
export function timeParts(weeks: number, wait: (item: Item, on: string) => Wait): Record<string, PartKind> {
  const days = (item: Item, on: string) => daysOf(wait(item, on));
  return {
    "on-time": { holds: (item, on) => (days(item, on) ?? Infinity) <= weeks * 7 },
    late: { holds: (item, on) => (days(item, on) ?? 0) > weeks * 7 },
  };
}

export function itemOf(facts: Facts, rec: Rec, day: string | null): Item {
  const plan = rec["review_id"] == null ? rec : facts.kept.plan.find((one) => one["plan_id"] === rec["plan_id"]);
  const request = rec["assessment_id"] != null && rec["plan_id"] == null ? facts.referralOf(rec) : plan;
  return { rec, person: facts.personOf(request ?? {}), day };
}

/** Names a record: its own id is the first of its columns. */
export function keyOf(rec: Rec): string {
  const [column = "", id] = Object.entries(rec)[0] ?? [];
  return `${column.replace("_id", "")} ${id}`;
}
