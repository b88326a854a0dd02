import type { Filters } from "./asked.ts";
import { spelledDay } from "./facts/calendar.ts";
import type { Measure } from "./measure.ts";
import type { By } from "./resplit.ts";

/** A question as it is answered. */
export interface ExactQuestion {
  readonly measure: Measure;
  readonly filters: Filters;
  readonly by?: By;
}

/** A question for people: "Overdue reviews · team North · on 31 March 2021 · by team". */
export function plainWords({ measure, filters, by }: ExactQuestion): string {
  const { officer, team, age, year, on } = filters;
  const named = [
    ...Object.entries({ "case officer": officer, team, age }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name} ${value}`],
    ),
    ...(year === undefined ? [] : [`year ${year}`]),
    ...(on === undefined ? [] : [`on ${spelledDay(on)}`]),
    ...(by === undefined ? [] : [`by ${by === "officer" ? "case officer" : by}`]),
  ];
  return [measure.title, ...named].join(" · ");
}
