import { notRecorded } from "../../facts/age.ts";
import { bandLabels, bandOf, dateError, daysWaited, type BandSet, type Wait } from "../../facts/wait.ts";
import type { Scope } from "./scope.ts";
import { labelsOf, type Split } from "./split.ts";

/**
 * Splits by bands of waiting, in weeks, upper edges inclusive. A negative wait is a `Date error`, one without both ends
 * `Not recorded`.
 */
export function waitBands<Item>(bands: BandSet, waitOf: (record: Item, scope: Scope) => Wait): Split<Item> {
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
