import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import { sameName } from "../../cases/same-name.ts";
import { ageBands, notRecorded } from "../../facts/age.ts";
import { notAllocated, officerNames } from "../../facts/case-officer.ts";
import { spellTeam } from "../../facts/spellings.ts";
import { byName } from "./splits/split.ts";

/** The values that a question may name, as people see them: recorded ones A–Z, then `Not recorded`, `Not allocated`. */
export interface FilterValues {
  readonly officer: readonly string[];
  readonly team: readonly string[];
  readonly age: readonly string[];
}

/** Returns a snapshot's filter values: active workers, teams of workers and of completed reviews, age bands. */
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
  };
});

function isOneOf(values: readonly string[], value: string): boolean {
  return values.some((other) => sameName(other) === sameName(value));
}
