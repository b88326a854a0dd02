import type { Snapshot } from "../cases/snapshot.ts";
import { spelledDay } from "../facts/calendar.ts";
import { officerNames } from "../facts/case-officer.ts";
import type { Measure } from "../measure.ts";
import { breakdownName, type By } from "../measures/engine/asked.ts";
import { filterTexts, type Filters } from "../measures/engine/asked.ts";

/** A question about which nothing is left to guess. */
export interface ExactQuestion {
  readonly measure: Measure;
  readonly filters: Filters;
  readonly by?: By;
}

/** Names a question for people: "Overdue reviews · team North · on 31 March 2021 · by team". */
export function questionTitle({ measure, filters, by }: ExactQuestion): string {
  const { officer, team, age, year, on } = filters;
  const named = [
    ...Object.entries({ "case officer": officer, team, age }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name} ${value}`],
    ),
    ...(year === undefined ? [] : [`year ${year}`]),
    ...(on === undefined ? [] : [`on ${spelledDay(on)}`]),
    ...(by === undefined ? [] : [`by ${breakdownName(by)}`]),
  ];
  return [measure.title, ...named].join(" · ");
}

/**
 * Returns the exact words that ask a question again: `reviews.overdue team:"Primary" officer:"#w3" by team`. Officers
 * are named by their worker id, so that the words can be stored without a person's name.
 */
export function exactQuery(measure: Measure, filters: Filters, by: By | undefined, snapshot: Snapshot): string {
  const { officer } = filters;
  const named = officer === undefined ? filters : { ...filters, officer: officerWord(officer, snapshot) };
  const texts = filterTexts(named).map(
    ({ name, value }) => `${name}:${/^[\w#-]+$/.test(value) ? value : inQuotes(value)}`,
  );
  return [measure.id, ...texts, ...(by === undefined ? [] : [`by ${by}`])].join(" ");
}

/** Returns `#` and the worker id of the officer of that name; a name that is no officer's as it is. */
function officerWord(name: string, snapshot: Snapshot): string {
  const names = officerNames(snapshot);
  const worker = snapshot.workers.find((candidate) => candidate.isActive && names.officer(candidate) === name);
  return worker === undefined ? name : `#${worker.workerId}`;
}

function inQuotes(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
