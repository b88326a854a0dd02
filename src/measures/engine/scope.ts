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
import { splits, type Asked, type By, type Filters, type Threshold } from "./asked.ts";
import { checkHeld } from "./source-needs.ts";
import { personalLabels } from "./splits/personal-labels.ts";

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
  /** The records of which the share among all is asked for, by their values of a split. */
  readonly shareOf?: SharedValues;
  /** The id of the measure's part that is asked about. */
  readonly part?: string;
  readonly threshold?: Threshold;
  /** Codes of the case system are shown as recorded, for other programs; absent: by the council's labels. */
  readonly showsCodes?: true;
  /** Whose records the asker may see, by the person and the case officer they are counted under; absent: everybody's. */
  readonly rowFilter?: RowFilter;
}

/** Values of a split. */
interface SharedValues {
  readonly by: By;
  readonly values: readonly string[];
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
  /** Whether it has a percentage of its own. */
  readonly hasRate: boolean;
  readonly recordedFrom?: { readonly day: (words: CouncilWords) => Day };
}

/**
 * Returns the scope of what is asked today of a measure. A flow is counted in the period asked about, by the officers of
 * today; a stock on the period's last day, or today where that is still to come. Throws UserError for a period of which
 * no day has come, unless the measure looks ahead, and for what the source does not hold.
 */
export function scopeAsked(snapshot: Snapshot, today: Day, asked: Asked, measure: TimedMeasure): Scope {
  const scope = timedScope(snapshot, today, asked, measure);
  checkHeld(scope, { ofOfficers: isOfOfficers(asked), ofCare: isOfCare(asked) }, measure);
  return scope;
}

function isOfCare({ by, filters: { care, without } }: Asked): boolean {
  return by === "care" || care !== undefined || without?.care !== undefined;
}

function isOfOfficers({ by, filters: { officer, team, without } }: Asked): boolean {
  const named = [officer, team, without?.officer, without?.team];
  return by === "officer" || by === "team" || named.some((value) => value !== undefined);
}

function timedScope(
  snapshot: Snapshot,
  today: Day,
  asked: Asked,
  { event, countsAhead, hasRate, recordedFrom }: TimedMeasure,
): Scope {
  const { period, by, among, part, threshold } = asked;
  const shareOf = hasRate ? null : sharedValues(asked);
  const filters = shareOf === null ? asked.filters : withoutFilter(asked.filters, shareOf.by);
  const scope: Scope = {
    ...scopeOf(snapshot, today, filters),
    ...(by === undefined || among === undefined || shareOf !== null ? {} : { among: { by, values: among } }),
    ...(shareOf === null ? {} : { shareOf }),
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

/** What tells whether the share of what filters name is asked for. */
interface WhatIsShared {
  readonly show?: Asked["show"];
  readonly part?: string | undefined;
  readonly threshold?: Threshold | undefined;
  readonly filters: Filters;
  readonly by?: By | undefined;
  readonly among?: readonly string[] | undefined;
}

/** Whether the share of what filters name is asked for. */
export function isSharedBy(asked: WhatIsShared): boolean {
  return sharedValues(asked) !== null;
}

/** The splits of which a value may be asked as a share of all, the first of those that are named: of people before of teams. */
const shared = ["care", "ethnicity", "gender", "age", "team"] as const;

/**
 * Returns the values of which the share is asked for, where nothing but filters says of what: several side by side, else the
 * one of people, age or team. Null: no such share is asked for.
 */
function sharedValues({ show, part, threshold, filters, by, among }: WhatIsShared): SharedValues | null {
  if (show !== "share" || part !== undefined || threshold !== undefined) return null;
  if (by !== undefined) return among === undefined || by === "officer" ? null : { by, values: among };
  const name = shared.find((one) => filters[one] !== undefined);
  const value = name === undefined ? undefined : filters[name];
  return name === undefined || value === undefined ? null : { by: name, values: [value] };
}

function withoutFilter(filters: Filters, by: By): Filters {
  const { [by]: _, ...others } = filters;
  return others;
}

/** Counts what is recorded only since a day from that day, where the question names no time. */
function sinceRecorded(scope: Scope, recordedFrom: TimedMeasure["recordedFrom"]): Scope {
  const from = recordedFrom?.day(scope.snapshot.words);
  if (from === undefined || scope.isPeriodAsked || from > scope.on) return scope;
  const period = { from, to: scope.on };
  return { ...scope, period, wholePeriod: period };
}

/** Returns what narrows a scope besides its filters. */
function partsOf({ among, shareOf, part, threshold }: Scope): Pick<Scope, "among" | "shareOf" | "part" | "threshold"> {
  return {
    ...(among === undefined ? {} : { among }),
    ...(shareOf === undefined ? {} : { shareOf }),
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

/** Returns the names that a record is counted under in a split: one, but for social care. */
export function valuesOf<Item>(by: By, owner: Ownership<Item>, scope: Scope): (record: Item) => readonly string[] {
  if (by === "gender" || by === "ethnicity" || by === "care") {
    const labels = personalLabels(by, scope.snapshot);
    return (record) => labels(owner.person(record));
  }
  const value = valueOf(by, owner, scope);
  return (record) => [value(record)];
}

/** Returns the name that a record is counted under in a split by whose it is, or by age. */
export function valueOf<Item>(
  by: "age" | "officer" | "team",
  owner: Ownership<Item>,
  scope: Scope,
): (record: Item) => string {
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
  for (const by of splits) {
    const wanted = filters[by];
    const unwanted = filters.without?.[by];
    if (wanted === undefined && unwanted === undefined && among?.by !== by) continue;
    const values = valuesOf(by, owner, scope);
    const isIn = (record: Item, named: readonly string[]) => values(record).some((value) => named.includes(value));
    if (wanted !== undefined) tests.push((record) => isIn(record, [wanted]));
    if (unwanted !== undefined) tests.push((record) => !isIn(record, unwanted));
    if (among?.by === by) tests.push((record) => isIn(record, among.values));
  }
  return tests.length === 0 ? null : (record) => tests.every((passes) => passes(record));
}

/** Whether a question asks about some of a measure's records only, besides its filters. */
export function isNarrowed({ part, threshold, shareOf }: Scope): boolean {
  return part !== undefined || threshold !== undefined || shareOf !== undefined;
}
