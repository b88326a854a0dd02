import type { CouncilWords } from "../../cases/council-words.ts";
import type { Day } from "../../cases/day.ts";
import type { Person, Worker } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { ageBandOn } from "../../facts/age.ts";
import { caseOfficersOn } from "../../facts/by-day.ts";
import { addDays, endOfYear, firstOfYear, yearOf, type Period } from "../../facts/calendar.ts";
import { officerNames } from "../../facts/case-officer.ts";
import { periodLabel } from "../../facts/period.ts";
import { UserError } from "../../user-error.ts";
import type { Asked, By, Filters, Threshold } from "./asked.ts";
import { checkHeld } from "./source-needs.ts";

/** What a question is about: a snapshot, a day, a period, filters. */
export interface Scope {
  readonly snapshot: Snapshot;
  /** The day whose officers, teams and ages the answer goes by, and on which a stock is counted. Never later than today. */
  readonly on: Day;
  /** The reporting year: that of `on`, unless the question names an earlier one or the source is of one. */
  readonly year: number;
  /** The days whose events a flow counts: the period asked about or else the reporting year, up to `on`. */
  readonly period: Period;
  /** The same to its own end, which may be later than `on`. */
  readonly wholePeriod: Period;
  /** Whether the question names the period of a flow, or the days to come of a stock that looks ahead. */
  readonly isPeriodAsked: boolean;
  /** The days to come that are asked about; absent: all. */
  readonly ahead?: Period;
  readonly filters: Filters;
  /** Only these values of the split are asked about. */
  readonly among?: { readonly by: By; readonly values: readonly string[] };
  /** The id of the measure's part that is asked about. */
  readonly part?: string;
  readonly threshold?: Threshold;
  /** Codes of the case system are shown as recorded, for other programs; absent: by the council's labels. */
  readonly showsCodes?: true;
  /** Whose records the asker may see, by the person and the case officer they are counted under; absent: everybody's. */
  readonly rowFilter?: RowFilter;
}

/** Whether the asker may see a record. `officer` is given where it is not that of the day asked about. */
export type RowFilter = (person: Person, officer?: Worker | null) => boolean;

/** Returns the scope of a question asked today. The filters must be valid: see parseQuestion. */
export function scopeOf(snapshot: Snapshot, today: Day, filters: Filters = {}): Scope {
  const on = filters.on ?? today;
  const year = filters.year ?? reportingYear(snapshot, on);
  const wholePeriod = { from: firstOfYear(year), to: endOfYear(year) };
  const isPeriodAsked = filters.year !== undefined;
  return { snapshot, on, year, filters, wholePeriod, period: endingBy(wholePeriod, on), isPeriodAsked };
}

/** Returns the year that is counted where a question names none: that of the day, but for a source that is of another. */
function reportingYear({ limits }: Snapshot, on: Day): number {
  return limits !== null && on === limits.standsOn ? limits.year : yearOf(on);
}

function endingBy({ from, to }: Period, day: Day): Period {
  return { from, to: to < day ? to : day };
}

/** What of a measure decides which days a question counts. */
interface TimedMeasure {
  readonly id: string;
  /** Null: a stock. */
  readonly event: unknown;
  readonly countsAhead?: true;
  readonly recordedFrom?: { readonly day: (words: CouncilWords) => Day };
}

/**
 * Returns the scope of what is asked today of a measure. A flow is counted in the period asked about, by the officers of
 * today; a stock on the period's last day, or today where that is still to come. Throws UserError for a period of which
 * no day has come, unless the measure looks ahead, and for what the source does not hold.
 */
export function scopeAsked(snapshot: Snapshot, today: Day, asked: Asked, measure: TimedMeasure): Scope {
  const scope = timedScope(snapshot, today, asked, measure);
  checkHeld(scope, isOfOfficers(asked), measure);
  return scope;
}

function isOfOfficers({ by, filters: { officer, team, without } }: Asked): boolean {
  const named = [officer, team, without?.officer, without?.team];
  return by === "officer" || by === "team" || named.some((value) => value !== undefined);
}

