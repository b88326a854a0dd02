import type { Snapshot } from "../../src/cases/snapshot.ts";
import { filterTexts, type By, type Filters } from "../../src/measures/engine/asked.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";

/** Filters whose numbers a reader knows to belong together. */
export interface Family {
  readonly whole: Filters;
  /** No record is of two of them. */
  readonly parts: readonly Filters[];
  /** Whether every record of the whole is of one of them. */
  readonly isAll: boolean;
}

/** What the whole may be divided by, besides by case officer. */
type Split = Exclude<By, "officer">;

/** The name of filters, for keys. */
export function filterName(filters: Filters): string {
  const texts = filterTexts(filters).map(({ name, value }) => `${name} ${value}`);
  return texts.length === 0 ? "whole" : texts.join(", ");
}

/** Returns how each split divides what the filters leave. Of social care, a record may have several labels, but the last alone. */
export function familiesOf(snapshot: Snapshot, splits: readonly Split[], whole: Filters = {}): Family[] {
  const values = filterValues(snapshot);
  return splits.flatMap((by): Family[] => {
    const parts = values[by].map((value): Filters => ({ ...whole, [by]: value }));
    const last = parts.at(-1);
    if (by !== "care" || last === undefined) return [{ whole, parts, isAll: true }];
    return parts.slice(0, -1).map((part) => ({ whole, parts: [part, last], isAll: false }));
  });
}

/** Returns how what has each value of one split is divided by the other, and the other way round. */
export function crossedFamilies(snapshot: Snapshot, one: Split, other: Split): Family[] {
  const values = filterValues(snapshot);
  return [
    ...values[one].flatMap((value) => familiesOf(snapshot, [other], { [one]: value })),
    ...values[other].flatMap((value) => familiesOf(snapshot, [one], { [other]: value })),
  ];
}

/** Returns what has each value of a split beside all that has another, which a question may ask for by leaving a value out. */
export function complements(snapshot: Snapshot, splits: readonly Split[]): Family[] {
  return splits.flatMap((by) =>
    filterValues(snapshot)[by].map((value) => ({
      whole: {},
      parts: [{ [by]: value }, { without: { [by]: [value] } }],
      isAll: true,
    })),
  );
}
