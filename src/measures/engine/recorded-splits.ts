import type { CouncilWords } from "../../cases/council-words.ts";
import type { Day } from "../../cases/day.ts";
import type { Person, Worker } from "../../cases/records.ts";
import { ageBandOn, ageBands, ageOfPersonOn, notRecorded } from "../../facts/age.ts";
import { caseOfficersOn } from "../../facts/by-day.ts";
import { officerNames, type OfficerNames } from "../../facts/case-officer.ts";
import { spellings, spellTeam, trailing, type RecordedColumn } from "../../facts/spellings.ts";
import { ageOf, type Scope } from "./scope.ts";
import { labelsOf, nowhere, type LabelNumber, type Labels, type Split } from "./split.ts";

/** The number of each value's label, looked up once a value: records are many, and their values few. */
function byValue<Value>(labels: Labels, labelOf: (value: Value) => string): (value: Value) => LabelNumber {
  const numbers = new Map<Value, LabelNumber>();
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    const number = labels.numberOf(labelOf(value));
    numbers.set(value, number);
    return number;
  };
}

/** A split by one value of each record, whose label depends on the value alone. */
function valueSplit<Record, Value>(
  heading: string,
  open: (scope: Scope) => {
    readonly always?: readonly string[];
    readonly valueOf: (record: Record) => Value;
    readonly labelOf: (value: Value) => string;
    readonly compare?: (a: string, b: string) => number;
  },
): Split<Record> {
  return {
    heading,
    open(scope) {
      const { always = [], valueOf, labelOf, compare } = open(scope);
      const labels = labelsOf(always);
      const numberOf = byValue(labels, labelOf);
      return { labels, assign: (record) => numberOf(valueOf(record)), ...(compare === undefined ? {} : { compare }) };
    },
  };
}

/**
 * One label per recorded value: the named ones first and always, then the others A–Z, a null as `Not recorded`.
 * Values that differ only in case are one, in the named spelling or the column's commonest.
 */
export function recorded<Record>(
  heading: string,
  column: RecordedColumn,
  valueOf: (record: Record) => string | null,
  named: (words: CouncilWords) => readonly string[] = () => [],
): Split<Record> {
  return valueSplit<Record, string | null>(heading, ({ snapshot }) => {
    const always = named(snapshot.words);
    const spelled = new Map(spellings(snapshot, column));
    for (const label of [...always, ...trailing]) spelled.set(label.toLowerCase(), label);
    const labelOf = (value: string | null) =>
      value === null ? notRecorded : (spelled.get(value.toLowerCase()) ?? value);
    return { always, valueOf, labelOf };
  });
}

type PersonOf<Record> = (record: Record) => Person;

/** A split by the case officer on the day asked about. */
function officerOnDay<Record>(
  heading: string,
  personOf: PersonOf<Record>,
  labelOf: (names: OfficerNames, officer: Worker | null) => string,
): Split<Record> {
  return valueSplit<Record, Worker | null>(heading, ({ snapshot, on }) => {
    const officers = caseOfficersOn(snapshot, on);
    const names = officerNames(snapshot);
    return {
      valueOf: (record) => officers[personOf(record).at] ?? null,
      labelOf: (officer) => labelOf(names, officer),
    };
  });
}

/** The current case officer's team, as on the day asked about. */
export function teamSplit<Record>(personOf: PersonOf<Record>): Split<Record> {
  return officerOnDay("Team", personOf, (names, officer) => names.team(officer));
}

/** The current case officer, as on the day asked about. */
export function officerSplit<Record>(personOf: PersonOf<Record>): Split<Record> {
  return officerOnDay("Case officer", personOf, (names, officer) => names.officer(officer));
}

/** A team that is the record's own, whoever the case officer is. */
export function recordTeamSplit<Record>(teamOf: (record: Record, scope: Scope) => string): Split<Record> {
  return valueSplit<Record, string>("Team", (scope) => ({
    valueOf: (record) => teamOf(record, scope),
    labelOf: (team) => team,
  }));
}

/** The age band on the day asked about. */
export function ageSplit<Record>(personOf: PersonOf<Record>): Split<Record> {
  return valueSplit<Record, string>("Age", (scope) => ({
    always: ageBands,
    valueOf: (record) => ageOf(personOf(record), scope),
    labelOf: (band) => band,
  }));
}

/** The six age bands on a day of the record's own. */
export function ageBandsOnDay<Record>(
  personOf: PersonOf<Record>,
  dayOf: (record: Record) => Day | null,
): Split<Record> {
  return valueSplit<Record, string>("Age", ({ on }) => ({
    always: ageBands,
    valueOf: (record) => ageBandOn(personOf(record), dayOf(record) ?? on, on),
    labelOf: (band) => band,
  }));
}

/** Ages in completed years on a day, by number, each shown only when somebody has it. */
export function agesInYears<Record>(
  personOf: PersonOf<Record>,
  dayOf: (record: Record, scope: Scope) => Day,
): Split<Record> {
  return valueSplit<Record, number | null>("Age", (scope) => ({
    valueOf: (record) => ageOfPersonOn(personOf(record), dayOf(record, scope), scope.on),
    labelOf: (age) => (age === null ? notRecorded : String(age)),
    compare: (a, b) => Number(a) - Number(b),
  }));
}

/** The team that completed a review, in the spelling of the workers' teams. */
export function spelledTeamOrNone({ snapshot }: Scope, team: string | null): string {
  return team === null ? notRecorded : spellTeam(snapshot, team);
}

/** One label for all records. */
export function allUnder<Record>(label: string): Split<Record> {
  return { heading: label, open: () => ({ labels: labelsOf([label]), assign: () => 0 }) };
}

/** A fixed list of labels; the record names those it stands under. */
export function oneOf<Record>(
  heading: string,
  always: readonly string[],
  place: (record: Record, scope: Scope) => string | readonly string[] | null,
): Split<Record> {
  return {
    heading,
    open: (scope) => {
      const labels = labelsOf(always);
      return {
        labels,
        assign: (record) => {
          const given = place(record, scope);
          if (given === null) return nowhere;
          return typeof given === "string" ? labels.numberOf(given) : given.map(labels.numberOf);
        },
      };
    },
  };
}
