import type { ChartShape, TableColumn, TableRow, Tone } from "./answer.ts";
import type { View } from "./cases/contract.ts";
import type { Day } from "./cases/day.ts";
import type { Person } from "./cases/records.ts";
import type { BandSet } from "./facts/wait.ts";
import { breakdown, type By } from "./measures/engine/breakdown.ts";
import { leftOutOf, countedRecords, type LeftOut, type Population } from "./measures/engine/population.ts";
import type { Scope } from "./measures/engine/scope.ts";
import type { Split } from "./measures/engine/split.ts";
import { assign, tabulate, type Layout } from "./measures/engine/tabulate.ts";

/** The numbers of a measure as one table. */
export interface Figures {
  readonly rowHeading: string;
  /** Names what the columns divide the records by: "Decision". */
  readonly columnHeading?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** The number of distinct records counted in the table. */
  readonly caseCount: number;
  readonly excluded: readonly LeftOut[];
}

/** A record behind a number. */
export interface Case {
  readonly view: View;
  /** The record's own id; never shown to people. */
  readonly id: string;
  readonly person: Person;
  /** The day on which a flow counts it; null for a stock. */
  readonly day: Day | null;
  readonly row: string;
  readonly column: string;
}

/** A step after counting that adds a column or a row, or blanks periods that have not come yet. */
export type Derivation = (figures: Figures, scope: Scope) => Figures;

/** An event of a record, dated so that it can be counted in a period. */
export type Event = "decided" | "issued" | "ceased" | "completed";

/**
 * How a measure depends on time. A flow counts the events dated in a period; a stock counts the records that exist on a
 * day.
 */
export type Timing<Record> =
  | { readonly kind: "stock" }
  | { readonly kind: "flow"; readonly event: Event; readonly dayOf: (record: Record) => Day | null };

/** Counts the records that exist on the day asked about. */
export const stock = { kind: "stock" } as const;

/** Counts events by the day on which each happened; null where it has not. */
export function flow<Record>(event: Event, dayOf: (record: Record) => Day | null): Timing<Record> {
  return { kind: "flow", event, dayOf };
}

/** The texts of a measure and how it is shown. */
export interface MeasureText {
  /** Stable, because people type it and subscriptions store it. */
  readonly id: string;
  readonly title: string;
  /** Other names for it, separated by commas. */
  readonly synonyms?: string;
  /** What is counted, in words. */
  readonly counts: string;
  /** Why it matters. */
  readonly why: string;
  /** The regulation, or "Local definition". */
  readonly source: string;
  readonly chart: ChartShape;
  /** Makes the table's rows the chart's series; absent: its columns. */
  readonly series?: "rows";
  /** The columns that the chart shows; absent: all. */
  readonly charted?: readonly string[];
  /** The bands around a limit that the rows are. */
  readonly bands?: BandSet;
  /** Marks rows or columns as in time or late, where they are not bands. */
  readonly tones?: Readonly<Record<string, Tone>>;
  /** The number that sums the measure up: the total of its records, or the latest year's percentage. */
  readonly card?: "total" | "latest percentage";
  /** The percentage to reach. */
  readonly target?: number;
  /** Rules whose findings make the numbers doubtful. */
  readonly dependsOn?: readonly string[];
  /** Makes the sentence with the numbers, where a plain list of them reads badly. */
  readonly headline?: (figures: Figures) => string;
  /** May be asked about the future: a month without a year may be the next one. */
  readonly looksAhead?: true;
  /** The rows name case officers, so the measure is not for everybody. */
  readonly rowsAreOfficers?: true;
  /** Returns the name of a row on screen, where that is not its label in data. */
  readonly rowTitle?: (label: string) => string;
}

export interface Declaration<Record> extends MeasureText {
  readonly population: Population<Record>;
  readonly timing: Timing<NoInfer<Record>>;
  readonly rows: Split<NoInfer<Record>>;
  /** Without columns, records are counted under `Count`. */
  readonly columns?: Split<NoInfer<Record>>;
  /** Shows each cell as the percentage of its records for which this holds. */
  readonly percentOf?: (record: NoInfer<Record>) => boolean;
  readonly derived?: readonly Derivation[];
  /** Replaces `derived` where the question splits by team, officer or age. */
  readonly derivedBy?: readonly Derivation[];
}

export interface Measure extends MeasureText {
  /** The plural name of its records: "current plans". */
  readonly noun: string;
  readonly usesYear: boolean;
  /** The event that is counted in a period; null for a stock. */
  readonly event: Event | null;
  /** Counts data-quality findings. */
  readonly isQuality: boolean;
  readonly figures: (scope: Scope, by?: By) => Figures;
  /** Returns the records behind each cell, in the snapshot's order; a record is repeated for each of its cells. */
  readonly cases: (scope: Scope, by?: By) => Case[];
}

/** Splits a list of names at its commas. */
export function synonymList(synonyms: string): string[] {
  return synonyms.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim().replaceAll(/\s+/g, " ")]));
}

/** Makes a measure from its declaration. */
export function measure<Record>(declaration: Declaration<Record>): Measure {
  const { population, timing, rows, columns, percentOf, derived = [], derivedBy = [], ...text } = declaration;
  const layoutBy = (by?: By): Layout<Record> =>
    by === undefined ? { rows, columns } : breakdown(population, { rows, columns }, by);
  return {
    ...text,
    noun: population.noun,
    isQuality: text.id.startsWith("quality."),
    usesYear: [population, rows, columns].some((part) => part?.usesYear),
    event: timing.kind === "flow" ? timing.event : null,
    figures(scope, by) {
      const counted: Figures = {
        ...tabulate(countedRecords(population, scope), layoutBy(by), scope, percentOf),
        excluded: leftOutOf(population, scope),
      };
      return (by === undefined ? derived : derivedBy).reduce((figures, step) => step(figures, scope), counted);
    },
    cases: (scope, by) =>
      assign(countedRecords(population, scope), layoutBy(by), scope).map(({ record, row, column }) => ({
        view: population.viewOf?.(record) ?? population.view,
        id: population.id(record),
        person: population.person(record),
        day: timing.kind === "flow" ? timing.dayOf(record) : null,
        row,
        column,
      })),
  };
}
