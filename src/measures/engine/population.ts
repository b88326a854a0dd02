import { recordFilter, type Scope, type Ownership } from "./scope.ts";
import type { View } from "../../cases/contract.ts";
import { countRemarks } from "../../cases/remarks.ts";

export interface LeftOut {
  readonly reason: string;
  readonly count: number;
}

/** What a measure counts: records of one kind, each at most once. */
export interface Population<Record> extends Ownership<Record> {
  readonly view: View;
  /** What the records are called, many of them: "current plans". */
  readonly noun: string;
  /** The view of a record, where the population is of more than one. */
  readonly viewOf?: (record: Record) => View;
  readonly id: (record: Record) => string;
  /** The views whose rows decide the numbers: a row set aside in one of them is reported as left out. */
  readonly reads: readonly View[];
  readonly usesYear?: boolean;
  /** The records in the window asked about, before the filters. */
  readonly records: (scope: Scope) => readonly Record[];
  /** Records that are read and deliberately not counted, and why. */
  readonly leavesOut?: readonly { readonly reason: string; records: (scope: Scope) => readonly Record[] }[];
}

/** The records that the question counts: in the window and through the filters. */
export function countedRecords<Record>(population: Population<Record>, scope: Scope): readonly Record[] {
  const keep = recordFilter(scope, population);
  const records = population.records(scope);
  return keep === null ? records : records.filter(keep);
}

/** What is not in the numbers and why: rows set aside in the views they rest on, and records left out by definition. */
export function leftOutOf<Record>(population: Population<Record>, scope: Scope): LeftOut[] {
  const aside = countRemarks(scope.snapshot.rejected.filter(({ view }) => population.reads.includes(view))).map(
    ({ view, reason, count }) => ({ reason: `${view} row set aside: ${reason}`, count }),
  );
  const keep = recordFilter(scope, population);
  const byDefinition = (population.leavesOut ?? []).map(({ reason, records }) => ({
    reason,
    count: keep === null ? records(scope).length : records(scope).filter(keep).length,
  }));
  return [...aside, ...byDefinition.filter(({ count }) => count > 0)];
}
