import type { Day } from "../cases/day.ts";
import type { Person } from "../cases/records.ts";
import { ageOn } from "./calendar.ts";

export const notRecorded = "Not recorded";

const bands = [
  { label: "0 to 4", upTo: 4 },
  { label: "5 to 10", upTo: 10 },
  { label: "11 to 15", upTo: 15 },
  { label: "16 to 19", upTo: 19 },
  { label: "20 to 25", upTo: 25 },
] as const;

export const ageBands: readonly string[] = [...bands.map((band) => band.label), "Over 25"];

/**
 * Returns completed years on `day`, never below 0. Null without a date of birth, or with one after `on`, the day asked
 * about. See docs/case-data.md.
 */
export function ageOfPersonOn(person: Person, day: Day, on: Day): number | null {
  return person.bornOn === null || person.bornOn > on ? null : ageOn(person.bornOn, day);
}

/** Returns the age band on `day`, or `Not recorded` where ageOfPersonOn is null. */
export function ageBandOn(person: Person, day: Day, on: Day): string {
  const age = ageOfPersonOn(person, day, on);
  if (age === null) return notRecorded;
  return bands.find((band) => age <= band.upTo)?.label ?? "Over 25";
}
