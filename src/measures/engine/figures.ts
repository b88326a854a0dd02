import type { Day } from "../../cases/day.ts";
import type { Steps } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import type { Person, Worker } from "../../cases/records.ts";
import type { BandSet, Wait } from "../../facts/wait.ts";
import type { By } from "./asked.ts";
import type { Beside, LeftOut, Population } from "./population.ts";
import type { Scope } from "./scope.ts";
import type { Split } from "./splits/split.ts";
import type { CellTallies } from "./tallies.ts";
import type { RecordName, Tabulation } from "./tabulate.ts";

/** The numbers of a measure as one table, and what they leave out. */
export interface Figures extends Tabulation {
  /** The number of records looked at, of which `caseCount` are in the table. */
  readonly recordCount: number;
  readonly excluded: readonly LeftOut[];
  /** The numbers that the headline sets beside the table's own, by their names; absent: there are none. */
  readonly beside?: Readonly<Record<string, number>>;
}

/** A record behind a number. */
export interface Case extends RecordName {
  readonly person: Person;
  /** The day on which a flow counts it; null for a stock. */
  readonly day: Day | null;
  readonly row: string;
  readonly column: string;
  /** The case officer it is counted under; null: nobody. */
  readonly officer: Worker | null;
  /** How long it waits or took; null: no wait is measured. */
  readonly wait: Wait | null;
  readonly dueOn: Day | null;
  /** The last lawful day, where the law gives longer than the limit of `dueOn`. */
  readonly laterInLaw: Day | null;
}

/** A step after counting: adds a column or a row, or blanks what has not happened yet. */
export type Derivation = (figures: Figures, scope: Scope) => Figures;

/** What happens to a record on one day. */
export type Event = "received" | "decided" | "issued" | "ceased" | "completed";

/** A flow counts events in a period, by the day of each; a stock counts what holds on one day. */
export type Timing<Item> =
  | { readonly kind: "stock" }
  | { readonly kind: "flow"; readonly event: Event; readonly dayOf: (record: Item) => Day | null };

/** Counts what holds on the day asked about. */
export const stock = { kind: "stock" } as const;

/** Counts events by the day on which each happened; null: it did not happen. */
export function flow<Item>(event: Event, dayOf: (record: Item) => Day | null): Timing<Item> {
  return { kind: "flow", event, dayOf };
}

/** Some of a measure's records, which people ask for by a name of their own: "refused", "late". */
export interface PartText {
  /** Unique in its measure; never changes: stored questions hold it. */
  readonly id: string;
  /** What the records are, in the plural: "refusals to assess". */
  readonly title: string;
  /** Other names that people use, separated by commas. */
  readonly synonyms: string;
}

/** A part, and which records belong to it. */
export interface RecordPart<Item> extends PartText {
  readonly holds: (record: Item, scope: Scope) => boolean;
  /** Which records the part is a share of; absent: all that the measure counts. */
  readonly of?: (record: Item, scope: Scope) => boolean;
  /** It is a share of all records that the measure looks at, in a row or not; absent: of those in a row. */
  readonly isOfAll?: true;
  /** What those are, in the plural: "decisions whether to assess". Absent: the population's noun. */
  readonly ofWhat?: string;
}

/** How long the records of one row waited or took, in days. */
export interface Waits {
  readonly label: string;
  /** How many records are measured; 0 where that is not told. */
  readonly count: number;
  readonly median: number;
  /** To half a day. */
  readonly mean: number;
  /** Null where it would tell of a single child. */
  readonly range: { readonly shortest: number; readonly longest: number } | null;
  /** How many records cannot be measured: an end is missing or comes first. */
  readonly unmeasured: number;
}

/** A part of a whole. */
export interface Rate {
  readonly part: number;
  readonly whole: number;
  /** Null: of nothing, or of too few to be told. */
  readonly percent: number | null;
}

/**
 * Changes the numbers of a table before any column or row is derived from them. `tallies` gives those of its cells by the
 * keys of its records.
 */
export type Rounding = (figures: Figures, tallies: (keyOf: (record: RecordName) => number) => CellTallies) => Figures;

/** What answers are made of: exact numbers, or those rounded for many. */
export interface Numbers {
  /** Null: the numbers are exact. */
  readonly base: number | null;
  readonly figures: (scope: Scope, by?: By) => Figures;
  /** Returns a flow's events of the period by month, or its percentage by month; null for a stock. */
  readonly months: (scope: Scope) => Figures | null;
  /** Returns the number that the headline says: of a flow the events of the period, of a stock what stands on the day. */
  readonly count: (scope: Scope) => number;
  /**
   * Returns how many records there are, how many of them are of the scope's part or pass its threshold, and the percentage.
   * Throws UserError where neither is asked about.
   */
  readonly share: (scope: Scope, by?: By) => Figures;
  /**
   * Returns how many of the records are of the scope's part or pass its threshold; without either, how many are as the
   * measure's percentage wants. Null: it has none.
   */
  readonly rate: (scope: Scope) => Rate | null;
  /** Returns the waits of the records that `count` counts: all, then by the split. Throws UserError without waits. */
  readonly waits: (scope: Scope, by?: By) => readonly Waits[];
}

