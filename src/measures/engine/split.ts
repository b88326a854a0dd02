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

/** The number of a label: its place among an open split's labels. */
export type LabelNumber = number;

/** Says that a record stands under no label. */
export const nowhere: LabelNumber = -1;

export interface OpenSplit<Record> {
  readonly labels: Labels;
  /**
   * Where the record stands: the number of one label, of several, or `nowhere`. `row` is the row that it is counted in,
   * when this split is of columns. A list holds only until the next call.
   */
  assign(record: Record, row: LabelNumber): LabelNumber | readonly LabelNumber[];
  /** Orders the labels that are shown only when something stands under them; without it, A–Z ignoring case. */
  readonly compare?: (a: string, b: string) => number;
  /** The one label that counts when the records are split by something else instead: the latest day or year. */
  readonly latest?: LabelNumber;
}

/** The labels of an open split by number: those that are always shown first, others as records bring them. */
export interface Labels {
  /** Labels shown even when nothing stands under them, in their order: numbers from 0. */
  readonly always: readonly string[];
  /** All so far, by number. */
  readonly all: readonly string[];
  /** The label's number; a label not seen yet gets the next one. */
  readonly numberOf: (label: string) => LabelNumber;
}

/** Labels of which these are always shown. */
export function labelsOf(always: readonly string[]): Labels {
  const all = [...always];
  const numbers = new Map(all.map((label, number) => [label, number]));
  return {
    always,
    all,
    numberOf(label) {
      const known = numbers.get(label);
      if (known !== undefined) return known;
      numbers.set(label, all.length);
      return all.push(label) - 1;
    },
  };
}

/** A–Z ignoring case, then by code point. */
export function byName(a: string, b: string): number {
  return compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The labels to show, in their order: those always shown and those found. */
export function orderLabels({ labels, compare }: OpenSplit<never>, found: (number: LabelNumber) => boolean): string[] {
  const { always, all } = labels;
  const extra = all.filter((_, number) => number >= always.length && found(number));
  const others = extra.filter((label) => !trailing.includes(label)).sort(compare ?? byName);
  return [...always, ...others, ...trailing.filter((label) => extra.includes(label))];
}
