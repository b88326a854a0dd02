import type { Scope } from "./scope.ts";
import { trailing } from "../../facts/spellings.ts";

/** A way of dividing records into labelled rows or columns. */
export interface Split<Record> {
  /** What the labels are: "Team", "Month". */
  readonly heading: string;
  /** Whether the labels or the placing depend on the reporting year. */
  readonly usesYear?: boolean;
  /** Readies the split for one question. */
  open(scope: Scope): OpenSplit<Record>;
}

export interface OpenSplit<Record> {
  /** Labels shown even when nothing stands under them, in their order. */
  readonly always: readonly string[];
  /** Where the record stands: one label, several, or none. `row` is the row it is placed in, when splitting columns. */
  assign(record: Record, row: string): string | readonly string[] | null;
  /** Orders the labels that are shown only when something stands under them; without it, A–Z ignoring case. */
  readonly compare?: (a: string, b: string) => number;
  /** The one label that counts when the records are split by something else instead: the latest day or year. */
  readonly latest?: string;
}

/** A–Z ignoring case, then by code point. */
export function byName(a: string, b: string): number {
  return compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The labels in the order in which they are shown. */
export function orderLabels(split: OpenSplit<never>, found: Iterable<string>): string[] {
  const always = new Set(split.always);
  const extra = [...new Set(found)].filter((label) => !always.has(label));
  const others = extra.filter((label) => !trailing.includes(label)).sort(split.compare ?? byName);
  return [...split.always, ...others, ...trailing.filter((label) => extra.includes(label))];
}
