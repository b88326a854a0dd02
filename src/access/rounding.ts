import { createHmac } from "node:crypto";
import type { TableRow, Value } from "../answer.ts";
import type { View } from "../cases/contract.ts";
import type { By } from "../measures/engine/asked.ts";
import type { CountedMeasure, Figures, Numbers, Rounding, Waits } from "../measures/engine/figures.ts";
import { add, emptyTally, keyLimit, type CellTallies, type Tally } from "../measures/engine/tallies.ts";
import type { Scope } from "../measures/engine/scope.ts";
import { isEnoughToAverage, leastBase, percent, percentIn, type RecordName } from "../measures/engine/tabulate.ts";
import { UserError } from "../user-error.ts";

/** Rounds numbers of records at random, so that none of them tells of a single child. See docs/access.md, "Small numbers". */
export interface Rounder {
  /** Every number that it returns is a multiple of this. */
  readonly base: number;
  /**
   * Returns the number of the records, rounded to one of the two multiples of the base around it: always the same one for
   * the same records, whatever their order. A record that is listed twice counts twice.
   */
  readonly round: (records: readonly RecordName[]) => number;
  /** The same in two steps, for records that are counted in many cells. */
  readonly keyOf: (record: RecordName) => number;
  readonly roundTally: (tally: Readonly<Tally>) => number;
}

/** Opens a rounder. Which numbers go up and which go down is another matter for every secret. */
export function openRounder(base: number, secret: Buffer): Rounder {
  const hash = (text: string): number => createHmac("sha256", secret).update(text).digest().readUIntBE(0, 6);
  const known = new Map<View, Map<string, number>>();
  const hashesOf = (view: View): Map<string, number> => {
    const ofView = known.get(view) ?? new Map<string, number>();
    known.set(view, ofView);
    return ofView;
  };
  // computed once for each record, as long as the bot runs: they are the same in every load
  const keyOf = ({ view, id }: RecordName): number => {
    const ofView = hashesOf(view);
    const computed = ofView.get(id);
    if (computed !== undefined) return computed;
    const made = hash(`record ${view} ${id}`);
    ofView.set(id, made);
    return made;
  };
  const roundTally = ({ count, key }: Readonly<Tally>): number => {
    const over = count % base;
    if (over === 0) return count;
    // hashed again: otherwise the direction of a total would follow from those of its parts
    const isUp = hash(`sum ${key}`) < (keyLimit * over) / base;
    return count - over + (isUp ? base : 0);
  };
  return {
    base,
    keyOf,
    roundTally,
    round: (records) => roundTally(records.reduce((tally, record) => add(tally, 1, keyOf(record)), emptyTally())),
  };
}

/** Who rounds for a channel. */
export interface SharedRounding {
  readonly rounder: Rounder;
  /** The ids of channels that see exact numbers. */
  readonly exactChannels: readonly string[];
}

/** Returns the rounder for what is posted to a channel, by its id; null: the channel sees exact numbers. */
export function rounderFor({ rounder, exactChannels }: SharedRounding, channel: string | null): Rounder | null {
  return channel !== null && exactChannels.includes(channel) ? null : rounder;
}

/** Returns the sentence under rounded numbers. */
export function roundingText({ base }: Rounder): string {
  return `Figures are rounded to multiples of ${base} so that no child can be identified. They may not add up.`;
}

/**
 * Returns the numbers of a measure with every one rounded by the records that it counts, the totals too; without a rounder,
 * exact. Labels that are shown only because a few records bear them are left out of rounded ones. Times are told of 10
 * records or more, to a whole day. All throw UserError for numbers by case officer.
 */
