import type { Scope } from "./scope.ts";
import { notRecorded } from "../../facts/age.ts";
import { bandLabels, bandOf, dateError, daysWaited, type BandSet, type Wait } from "../../facts/wait.ts";
import type { Split } from "./split.ts";

/**
 * Bands of waiting, in weeks, upper edge inclusive; a negative gap stands under `Date error`,
 * a wait without its start under `Not recorded`.
 */
export function waitBands<Record>(bands: BandSet, waitOf: (record: Record, scope: Scope) => Wait): Split<Record> {
  const labels = bandLabels(bands);
  return {
    heading: "Wait",
    open: (scope) => ({
      always: labels,
      assign: (record) => {
        const days = daysWaited(waitOf(record, scope));
        if (days === null) return notRecorded;
        return days < 0 ? dateError : (labels[bandOf(bands, days)] ?? null);
      },
    }),
  };
}
