import { filterTexts, type Filters } from "../measures/engine/scope.ts";
import { spelledDay } from "../facts/calendar.ts";
import type { Measure } from "../measure.ts";
import type { By } from "../measures/engine/breakdown.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { officerNames } from "../facts/case-officer.ts";

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

/**
 * The exact words that ask a measure again: `reviews.overdue team:"Primary" officer:"#w3" by team`. Officers stand by
 * their worker id, so that the words can be kept without a name.
 */
export function exactQuery(measure: Measure, filters: Filters, by: By | undefined, snapshot: Snapshot): string {
  const { officer } = filters;
  const named = officer === undefined ? filters : { ...filters, officer: officerWord(officer, snapshot) };
  const texts = filterTexts(named).map(
    ({ name, value }) => `${name}:${/^[\w#-]+$/.test(value) ? value : quoted(value)}`,
  );
  return [measure.id, ...texts, ...(by === undefined ? [] : [`by ${by}`])].join(" ");
}

/** `#` and the id of the officer of that shown name; a name that is no officer's stays. */
function officerWord(shown: string, snapshot: Snapshot): string {
  const names = officerNames(snapshot);
  const worker = snapshot.workers.find((one) => one.isActive && names.officer(one) === shown);
  return worker === undefined ? shown : `#${worker.workerId}`;
}

function quoted(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
