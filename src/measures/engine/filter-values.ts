import { recordsKey, type Snapshot } from "../../cases/snapshot.ts";
import { ageBands, notRecorded } from "../../facts/age.ts";
import { notAllocated, officerNames } from "../../facts/case-officer.ts";
import { spellTeam } from "../../facts/spellings.ts";
import { byName } from "./split.ts";

/** The values that a question may name, as they are shown: actual ones A–Z, then `Not recorded`, `Not allocated`. */
export interface FilterValues {
  readonly officer: readonly string[];
  readonly team: readonly string[];
  readonly age: readonly string[];
}

const known = new WeakMap<object, FilterValues>();

/** The filter values of a book: active workers, their teams and the teams that completed reviews, the age bands. */
export function filterValues(snapshot: Snapshot): FilterValues {
  const before = known.get(recordsKey(snapshot));
  if (before) return before;
  const names = officerNames(snapshot);
  const officers = snapshot.workers.filter((worker) => worker.isActive).map((worker) => names.officer(worker));
  const teams = [
    ...snapshot.workers.flatMap(({ team }) => team ?? []),
    ...snapshot.reviews.flatMap(({ completedByTeam }) => completedByTeam ?? []),
  ];
  const last = [notRecorded, notAllocated];
  const sorted = (values: readonly string[]) =>
    [...new Set(values)].filter((value) => !isOneOf(last, value)).sort(byName);
  const values: FilterValues = {
    officer: [...sorted(officers), notAllocated],
    team: [...sorted([...new Set(teams)].map((team) => spellTeam(snapshot, team))), ...last],
    age: [...ageBands, notRecorded],
  };
  known.set(recordsKey(snapshot), values);
  return values;
}

function isOneOf(values: readonly string[], value: string): boolean {
  return values.some((one) => one.toLowerCase() === value.toLowerCase());
}
