import type { ChartShape, Tone } from "./answer.ts";
import type { View } from "./cases/contract.ts";
import type { Day } from "./cases/day.ts";
import type { Person } from "./cases/records.ts";
import type { BandSet } from "./facts/wait.ts";
import { breakdown, type By } from "./measures/engine/breakdown.ts";
import { leftOutOf, countedRecords, type LeftOut, type Population } from "./measures/engine/population.ts";
import type { Scope } from "./measures/engine/scope.ts";
import type { Split } from "./measures/engine/split.ts";
import { assign, tabulate, type Layout, type Tabulation } from "./measures/engine/tabulate.ts";

/** The numbers of a measure as one table, and what they leave out. */
export interface Figures extends Tabulation {
  /** The number of records looked at, of which `caseCount` are in the table. */
  readonly recordCount: number;
  readonly excluded: readonly LeftOut[];
  /** How many of the records looked at the measure's `companion` is true of; absent: it has none. */
  readonly companion?: number;
}

/** A record behind a number. */
export interface Case {
  readonly view: View;
  /** The record's own id; never shown. */
  readonly id: string;
  readonly person: Person;
  /** The day on which a flow counts it; null for a stock. */
  readonly day: Day | null;
  readonly row: string;
  readonly column: string;
}

/** A step after counting: adds a column or a row, or blanks what has not happened yet. */
export type Derivation = (figures: Figures, scope: Scope) => Figures;

/** What happens to a record on one day. */
export type Event = "decided" | "issued" | "ceased" | "completed";

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

/** What a measure says where it counts nothing. */
interface Emptiness {
  /** What there are none of, in the plural: "overdue reviews". */
  readonly what: string;
  /** What is true of no plan that was looked at: "past 14 months". Absent: no other plans were. */
  readonly none?: string;
}

/** What a measure says about itself. */
export interface MeasureText {
  /** Never changes: people type it, pins and subscriptions hold it. */
  readonly id: string;
  readonly title: string;
  /** Other names that people use, separated by commas. */
  readonly synonyms?: string;
  /** What is counted, in words for people. */
  readonly counts: string;
  /** Why it matters. */
  readonly why: string;
  /** The regulation, or "Local definition". */
  readonly source: string;
  readonly chart: ChartShape;
  /** The chart's series are the table's rows; absent: its columns. */
  readonly series?: "rows";
  /** The columns that the chart shows; absent: all. */
  readonly charted?: readonly string[];
  /** The bands that the rows are, where they are bands of waiting. */
  readonly bands?: BandSet;
  /** The tone of rows or columns by their label, where they are not bands of waiting. */
  readonly tones?: Readonly<Record<string, Tone>>;
  /** The one number to show first: the total of its records, or the latest percentage. */
  readonly card?: "total" | "latest percentage";
  /** The percentage to reach. */
  readonly target?: number;
  /** The ids of the rules whose findings make the numbers doubtful. */
  readonly dependsOn?: readonly string[];
  /** Returns the sentence with the numbers, where a list of them does not say it well. */
  readonly headline?: (figures: Figures) => string;
  /** What is said where nothing is counted; absent: there are none of the population's records. */
  readonly empty?: Emptiness;
  /** The measure is about days to come: a month without its year may mean the next one. */
  readonly looksAhead?: true;
  /** The rows are case officers, which not everybody may see. */
  readonly rowsAreOfficers?: true;
  /** Returns the name to show for a row, where it is not the row's label. */
  readonly rowTitle?: (label: string) => string;
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

interface MeasureDeclaration<Item> extends Omit<MeasureText, "source"> {
  /** Absent: "Local definition". */
  readonly source?: string;
  readonly population: Population<Item>;
  readonly timing: Timing<NoInfer<Item>>;
  readonly rows: Split<NoInfer<Item>>;
  /** Absent: one column, `Count`. */
  readonly columns?: Split<NoInfer<Item>>;
  /** Turns each cell into the percentage of its records for which this is true. */
  readonly percentOf?: (record: NoInfer<Item>) => boolean;
  readonly derived?: readonly Derivation[];
  /** Replaces `derived` where the question asks for a breakdown. */
  readonly derivedBy?: readonly Derivation[];
  /** Counts those of the population that the headline sets beside the table's own number, by the same filters. */
  readonly companion?: (scope: Scope) => (record: NoInfer<Item>) => boolean;
  readonly parts?: readonly PartText[];
  /** What a wait is counted from, where records wait or took time: "the request". */
  readonly waitFrom?: string;
}

export interface Measure extends MeasureText {
  /** The records' name in the plural: "current plans". */
  readonly noun: string;
  readonly usesYear: boolean;
  /** The event that a flow counts; null: a stock. */
  readonly event: Event | null;
  readonly parts: readonly PartText[];
  /** What a wait is counted from: "the request". Null: no wait is measured, so no threshold or duration can be asked. */
  readonly waitFrom: string | null;
  /** Whether the measure counts data-quality findings. */
  readonly isQuality: boolean;
  readonly figures: (scope: Scope, by?: By) => Figures;
  /** Returns the records behind the cells, each once for every cell that counts it. A flow's are in order of their event. */
  readonly cases: (scope: Scope, by?: By) => Case[];
}

/** Splits a list of names at its commas, without blanks around them. */
export function synonymList(synonyms: string): string[] {
  return synonyms.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim().replaceAll(/\s+/g, " ")]));
}

/** Defines a measure. */
export function measure<Item>(declaration: MeasureDeclaration<Item>): Measure {
  const {
    population,
    timing,
    rows,
    columns,
    percentOf,
    derived = [],
    derivedBy = [],
    companion,
    parts = [],
    waitFrom = null,
    ...text
  } = declaration;
  const layoutBy = (by?: By): Layout<Item> =>
    by === undefined ? { rows, columns } : breakdown(population, { rows, columns }, by);
  return {
    source: "Local definition",
    ...text,
    noun: population.noun,
    parts,
    waitFrom,
    isQuality: text.id.startsWith("quality."),
    usesYear: [population, rows, columns].some((part) => part?.usesYear),
    event: timing.kind === "flow" ? timing.event : null,
    figures(scope, by) {
      const records = countedRecords(population, scope);
      const counted: Figures = {
        ...tabulate(records, layoutBy(by), scope, percentOf),
        recordCount: records.length,
        excluded: leftOutOf(population, scope),
        ...(companion === undefined ? {} : { companion: records.filter(companion(scope)).length }),
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