export function sharedNumbers(measure: CountedMeasure, rounder: Rounder | null): Numbers {
  const checked = (scope: Scope, by?: By): void => {
    const { filters, among } = scope;
    const named = [by, among?.by].includes("officer") || (filters.officer ?? filters.without?.officer) !== undefined;
    if (measure.rowsAreOfficers || named) throw new UserError("Figures by case officer cannot be shared. Ask by team.");
  };
  if (rounder === null) {
    const exact = <Told>(tell: (scope: Scope, by?: By) => Told) => {
      return (scope: Scope, by?: By): Told => {
        checked(scope, by);
        return tell(scope, by);
      };
    };
    return {
      base: null,
      figures: exact(measure.figures),
      months: exact((scope) => measure.months(scope)),
      count: exact(measure.count),
      share: exact(measure.share),
      rate: exact(measure.rate),
      waits: exact(measure.waits),
    };
  }
  const roundingOf = (always: Figures): Rounding => {
    return (figures, tallies) => withoutRare(rounded(figures, tallies(rounder.keyOf), rounder), always);
  };
  const { base } = rounder;
  const ofNone = (scope: Scope): Scope => ({ ...scope, rowFilter: () => false });
  return {
    base,
    figures(scope, by) {
      checked(scope, by);
      return measure.figures(scope, by, roundingOf(measure.figures(ofNone(scope), by)));
    },
    months(scope) {
      checked(scope);
      const always = measure.months(ofNone(scope));
      return always === null ? null : measure.months(scope, roundingOf(always));
    },
    count(scope) {
      checked(scope);
      return roundDistinct(measure.counted(scope), rounder);
    },
    share(scope, by) {
      checked(scope, by);
      return measure.share(scope, by, roundingOf(measure.share(ofNone(scope), by)));
    },
    rate(scope) {
      checked(scope);
      const records = measure.rateCases(scope);
      if (records === null) return null;
      const whole = rounder.round(records.whole);
      const part = Math.min(whole, rounder.round(records.part));
      return { part, whole, percent: whole < leastBase ? null : percent(part, whole) };
    },
    waits(scope, by) {
      checked(scope, by);
      // whether there are enough is told by the rounded number: else a reader would learn the true one, one question after another
      const isEnough = (measured: readonly RecordName[]) => isEnoughToAverage(roundDistinct(measured, rounder), base);
      return measure.waits(scope, by, isEnough).map(roundedWaits);
    },
  };
}

function roundedWaits(waits: Waits): Waits {
  const { median, mean } = waits;
  return { ...waits, count: 0, median: Math.round(median), mean: Math.round(mean), range: null, unmeasured: 0 };
}

/** Rounds the number of the records, each counted once however often it is named. */
function roundDistinct(records: readonly RecordName[], { keyOf, roundTally }: Rounder): number {
  const tally = emptyTally();
  for (const key of new Set(records.map(keyOf))) add(tally, 1, key);
  return roundTally(tally);
}

function rounded(figures: Figures, { cell, records }: CellTallies, { base, keyOf, roundTally }: Rounder): Figures {
  const sum = (rows: readonly string[], columns: readonly string[]) => {
    const tally = emptyTally();
    for (const row of rows) {
      for (const column of columns) {
        const { count, key } = cell(row, column).all;
        add(tally, count, key);
      }
    }
    return roundTally(tally);
  };
  const number = (count: number, of: readonly RecordName[]) => {
    const { key } = of.reduce((tally, record) => add(tally, 1, keyOf(record)), emptyTally());
    return roundTally({ count: Math.round(count), key });
  };
  const withSums = { ...figures, rounded: { base, sum, number } };
  const valueOf = (row: string, { label, unit }: Figures["columns"][number]): Value => {
    const { all, part } = cell(row, label);
    return unit === "count" ? roundTally(all) : percentIn(withSums, roundTally(part), roundTally(all));
  };
  return {
    ...withSums,
    rows: figures.rows.map((row) => ({ ...row, values: figures.columns.map((column) => valueOf(row.label, column)) })),
    caseCount: roundTally(records),
    recordCount: 0,
    excluded: [],
  };
}

/**
 * Leaves out rows and columns of nothing but 0 and n/a that a table of no records would not have: that they are there
 * would tell of 1 to 4 records.
 */
function withoutRare(figures: Figures, always: Figures): Figures {
  const isAlways = (lines: readonly { readonly label: string }[], label: string) =>
    lines.some((line) => line.label === label);
  const isNothing = (values: TableRow["values"]) => values.every((value) => value === null || value === 0);
  const rows = figures.rows.filter(({ label, values }) => isAlways(always.rows, label) || !isNothing(values));
  const kept = figures.columns.map(
    ({ label }, at) =>
      isAlways(always.columns, label) || !isNothing(figures.rows.map(({ values }) => values[at] ?? null)),
  );
  return {
    ...figures,
    columns: figures.columns.filter((_, at) => kept[at]),
    rows: rows.map((row) => ({ ...row, values: row.values.filter((_, at) => kept[at]) })),
  };
}
