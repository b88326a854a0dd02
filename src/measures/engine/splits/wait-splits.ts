import type { Day } from "../../../cases/day.ts";
import type { Plan } from "../../../cases/records.ts";
import { notRecorded } from "../../../facts/age.ts";
import { lastEventsOn } from "../../../facts/by-day.ts";
import { bandLabels, bandOf, dateError, daysWaited, type BandSet, type Wait } from "../../../facts/wait.ts";
import type { Scope } from "../scope.ts";
import { labelsOf, noLabel, type Split } from "./split.ts";

/**
 * Splits by bands of waiting, in weeks, upper edges inclusive. A negative wait is a `Date error`, one without both ends
 * `Not recorded`.
 */
export function waitBands<Item>(bands: BandSet, waitOf: (record: Item, scope: Scope) => Wait): Split<Item> {
  const always = bandLabels(bands);
  return {
    heading: "Wait",
    waitOf,
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

/** Splits plans by the band of calendar months since their last event; null: no label counts them. */
export function sinceLastEvent(
  always: readonly string[],
  bandSince: (last: Day | null, on: Day) => string | null,
): Split<Plan> {
  return {
    heading: "Since the last event",
    waitOf: (plan, { snapshot, on }) => [lastEventsOn(snapshot, on)(plan), on],
    open: ({ snapshot, on }) => {
      const labels = labelsOf(always);
      const lastEventOf = lastEventsOn(snapshot, on);
      return {
        labels,
        assign: (plan) => {
          const band = bandSince(lastEventOf(plan), on);
          return band === null ? noLabel : labels.numberOf(band);
        },
      };
    },
  };
}
