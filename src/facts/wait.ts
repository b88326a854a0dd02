import type { Day } from "../cases/day.ts";

/** Bands of waiting, by their edges in weeks, and the edge after which a case is late. See docs/measures.md. */
export interface BandSet {
  readonly edges: readonly number[];
  readonly limit: number;
  /** The limit in words for people. */
  readonly limitLabel: string;
  /** The council sets the limit, and not the law. */
  readonly isLocal?: true;
}

/** Writes a limit as people read it: `6 weeks`, `10 weeks (local limit)`. */
export function limitText({ limitLabel, isLocal }: BandSet): string {
  return isLocal === true ? `${limitLabel} (local limit)` : limitLabel;
}

export const toAssess: BandSet = { edges: [2, 4, 6, 8, 12], limit: 6, limitLabel: "6 weeks" };
export const toDecidePlan: BandSet = { edges: [12, 14, 16, 20, 26], limit: 16, limitLabel: "16 weeks" };
export const assessToDecidePlan: BandSet = {
  edges: [6, 8, 10, 14, 20],
  limit: 10,
  limitLabel: "10 weeks",
  isLocal: true,
};
export const toIssue: BandSet = { edges: [16, 20, 26, 39, 52], limit: 20, limitLabel: "20 weeks" };
export const decideToIssue: BandSet = { edges: [2, 4, 6, 8, 12], limit: 4, limitLabel: "4 weeks", isLocal: true };
export const otherReferral: BandSet = { edges: [2, 4, 6, 12], limit: 6, limitLabel: "6 weeks", isLocal: true };

export const dateError = "Date error";

/** The two ends of a wait; null where one is not recorded. */
export type Wait = readonly [from: Day | null, to: Day | null];

/** Returns the days waited; null without both ends. A negative number is a `Date error`, for the caller to show. */
export function daysWaited([from, to]: Wait): number | null {
  return from === null || to === null ? null : to - from;
}

/** Returns the bands' labels, shortest wait first: `Within 2 weeks`, `2 to 4 weeks`, …, `Over 12 weeks`. */
export function bandLabels({ edges }: BandSet): string[] {
  const first = edges[0] ?? 0;
  const middle = edges.slice(1).map((edge, at) => `${edges[at]} to ${edge} weeks`);
  return [`Within ${first} weeks`, ...middle, `Over ${edges.at(-1)} weeks`];
}

/** Returns the index of the band that holds a wait of so many days. Within n weeks is 0 to 7n days, both inclusive. */
export function bandOf({ edges }: BandSet, days: number): number {
  const at = edges.findIndex((edge) => days <= edge * 7);
  return at === -1 ? edges.length : at;
}

export type Timeliness = "Within 20 weeks" | "Over 20 weeks" | "Date error" | "Not recorded";

/** Says whether a plan was issued within 20 weeks of the request: 0 to 140 days (SEND Regulations 2014, reg 13(2)). */
export function timeliness(receivedOn: Day | null, issuedOn: Day | null): Timeliness {
  const days = daysWaited([receivedOn, issuedOn]);
  if (days === null) return "Not recorded";
  if (days < 0) return "Date error";
  return days <= toIssue.limit * 7 ? "Within 20 weeks" : "Over 20 weeks";
}
