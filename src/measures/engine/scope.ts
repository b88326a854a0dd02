import type { NamedFilter } from "../../answer.ts";
import { textOfDay, type Day } from "../../cases/day.ts";
import type { Person } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { ageBandOn } from "../../facts/age.ts";
import { caseOfficersOn } from "../../facts/by-day.ts";
import { endOfYear, firstOfYear, yearOf, type Period } from "../../facts/calendar.ts";
import { officerNames } from "../../facts/case-officer.ts";

/** The filters that a question names, in the spelling that people see. */
export interface Filters {
  readonly officer?: string;
  readonly team?: string;
  readonly age?: string;
  readonly year?: number;
  readonly on?: Day;
}

/** Returns the named filters as text, in the order in which people see them; a day as `YYYY-MM-DD`. */
export function filterTexts({ officer, team, age, year, on }: Filters): NamedFilter[] {
  const texts = {
    officer,
    team,
    age,
    year: year?.toString(),
    on: on === undefined ? undefined : textOfDay(on),
  };
  return Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** What a question is about: a snapshot, a day, a reporting year, filters. */
export interface Scope {
  readonly snapshot: Snapshot;
  /** The day asked about, never later than today. */
  readonly on: Day;
  /** The reporting year: the year of `on`, unless the question names an earlier one. */
  readonly year: number;
  /** From 1 January of the reporting year to its end or `on`, whichever is earlier. */
  readonly yearToDate: Period;
  readonly filters: Filters;
  /** Whom the asker may see; absent: everybody. */
  readonly rowFilter?: (person: Person) => boolean;
}

/** Returns the scope of a question asked today. The filters must be valid: see parseQuestion. */
export function scopeOf(snapshot: Snapshot, today: Day, filters: Filters = {}): Scope {
  const on = filters.on ?? today;
  const year = filters.year ?? yearOf(on);
  const end = endOfYear(year);
  return { snapshot, on, year, filters, yearToDate: { from: firstOfYear(year), to: end < on ? end : on } };
}

/** Returns the name of the case officer on the day asked about; `Not allocated` without one. */
export function officerOf(person: Person, { snapshot, on }: Scope): string {
  return officerNames(snapshot).officer(caseOfficersOn(snapshot, on)[person.at] ?? null);
}

/** Returns the team of that officer: `Not recorded` where the officer has none, `Not allocated` without an officer. */
export function teamOf(person: Person, { snapshot, on }: Scope): string {
  return officerNames(snapshot).team(caseOfficersOn(snapshot, on)[person.at] ?? null);
}

/** Returns the age band on the day asked about. */
export function ageOf(person: Person, { on }: Scope): string {
  return ageBandOn(person, on, on);
}

/** Whose a record is. */
export interface Ownership<Item> {
  readonly person: (record: Item) => Person;
  /** Returns the record's own team; absent: it is that of the person's case officer. */
  readonly team?: (record: Item, scope: Scope) => string;
}

/** Returns whether a record passes the question's filters and its asker's rights; null: all do. */
export function recordFilter<Item>(scope: Scope, owner: Ownership<Item>): ((record: Item) => boolean) | null {
  const { rowFilter, filters } = scope;
  const { officer, team, age } = filters;
  if ([officer, team, age, rowFilter].every((filter) => filter === undefined)) return null;
  const teamOfRecord = owner.team ?? ((record: Item) => teamOf(owner.person(record), scope));
  return (record) =>
    (rowFilter === undefined || rowFilter(owner.person(record))) &&
    (age === undefined || ageOf(owner.person(record), scope) === age) &&
    (officer === undefined || officerOf(owner.person(record), scope) === officer) &&
    (team === undefined || teamOfRecord(record, scope) === team);
}
