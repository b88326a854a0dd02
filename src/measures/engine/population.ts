import type { View } from "../../cases/contract.ts";
import { countRemarks } from "../../cases/remarks.ts";
import type { Period } from "../../facts/calendar.ts";
import type { RecordName } from "./tabulate.ts";
import { recordFilter, type Scope, type Ownership } from "./scope.ts";

/** How many records a measure does not count, and why. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
}

/** Records that are deliberately not counted. */
interface LeavesOut<Item> {
  readonly reason: string | ((scope: Scope) => string);
  readonly records: (scope: Scope) => readonly Item[];
}

/** The records that a measure counts, each at most once. */
export interface Population<Item> extends Ownership<Item> {
  readonly view: View;
  /** The records' name in the plural: "current plans". */
  readonly noun: string;
  /** Returns the view of a record, where they are of several views. */
  readonly viewOf?: (record: Item) => View;
  readonly id: (record: Item) => string;
  /** The views whose rows the numbers depend on: their rejected rows are reported as left out. */
  readonly reads: readonly View[];
  /** Whether the records depend on the reporting year. */
  readonly usesYear?: boolean;
  /** Returns the records for the day or period asked about, before the filters. */
  readonly records: (scope: Scope) => readonly Item[];
  readonly leavesOut?: readonly LeavesOut<Item>[];
}

/** The records to which an event has happened by the day asked about, each by the day of its event. */
export interface EventPopulation<Item> extends Population<Item> {
  /** Returns the records whose event lies in a period that ends by the day asked about, before the filters. */
  readonly within: (scope: Scope, period: Period) => readonly Item[];
}

/** A number beside those of a table: how many records it counts, or are expected, and which it rests on. */
export interface Beside {
  readonly number: number;
  readonly of: readonly RecordName[];
}

/** Returns the number of some of a population's records, to stand beside a table. */
export function besideOf<Item>({ view, viewOf, id }: Population<Item>, records: readonly Item[]): Beside {
  const of = records.map((record) => ({ view: viewOf?.(record) ?? view, id: id(record) }));
  return { number: records.length, of };
}

/** Returns the records that a question counts, after its filters. */
export function countedRecords<Item>(population: Population<Item>, scope: Scope): readonly Item[] {
  const keep = recordFilter(scope, population);
  const records = population.records(scope);
  return keep === null ? records : records.filter(keep);
}

/** Returns what the numbers leave out: rejected rows of the views they depend on, and records left out by definition. */
export function leftOutOf<Item>(population: Population<Item>, scope: Scope): LeftOut[] {
  const rejected = countRemarks(scope.snapshot.rejected.filter(({ view }) => population.reads.includes(view))).map(
    ({ view, reason, count }) => ({ reason: `${view} row that could not be read (${reason})`, count }),
  );
  const keep = recordFilter(scope, population);
  const byDefinition = (population.leavesOut ?? []).map(({ reason, records }) => ({
    reason: typeof reason === "string" ? reason : reason(scope),
    count: keep === null ? records(scope).length : records(scope).filter(keep).length,
  }));
  return [...rejected, ...byDefinition.filter(({ count }) => count > 0)];
}
