import { notRecorded } from "../../facts/age.ts";
import { bandLabels, bandOf, dateError, daysWaited, type BandSet, type Wait } from "../../facts/wait.ts";
import type { Scope } from "./scope.ts";
import { labelsOf, type Split } from "./split.ts";

/**
 * Bands of waiting, in weeks, upper edge inclusive; a negative gap stands under `Date error`,
 * a wait without its start under `Not recorded`.
 */
export function waitBands<Record>(bands: BandSet, waitOf: (record: Record, scope: Scope) => Wait): Split<Record> {
  const always = bandLabels(bands);
  return {
    heading: "Wait",
    open: (scope) => {
      const labels = labelsOf(always);
      return {
        labels,
        assign: (record) => {
          const days = daysWaited(waitOf(record, scope));
          if (days === null) return labels.numberOf(notRecorded);
          return days < 0 ? labels.numberOf(dateError) : bandOf(bands, days);
        },
      };
    },
  };
}
