import { trailing } from "../../../facts/spellings.ts";
import type { Wait } from "../../../facts/wait.ts";
import type { Scope } from "../scope.ts";

/** Divides records into labelled rows or columns. */
export interface Split<Item> {
  /** What the labels are: "Team", "Month". */
  readonly heading: string;
  /** Whether the labels or the records under them depend on the reporting year. */
  readonly usesYear?: boolean;
  /** Whether the labels are days, months or years. */
  readonly isOverTime?: true;
  /** Returns how long a record waits or took, for a split by that. */
  readonly waitOf?: (record: Item, scope: Scope) => Wait;
  /** Prepares the split for one question. */
  open(scope: Scope): OpenSplit<Item>;
}

/** The index of a label among an open split's labels. */
export type LabelNumber = number;

/** What `assign` returns for a record that no label counts. */
export const noLabel: LabelNumber = -1;

/** Consecutive labels: from `first` to before `end`. None where they are equal. */
export interface LabelRun {
  readonly first: LabelNumber;
  readonly end: LabelNumber;
}

/** The labels that count a record: the number of one, `noLabel`, the numbers of several, or a run of them. */
export type Assignment = LabelNumber | readonly LabelNumber[] | LabelRun;

/** Receives a run of rows in one column. */
export type AddRun = (first: LabelNumber, end: LabelNumber, column: LabelNumber) => void;

/** Returns the numbers of the labels that count a record. */
export function numbersOf(assigned: Assignment): readonly LabelNumber[] {
  if (typeof assigned === "number") return assigned === noLabel ? [] : [assigned];
  if (!("first" in assigned)) return assigned;
  return Array.from({ length: assigned.end - assigned.first }, (_, at) => assigned.first + at);
}

export interface OpenSplit<Item> {
  readonly labels: Labels;
  /**
   * Returns the labels that count the record. For columns, `row` is the row that counts it. What is returned is valid
   * until the next call.
   */
  assign(record: Item, row: LabelNumber): Assignment;
  /**
   * For columns that are not the same in each row: gives `add` all runs of rows, within `rows`, that one column counts.
   * Absent: `assign` returns the same columns for every row.
   */
  readonly eachRun?: (record: Item, rows: LabelRun, add: AddRun) => void;
  /** Orders the labels that are not always shown; absent: A–Z ignoring case. */
  readonly compare?: (a: string, b: string) => number;
  /** The one label that counts in a breakdown by something else: the latest day or year. */
  readonly latest?: LabelNumber;
}

/** The labels of an open split by number: first those always shown, then others as records need them. */
export interface Labels {
  /** Labels shown even where nothing is counted under them, in their order; they have the first numbers. */
  readonly always: readonly string[];
  /** All labels so far, by number. */
  readonly all: readonly string[];
  /** Returns the label's number; a new label gets the next one. */
  readonly numberOf: (label: string) => LabelNumber;
}

/** Begins a split's labels with those that are always shown. */
export function labelsOf(always: readonly string[]): Labels {
  const all = [...always];
  const numbers = new Map(all.map((label, number) => [label, number]));
  return {
    always,
    all,
    numberOf(label) {
      const number = numbers.get(label);
      if (number !== undefined) return number;
      numbers.set(label, all.length);
      return all.push(label) - 1;
    },
  };
}

/** Orders texts A–Z ignoring case, then by code point. */
export function byName(a: string, b: string): number {
  return compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}

/** Orders texts by code unit, as sort does, whatever the locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Returns the labels to show, in their order: those always shown, then those that count something. */
export function orderLabels({ labels, compare }: OpenSplit<never>, isUsed: (number: LabelNumber) => boolean): string[] {
  const { always, all } = labels;
  const used = all.filter((_, number) => number >= always.length && isUsed(number));
  const others = used.filter((label) => !trailing.includes(label)).sort(compare ?? byName);
  return [...always, ...others, ...trailing.filter((label) => used.includes(label))];
}
