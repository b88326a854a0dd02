import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import { sameName } from "../../cases/same-name.ts";
import { ageBands, notRecorded } from "../../facts/age.ts";
import { notAllocated, officerNames } from "../../facts/case-officer.ts";
import { spellTeam } from "../../facts/spellings.ts";
import type { By } from "./asked.ts";
import { recordedLabels, socialCareLabels } from "./splits/personal-labels.ts";
import { byName } from "./splits/split.ts";

/** The values that a question may name, as people see them: recorded ones A–Z, then `Not recorded`, `Not allocated`. */
export type FilterValues = { readonly [by in By]: readonly string[] };

/** Returns a snapshot's filter values: active workers, teams of workers and of completed reviews, age bands, what is recorded of people. */
export const filterValues = oncePerSnapshot((snapshot): FilterValues => {
  const names = officerNames(snapshot);
  const officers = snapshot.workers.filter((worker) => worker.isActive).map((worker) => names.officer(worker));
  const teams = new Set<string>();
  for (const { team } of snapshot.workers) if (team !== null) teams.add(team);
  for (const { completedByTeam } of snapshot.reviews) if (completedByTeam !== null) teams.add(completedByTeam);
  const last = [notRecorded, notAllocated];
  const sorted = (values: readonly string[]) =>
    [...new Set(values)].filter((value) => !isOneOf(last, value)).sort(byName);
  return {
    officer: [...sorted(officers), notAllocated],
    team: [...sorted(Array.from(teams, (team) => spellTeam(snapshot, team))), ...last],
    age: [...ageBands, notRecorded],
    gender: withNothingLast(recordedLabels(snapshot, "gender")),
    ethnicity: withNothingLast(recordedLabels(snapshot, "ethnicity")),
    care: socialCareLabels,
  };
});

/** Sorts recorded values, and puts "Not recorded" last. */
function withNothingLast(values: readonly string[]): readonly string[] {
  return [...values.filter((value) => value !== notRecorded).sort(byName), notRecorded];
}

function isOneOf(values: readonly string[], value: string): boolean {
  return values.some((other) => sameName(other) === sameName(value));
}
