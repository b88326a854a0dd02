import { ageOf, officerOf, teamOf, type Asked } from "../asked.ts";
import type { Person } from "../cases/record.ts";
import type { CouncilWords } from "../cases/words.ts";
import { ageBandOn, ageBands, ageOfPersonOn, notRecorded } from "../facts/age.ts";
import { spellings, spellTeam, trailing, type RecordedColumn } from "../facts/recorded.ts";
import type { Split } from "../split.ts";

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
    open: ({ book }) => {
      const always = named(book.words);
      const spelled = new Map(spellings(book, column));
      for (const label of [...always, ...trailing]) spelled.set(label.toLowerCase(), label);
      return {
        always,
        place: (record) => {
          const value = valueOf(record);
          return value === null ? notRecorded : (spelled.get(value.toLowerCase()) ?? value);
        },
      };
    },
  };
}

type PersonOf<Record> = (record: Record) => Person;

/** The current case officer's team, as on the day asked about. */
export function teams<Record>(personOf: PersonOf<Record>): Split<Record> {
  return {
    heading: "Team",
    open: (asked) => ({ always: [], place: (record) => teamOf(personOf(record), asked) }),
  };
}

/** The current case officer, as on the day asked about. */
export function officers<Record>(personOf: PersonOf<Record>): Split<Record> {
  return {
    heading: "Case officer",
    open: (asked) => ({ always: [], place: (record) => officerOf(personOf(record), asked) }),
  };
}

/** The age band on the day asked about. */
export function agesNow<Record>(personOf: PersonOf<Record>): Split<Record> {
  return {
    heading: "Age",
    open: (asked) => ({ always: ageBands, place: (record) => ageOf(personOf(record), asked) }),
  };
}

/** The six age bands on a day of the record's own. */
export function ageBandsOnDay<Record>(
  personOf: PersonOf<Record>,
  dayOf: (record: Record) => string | null,
): Split<Record> {
  return {
    heading: "Age",
    open: ({ on }) => ({
      always: ageBands,
      place: (record) => ageBandOn(personOf(record), dayOf(record) ?? on, on),
    }),
  };
}

/** Ages in completed years on a day, by number, each shown only when somebody has it. */
export function agesInYears<Record>(
  personOf: PersonOf<Record>,
  dayOf: (record: Record, asked: Asked) => string,
): Split<Record> {
  return {
    heading: "Age",
    open: (asked) => ({
      always: [],
      place: (record) => {
        const age = ageOfPersonOn(personOf(record), dayOf(record, asked), asked.on);
        return age === null ? notRecorded : String(age);
      },
      compare: (a, b) => Number(a) - Number(b),
    }),
  };
}

/** The team that completed a review, in the spelling of the workers' teams. */
export function spelledTeamOrNone({ book }: Asked, team: string | null): string {
  return team === null ? notRecorded : spellTeam(book, team);
}

/** A fixed list of labels; the record names those it stands under. */
export function oneOf<Record>(
  heading: string,
  labels: readonly string[],
  place: (record: Record, asked: Asked, row: string) => string | readonly string[] | null,
): Split<Record> {
  return { heading, open: (asked) => ({ always: labels, place: (record, row) => place(record, asked, row) }) };
}