/** The records of a rate. */
export interface RateCases {
  readonly part: readonly RecordName[];
  readonly whole: readonly RecordName[];
}

/** What a measure counts, and the records behind it. */
export interface Counting extends Numbers {
  readonly figures: (scope: Scope, by?: By, round?: Rounding) => Figures;
  readonly share: (scope: Scope, by?: By, round?: Rounding) => Figures;
  readonly months: (scope: Scope, round?: Rounding) => Figures | null;
  /** As in `Numbers`. `isTold` says of the records of a group that are measured whether anything is told of them. */
  readonly waits: (scope: Scope, by?: By, isTold?: (measured: readonly RecordName[]) => boolean) => readonly Waits[];
  /** Returns the records behind the cells, each once for every cell that counts it. A flow's are in order of their event. */
  readonly cases: (scope: Scope, by?: By) => Case[];
  /** Returns the records that `count` counts, each once for every cell that shows it. */
  readonly behind: (scope: Scope) => Steps<Case[]>;
  /** Returns the records that `count` counts; one of several findings is named several times. */
  readonly counted: (scope: Scope) => readonly RecordName[];
  /** Returns the records that `rate` counts, each once. */
  readonly rateCases: (scope: Scope) => RateCases | null;
}

/** What of a measure decides who may see it. */
export interface CountedMeasure extends Counting {
  /** Whether it counts data-quality findings. */
  readonly isQuality: boolean;
  /** The rows are case officers, which not everybody may see. */
  readonly rowsAreOfficers?: true;
  /** Whether records are counted under the officer who completed them, and not under the case officer. */
  readonly isByDoer?: (snapshot: Snapshot) => boolean;
}

/** A column of a table that is worked out of each row's records. */
export interface WorkedColumn<Item> {
  readonly label: string;
  /** `average`: to a tenth, and of rounded numbers only of enough records. `number`: of records that are expected, whole. */
  readonly kind: "average" | "number";
  /** Returns the amount for some records; null: they have none. */
  readonly of: (scope: Scope) => (records: readonly Item[]) => number | null;
  /** The label of the counted column before which it stands. */
  readonly before: string;
}

/** What the numbers of a measure are worked out from. */
export interface CountingDeclaration<Item> {
  readonly title: string;
  /** The bands that the rows are, where they are bands of waiting. */
  readonly bands?: BandSet;
  readonly population: Population<Item>;
  /** What stands on the day asked about, where the table is of other days: the headline, splits and cases are of these. */
  readonly standing?: Population<Item>;
  readonly timing: Timing<NoInfer<Item>>;
  readonly rows: Split<NoInfer<Item>>;
  /** Absent: one column, `Count`. */
  readonly columns?: Split<NoInfer<Item>>;
  /** Turns each cell into the percentage of its records for which this is true. */
  readonly percentOf?: (record: NoInfer<Item>) => boolean;
  /** Returns the numbers that the headline sets beside the table's own, by their names. `records`: those looked at. */
  readonly beside?: (scope: Scope, records: readonly NoInfer<Item>[]) => Readonly<Record<string, Beside>>;
  /** Columns that are worked out of the records of each row. */
  readonly worked?: readonly WorkedColumn<NoInfer<Item>>[];
  /** Which records the measure's percentage is of, where it has one. */
  readonly rateOf?: (record: NoInfer<Item>, scope: Scope) => boolean;
  readonly derived?: readonly Derivation[];
  /** Replaces `derived` where the question asks for a breakdown. */
  readonly derivedBy?: readonly Derivation[];
  readonly parts?: readonly RecordPart<NoInfer<Item>>[];
  /** Returns how long a record waits or took; absent: as the rows say, where they are by that. */
  readonly waitOf?: (record: NoInfer<Item>, scope: Scope) => Wait;
  /** Returns the day by which the law or the service wants it done; absent: after the limit of the bands. */
  readonly dueOf?: (record: NoInfer<Item>, scope: Scope) => Day | null;
  /** Returns the last lawful day of a record to which the law gives longer; absent: to none. */
  readonly laterInLawOf?: (record: NoInfer<Item>, scope: Scope) => Day | null;
}
