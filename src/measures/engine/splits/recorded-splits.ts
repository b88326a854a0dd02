import type { CouncilWords } from "../../../cases/council-words.ts";
import type { Day } from "../../../cases/day.ts";
import type { Person, Worker } from "../../../cases/records.ts";
import type { Snapshot } from "../../../cases/snapshot.ts";
import { sameName } from "../../../cases/same-name.ts";
import { ageBandOn, ageBands, ageOfPersonOn, notRecorded } from "../../../facts/age.ts";
import { caseOfficersOn } from "../../../facts/by-day.ts";
import { officerNames, type OfficerNames } from "../../../facts/case-officer.ts";
import { spellings, trailing, type RecordedColumn } from "../../../facts/spellings.ts";
import { ageOf, type Scope } from "../scope.ts";
import { labelsOf, noLabel, type LabelNumber, type Labels, type Split } from "./split.ts";

/** Looks up the label of each value once: records are many, and their values few. */
function byValue<Value>(labels: Labels, labelOf: (value: Value) => string): (value: Value) => LabelNumber {
  const numbers = new Map<Value, LabelNumber>();
  return (value) => {
    const cached = numbers.get(value);
    if (cached !== undefined) return cached;
    const number = labels.numberOf(labelOf(value));
    numbers.set(value, number);
    return number;
  };
}

/** Splits records by one value each, whose label depends on the value alone. */
function valueSplit<Item, Value>(
  heading: string,
  open: (scope: Scope) => {
    readonly always?: readonly string[];
    readonly valueOf: (record: Item) => Value;
    readonly labelOf: (value: Value) => string;
    readonly compare?: (a: string, b: string) => number;
  },
): Split<Item> {
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
 * Splits by recorded value: the `named` ones first and always, then the others A–Z, null as `Not recorded`. Values that
 * look the same are one, in the named spelling or the column's commonest.
 */
export function recorded<Item>(
  heading: string,
  column: RecordedColumn,
  valueOf: (record: Item) => string | null,
  named: (words: CouncilWords, snapshot: Snapshot) => readonly string[] = () => [],
): Split<Item> {
  return valueSplit<Item, string | null>(heading, ({ snapshot }) => {
    const always = named(snapshot.words, snapshot);
    const spelled = new Map(spellings(snapshot, column));
    for (const label of [...always, ...trailing]) spelled.set(sameName(label), label);
    const labelOf = (value: string | null) => (value === null ? notRecorded : (spelled.get(sameName(value)) ?? value));
    return { always, valueOf, labelOf };
  });
}

type PersonOf<Item> = (record: Item) => Person;

/** Splits by the case officer on the day asked about. */
function officerOnDay<Item>(
  heading: string,
  personOf: PersonOf<Item>,
  labelOf: (names: OfficerNames, officer: Worker | null) => string,
): Split<Item> {
  return valueSplit<Item, Worker | null>(heading, ({ snapshot, on }) => {
    const officers = caseOfficersOn(snapshot, on);
    const names = officerNames(snapshot);
    return {
      valueOf: (record) => officers[personOf(record).at] ?? null,
      labelOf: (officer) => labelOf(names, officer),
    };
  });
}

/** Splits by the team of the case officer on the day asked about. */
export function teamSplit<Item>(personOf: PersonOf<Item>): Split<Item> {
  return officerOnDay("Team", personOf, (names, officer) => names.team(officer));
}

/** Splits by the case officer on the day asked about. */
export function officerSplit<Item>(personOf: PersonOf<Item>): Split<Item> {
  return officerOnDay("Case officer", personOf, (names, officer) => names.officer(officer));
}

/** Splits by a name that each record has of its own: its own team or officer, whoever the case officer is. */
export function ownValueSplit<Item>(heading: string, valueOf: (scope: Scope) => (record: Item) => string): Split<Item> {
  return valueSplit<Item, string>(heading, (scope) => ({ valueOf: valueOf(scope), labelOf: (value) => value }));
}

/** Splits by the age band on the day asked about. */
export function ageSplit<Item>(personOf: PersonOf<Item>): Split<Item> {
  return valueSplit<Item, string>("Age", (scope) => ({
    always: ageBands,
    valueOf: (record) => ageOf(personOf(record), scope),
    labelOf: (band) => band,
  }));
}

/** Splits by the age band on a day of the record's own; on the day asked about where it has none. */
export function ageBandsOnDay<Item>(personOf: PersonOf<Item>, dayOf: (record: Item) => Day | null): Split<Item> {
  return valueSplit<Item, string>("Age", ({ on }) => ({
    always: ageBands,
    valueOf: (record) => ageBandOn(personOf(record), dayOf(record) ?? on, on),
    labelOf: (band) => band,
  }));
}

/** Splits by age in completed years on a day, youngest first. Ages that nobody has are not shown. */
export function agesInYears<Item>(personOf: PersonOf<Item>, dayOf: (record: Item, scope: Scope) => Day): Split<Item> {
  return valueSplit<Item, number | null>("Age", (scope) => ({
    valueOf: (record) => ageOfPersonOn(personOf(record), dayOf(record, scope), scope.on),
    labelOf: (age) => (age === null ? notRecorded : String(age)),
    compare: (a, b) => Number(a) - Number(b),
  }));
}

/** Puts all records under one label. */
export function singleLabel<Item>(label: string): Split<Item> {
  return { heading: label, open: () => ({ labels: labelsOf([label]), assign: () => 0 }) };
}

/** Splits by a fixed list of labels. `labelOf` returns a record's label or labels; null: it has none. */
export function fixedLabels<Item>(
  heading: string,
  always: readonly string[] | ((scope: Scope) => readonly string[]),
  labelOf: (record: Item, scope: Scope) => string | readonly string[] | null,
): Split<Item> {
  return {
    heading,
    open: (scope) => {
      const labels = labelsOf(typeof always === "function" ? always(scope) : always);
      return {
        labels,
        assign: (record) => {
          const label = labelOf(record, scope);
          if (label === null) return noLabel;
          return typeof label === "string" ? labels.numberOf(label) : label.map(labels.numberOf);
        },
      };
    },
  };
}

/** Counts under a split's labels only the records of which something is true. */
export function only<Item>(split: Split<Item>, isCounted: (record: Item, scope: Scope) => boolean): Split<Item> {
  return {
    ...split,
    open(scope) {
      const open = split.open(scope);
      return { ...open, assign: (record, row) => (isCounted(record, scope) ? open.assign(record, row) : noLabel) };
    },
  };
}
