import { caseOfficersOn } from "../../facts/by-day.ts";
import { officerNames } from "../../facts/case-officer.ts";
import { textOfDay, type Day } from "../../cases/day.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import type { Person } from "../../cases/records.ts";
import { ageBandOn } from "../../facts/age.ts";
import { endOfYear, firstOfYear, yearOf, type Period } from "../../facts/calendar.ts";

/** The filters a person named, in the spelling that is shown. */
export interface Filters {
  readonly officer?: string;
  readonly team?: string;
  readonly age?: string;
  readonly year?: number;
  readonly on?: Day;
}

/** The filters that are named, in the order in which they are shown, as text: a day as `YYYY-MM-DD`. */
export function filterTexts({
  officer,
  team,
  age,
  year,
  on,
}: Filters): { readonly name: string; readonly value: string }[] {
  const texts = {
    officer,
    team,
    age,
    year: year?.toString(),
    on: on === undefined ? undefined : textOfDay(on),
  };
  return Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** A question's setting: the book it is asked of, its day, its reporting year, its filters. */
export interface Scope {
  readonly snapshot: Snapshot;
  /** The civil day asked about: never later than today. */
  readonly on: Day;
  /** The reporting year: the year of `on`, unless the question names an earlier one. */
  readonly year: number;
  /** From 1 January of the reporting year to its end or `on`, whichever comes first; both inclusive. */
  readonly yearToDate: Period;
  readonly filters: Filters;
  /** Whom the asker may see, where that is not everybody. */
  readonly rowFilter?: (person: Person) => boolean;
}

/** The setting of a question asked of the book today, with filters that are known to be right. */
export function scopeOf(snapshot: Snapshot, today: Day, filters: Filters = {}): Scope {
  const on = filters.on ?? today;
  const year = filters.year ?? yearOf(on);
  const end = endOfYear(year);
  return { snapshot, on, year, filters, yearToDate: { from: firstOfYear(year), to: end < on ? end : on } };
}

/** The current case officer on the day asked about, as shown; `Not allocated` without one. */
export function officerOf(person: Person, { snapshot, on }: Scope): string {
  return officerNames(snapshot).officer(caseOfficersOn(snapshot, on)[person.at] ?? null);
}

/** The team of that officer: `Not recorded` where the officer has none, `Not allocated` without an officer. */
export function teamOf(person: Person, { snapshot, on }: Scope): string {
  return officerNames(snapshot).team(caseOfficersOn(snapshot, on)[person.at] ?? null);
}

/** The age band on the day asked about. */
export function ageOf(person: Person, { on }: Scope): string {
  return ageBandOn(person, on, on);
}

/** How a record belongs to a person, and to a team where not through the person's officer. */
export interface Ownership<Record> {
  readonly person: (record: Record) => Person;
  readonly team?: (record: Record, scope: Scope) => string;
}

/** Which records the question's officer, team and age leave in; null: all. */
export function recordFilter<Record>(scope: Scope, owner: Ownership<Record>): ((record: Record) => boolean) | null {
  const { officer, team, age } = scope.filters;
  const { rowFilter } = scope;
  if ([officer, team, age, rowFilter].every((filter) => filter === undefined)) return null;
  const teamOfRecord = owner.team ?? ((record: Record) => teamOf(owner.person(record), scope));
  return (record) =>
    (rowFilter === undefined || rowFilter(owner.person(record))) &&
    (age === undefined || ageOf(owner.person(record), scope) === age) &&
    (officer === undefined || officerOf(owner.person(record), scope) === officer) &&
    (team === undefined || teamOfRecord(record, scope) === team);
}
