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
  /** What the columns are, where they divide the records: "Decision". */
  readonly columnHeading?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** How many distinct records stand behind the table. */
  readonly caseCount: number;
  readonly excluded: readonly LeftOut[];
}

/** A record behind a number. */
export interface Case {
  readonly view: View;
  /** The record's own id: stays inside. */
  readonly id: string;
  readonly person: Person;
  /** The day on which a flow counts it; null for a stock. */
  readonly day: Day | null;
  readonly row: string;
  readonly column: string;
}

/** A step after counting: adds a column or a row, or blanks what has not happened yet. */
export type Derivation = (figures: Figures, scope: Scope) => Figures;

/** What happens to a record on a day, so that it can be counted in a period. */
export type Event = "decided" | "issued" | "ceased" | "completed";

/**
 * How a measure stands to time. A flow counts events dated in a period, by the day of each; a stock counts what stands on
 * a day.
 */
export type Timing<Record> =
  | { readonly kind: "stock" }
  | { readonly kind: "flow"; readonly event: Event; readonly dayOf: (record: Record) => Day | null };

/** Counts what stands on the day asked about. */
export const stock = { kind: "stock" } as const;

/** Counts events by the day on which each happened; null: it did not. */
export function flow<Record>(event: Event, dayOf: (record: Record) => Day | null): Timing<Record> {
  return { kind: "flow", event, dayOf };
}

/** What a measure says of itself. */
export interface MeasureText {
  /** Stable: people type it, jobs and subscriptions store it. */
  readonly id: string;
  readonly title: string;
  /** What else people call it, with commas between. */
  readonly synonyms?: string;
  /** What is counted, in words. */
  readonly counts: string;
  /** Why it matters. */
  readonly why: string;
  /** The regulation, or "Local definition". */
  readonly source: string;
  readonly chart: ChartShape;
  /** What the chart's series are, when not the table's columns. */
  readonly series?: "rows";
  /** The columns that the chart shows, when not all. */
  readonly charted?: readonly string[];
  /** The bands around a limit, where the rows are such bands. */
  readonly bands?: BandSet;
  /** Rows or columns in time or late, where they are not bands of weeks. */
  readonly tones?: Readonly<Record<string, Tone>>;
  /** The number that stands for all: the total of its records, or the latest year's percentage. */
  readonly card?: "total" | "latest percentage";
  /** A percentage to reach. */
  readonly target?: number;
  /** Rules whose findings make the numbers doubtful. */
  readonly dependsOn?: readonly string[];
  /** The sentence with the numbers, where listing them does not say it well. */
  readonly headline?: (figures: Figures) => string;
  /** What is to come may be meant by it: a month without its year may be the next one. */
  readonly looksAhead?: true;
  /** The rows name case officers: not for everybody. */
  readonly rowsAreOfficers?: true;
  /** Rows shown on screen by another name than in data. */
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
  /** What is done instead of `finish` when the question splits by team, officer or age. */
  readonly derivedBy?: readonly Derivation[];
}

export interface Measure extends MeasureText {
  /** What its records are called, many of them: "current plans". */
  readonly noun: string;
  readonly usesYear: boolean;
  /** The event that is counted in a period; null: a stock, counted on a day. */
  readonly event: Event | null;
  /** Counts data-quality findings. */
  readonly isQuality: boolean;
  readonly figures: (scope: Scope, by?: By) => Figures;
  /** The records behind each cell, in the book's order; a record stands once for each cell that counts it. */
  readonly cases: (scope: Scope, by?: By) => Case[];
}

/** The names in a list with commas between. */
export function synonymList(synonyms: string): string[] {
  return synonyms.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim().replaceAll(/\s+/g, " ")]));
}

/** Makes a measure of its declaration. */
export function measure<Record>(declared: Declaration<Record>): Measure {
  const { population, timing, rows, columns, percentOf, derived = [], derivedBy = [], ...text } = declared;
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