function timedScope(
  snapshot: Snapshot,
  today: Day,
  { filters, period, by, among, part, threshold }: Asked,
  { event, countsAhead, recordedFrom }: TimedMeasure,
): Scope {
  const scope: Scope = {
    ...scopeOf(snapshot, today, filters),
    ...(by === undefined || among === undefined ? {} : { among: { by, values: among } }),
    ...(part === undefined ? {} : { part }),
    ...(threshold === undefined ? {} : { threshold }),
  };
  if (period === undefined) return sinceRecorded(scope, recordedFrom);
  const { from, to } = period;
  if (filters.year !== undefined && (from < firstOfYear(filters.year) || to > endOfYear(filters.year))) {
    throw new UserError(`${periodLabel(period)} is not in ${filters.year}. Ask about one of them.`);
  }
  if (countsAhead && to > scope.on) {
    const next = addDays(scope.on, 1);
    return { ...scope, ahead: { from: from > next ? from : next, to }, isPeriodAsked: true };
  }
  if (countsAhead && from < to) throw new UserError(`${periodLabel(period)} is over. Ask about a time in the future.`);
  if (from > scope.on) throw new UserError(`${periodLabel(period)} has not begun. Ask about a time up to today.`);
  if (event === null) {
    const on = endingBy(period, scope.on).to;
    return { ...scopeOf(snapshot, on, filters.on === undefined ? filters : { ...filters, on }), ...partsOf(scope) };
  }
  return {
    ...scope,
    year: yearOf(endingBy(period, scope.on).to),
    wholePeriod: { from, to },
    period: endingBy(period, scope.on),
    isPeriodAsked: true,
  };
}

/** Counts what is recorded only since a day from that day, where the question names no time. */
function sinceRecorded(scope: Scope, recordedFrom: TimedMeasure["recordedFrom"]): Scope {
  const from = recordedFrom?.day(scope.snapshot.words);
  if (from === undefined || scope.isPeriodAsked || from > scope.on) return scope;
  const period = { from, to: scope.on };
  return { ...scope, period, wholePeriod: period };
}

/** Returns what narrows a scope besides its filters. */
function partsOf({ among, part, threshold }: Scope): Pick<Scope, "among" | "part" | "threshold"> {
  return {
    ...(among === undefined ? {} : { among }),
    ...(part === undefined ? {} : { part }),
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** Returns the scope of another period that the same is asked about. */
export function inPeriod(scope: Scope, wholePeriod: Period): Scope {
  const period = endingBy(wholePeriod, scope.on);
  return { ...scope, year: yearOf(period.to), wholePeriod, period, isPeriodAsked: true };
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
  /** Returns the record's own case officer; absent: it is the person's on the day asked about. */
  readonly officer?: (record: Item, scope: Scope) => Worker | null;
  /** Returns the record's own team; absent: it is that of the case officer. */
  readonly team?: (record: Item, scope: Scope) => string;
}

/** Returns the name that a record is counted under in a split. */
export function valueOf<Item>(by: By, owner: Ownership<Item>, scope: Scope): (record: Item) => string {
  if (by === "age") return (record) => ageOf(owner.person(record), scope);
  const { team: ownTeam, officer: ownOfficer } = owner;
  if (by === "team" && ownTeam !== undefined) return (record) => ownTeam(record, scope);
  const names = officerNames(scope.snapshot);
  const officers = caseOfficersOn(scope.snapshot, scope.on);
  const officerOfRecord = (record: Item) =>
    ownOfficer === undefined ? (officers[owner.person(record).at] ?? null) : ownOfficer(record, scope);
  return (record) => names[by](officerOfRecord(record));
}

/** Returns whether a record passes the question's filters and its asker's rights; null: all do. */
export function recordFilter<Item>(scope: Scope, owner: Ownership<Item>): ((record: Item) => boolean) | null {
  const { rowFilter, filters, among } = scope;
  const tests: ((record: Item) => boolean)[] = [];
  if (rowFilter !== undefined) {
    const { officer } = owner;
    tests.push((record) => rowFilter(owner.person(record), officer?.(record, scope)));
  }
  for (const by of ["age", "officer", "team"] as const) {
    const wanted = filters[by];
    const unwanted = filters.without?.[by];
    if (wanted === undefined && unwanted === undefined && among?.by !== by) continue;
    const value = valueOf(by, owner, scope);
    if (wanted !== undefined) tests.push((record) => value(record) === wanted);
    if (unwanted !== undefined) tests.push((record) => !unwanted.includes(value(record)));
    if (among?.by === by) tests.push((record) => among.values.includes(value(record)));
  }
  return tests.length === 0 ? null : (record) => tests.every((passes) => passes(record));
}

/** Whether a question asks about some of a measure's records only, besides its filters. */
export function isNarrowed({ part, threshold }: Scope): boolean {
  return part !== undefined || threshold !== undefined;
}
