import type { Day } from "../../../cases/day.ts";
import { totalRow } from "../derived.ts";
import { flow, type CountingDeclaration } from "../figures.ts";
import type { Population } from "../population.ts";
import type { Split } from "./split.ts";
import { monthsOfPeriod } from "./time-splits.ts";

/** Declares how decisions are counted by month of the period: stacked by what was decided, with their total. */
export function decisionsByMonth<Item>(
  population: Population<Item>,
  decision: Split<Item>,
  decidedOn: (record: Item) => Day | null,
): Omit<CountingDeclaration<Item>, "title"> & { readonly chart: "stacked"; readonly series: "rows" } {
  return {
    timing: flow("decided", decidedOn),
    population,
    rows: decision,
    columns: monthsOfPeriod(decidedOn),
    derived: [totalRow],
    chart: "stacked",
    series: "rows",
  };
}
