import { sameName } from "../cases/same-name.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { officerNames } from "../facts/case-officer.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import { UserError } from "../user-error.ts";
import { ambiguousOfficerError, noSuchValue, type ListedFilter } from "./suggestions.ts";

/** Returns the values that words may mean: the same words ignoring case, else the officers who share the name. */
export function valuesNamed(name: ListedFilter, words: string, snapshot: Snapshot): readonly string[] {
  if (name === "officer" && words.startsWith("#")) return officerOfId(words.slice(1), snapshot);
  const typed = sameName(words);
  const wanted = name === "age" ? typed.replace(/^(\d+)\s*[-–—]\s*(\d+)$/, "$1 to $2") : typed;
  const values = filterValues(snapshot)[name];
  const same = values.filter((value) => sameName(value) === wanted);
  if (same.length > 0 || name !== "officer") return same;
  return values.filter((value) => sameName(value).startsWith(`${wanted} (`));
}

/** Returns the one value that words mean. Throws UserError where there is none, and where officers share the name. */
export function oneValue(name: ListedFilter, words: string, snapshot: Snapshot): string {
  const found = valuesNamed(name, words, snapshot);
  const [value] = found;
  if (value === undefined) throw new UserError(noSuchValue(name, words, snapshot));
  if (found.length > 1) throw ambiguousOfficerError(words, found);
  return value;
}

function officerOfId(workerId: string, snapshot: Snapshot): readonly string[] {
  return snapshot.workers
    .filter((worker) => worker.isActive && worker.workerId === workerId)
    .map((worker) => officerNames(snapshot).officer(worker));
}
