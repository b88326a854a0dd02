import { recordsOf, type CaseBook } from "./cases/book.ts";
import { ageBands, notRecorded } from "./facts/age.ts";
import { notAllocated, officerNames } from "./facts/case-officer.ts";
import { spellTeam } from "./facts/recorded.ts";
import { byName } from "./split.ts";

/** The values that a question may name, as they are shown: actual ones A–Z, then `Not recorded`, `Not allocated`. */
export interface FilterValues {
  readonly officer: readonly string[];
  readonly team: readonly string[];
  readonly age: readonly string[];
}

const known = new WeakMap<object, FilterValues>();

/** The filter values of a book: active workers, their teams and the teams that completed reviews, the age bands. */
export function filterValues(book: CaseBook): FilterValues {
  const before = known.get(recordsOf(book));
  if (before) return before;
  const names = officerNames(book);
  const officers = book.workers.filter((worker) => worker.isActive).map((worker) => names.officer(worker));
  const teams = [
    ...book.workers.flatMap(({ team }) => team ?? []),
    ...book.reviews.flatMap(({ completedByTeam }) => completedByTeam ?? []),
  ];
  const last = [notRecorded, notAllocated];
  const sorted = (values: readonly string[]) =>
    [...new Set(values)].filter((value) => !isOneOf(last, value)).sort(byName);
  const values: FilterValues = {
    officer: [...sorted(officers), notAllocated],
    team: [...sorted([...new Set(teams)].map((team) => spellTeam(book, team))), ...last],
    age: [...ageBands, notRecorded],
  };
  known.set(recordsOf(book), values);
  return values;
}

function isOneOf(values: readonly string[], value: string): boolean {
  return values.some((one) => one.toLowerCase() === value.toLowerCase());
}
