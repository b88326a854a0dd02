import type { Day } from "../../cases/day.ts";
import { ageOf, officerOf, teamOf, type Scope } from "./scope.ts";
import type { Person } from "../../cases/records.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import { ageBandOn, ageBands, ageOfPersonOn, notRecorded } from "../../facts/age.ts";
import { spellings, spellTeam, trailing, type RecordedColumn } from "../../facts/spellings.ts";
import type { Split } from "./split.ts";

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
  return {
    heading,
    open: ({ snapshot }) => {
      const always = named(snapshot.words);
      const spelled = new Map(spellings(snapshot, column));
      for (const label of [...always, ...trailing]) spelled.set(label.toLowerCase(), label);
      return {
        always,
        assign: (record) => {
          const value = valueOf(record);
          return value === null ? notRecorded : (spelled.get(value.toLowerCase()) ?? value);
        },
      };
    },
  };
}

type PersonOf<Record> = (record: Record) => Person;

/** The current case officer's team, as on the day asked about. */
export function teamSplit<Record>(personOf: PersonOf<Record>): Split<Record> {
  return {
    heading: "Team",
    open: (scope) => ({ always: [], assign: (record) => teamOf(personOf(record), scope) }),
  };
}

/** The current case officer, as on the day asked about. */
export function officerSplit<Record>(personOf: PersonOf<Record>): Split<Record> {
  return {
    heading: "Case officer",
    open: (scope) => ({ always: [], assign: (record) => officerOf(personOf(record), scope) }),
  };
}

/** The age band on the day asked about. */
export function ageSplit<Record>(personOf: PersonOf<Record>): Split<Record> {
  return {
    heading: "Age",
    open: (scope) => ({ always: ageBands, assign: (record) => ageOf(personOf(record), scope) }),
  };
}

/** The six age bands on a day of the record's own. */
export function ageBandsOnDay<Record>(
  personOf: PersonOf<Record>,
  dayOf: (record: Record) => Day | null,
): Split<Record> {
  return {
    heading: "Age",
    open: ({ on }) => ({
      always: ageBands,
      assign: (record) => ageBandOn(personOf(record), dayOf(record) ?? on, on),
    }),
  };
}

/** Ages in completed years on a day, by number, each shown only when somebody has it. */
export function agesInYears<Record>(
  personOf: PersonOf<Record>,
  dayOf: (record: Record, scope: Scope) => Day,
): Split<Record> {
  return {
    heading: "Age",
    open: (scope) => ({
      always: [],
      assign: (record) => {
        const age = ageOfPersonOn(personOf(record), dayOf(record, scope), scope.on);
        return age === null ? notRecorded : String(age);
      },
      compare: (a, b) => Number(a) - Number(b),
    }),
  };
}

/** The team that completed a review, in the spelling of the workers' teams. */
export function spelledTeamOrNone({ snapshot }: Scope, team: string | null): string {
  return team === null ? notRecorded : spellTeam(snapshot, team);
}

/** A fixed list of labels; the record names those it stands under. */
export function oneOf<Record>(
  heading: string,
  labels: readonly string[],
  place: (record: Record, scope: Scope, row: string) => string | readonly string[] | null,
): Split<Record> {
  return { heading, open: (scope) => ({ always: labels, assign: (record, row) => place(record, scope, row) }) };
}
