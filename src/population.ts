import { filter, type Asked, type Belonging } from "./asked.ts";
import type { View } from "./cases/contract.ts";
import { countRemarks } from "./cases/set-aside.ts";

export interface LeftOut {
  readonly reason: string;
  readonly count: number;
}

/** What a measure counts: records of one kind, each at most once. */
export interface Population<Record> extends Belonging<Record> {
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
  readonly records: (asked: Asked) => readonly Record[];
  /** Records that are read and deliberately not counted, and why. */
  readonly leavesOut?: readonly { readonly reason: string; records: (asked: Asked) => readonly Record[] }[];
}

/** The records that the question counts: in the window and through the filters. */
export function recordsOf<Record>(population: Population<Record>, asked: Asked): Record[] {
  return population.records(asked).filter(filter(asked, population));
}

/** What is not in the numbers and why: rows set aside in the views they rest on, and records left out by definition. */
export function leftOutOf<Record>(population: Population<Record>, asked: Asked): LeftOut[] {
  const aside = countRemarks(asked.book.setAside.filter(({ view }) => population.reads.includes(view))).map(
    ({ view, reason, count }) => ({ reason: `${view} row set aside: ${reason}`, count }),
  );
  const keep = filter(asked, population);
  const byDefinition = (population.leavesOut ?? []).map(({ reason, records }) => ({
    reason,
    count: records(asked).filter(keep).length,
  }));
  return [...aside, ...byDefinition.filter(({ count }) => count > 0)];
}
