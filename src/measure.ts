import type { ChartShape, Tone } from "./answer.ts";
import type { View } from "./cases/contract.ts";
import type { CouncilWords } from "./cases/council-words.ts";
import type { Day } from "./cases/day.ts";
import type { Person, Worker } from "./cases/records.ts";
import type { BandSet, Wait } from "./facts/wait.ts";
import type { By } from "./measures/engine/breakdown.ts";
import { bandPartTexts } from "./measures/engine/band-parts.ts";
import { counting } from "./measures/engine/counting.ts";
import type { LeftOut, Population } from "./measures/engine/population.ts";
import type { Scope } from "./measures/engine/scope.ts";
import type { Split } from "./measures/engine/split.ts";
import type { Tabulation } from "./measures/engine/tabulate.ts";

/** The numbers of a measure as one table, and what they leave out. */
export interface Figures extends Tabulation {
  /** The number of records looked at, of which `caseCount` are in the table. */
  readonly recordCount: number;
  readonly excluded: readonly LeftOut[];
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
  /** The case officer it is counted under; null: nobody. */
  readonly officer: Worker | null;
  /** How long it waits or took; null: no wait is measured. */
  readonly wait: Wait | null;
  readonly dueOn: Day | null;
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
  /** The first day from which the council records what the rows say; absent: always. */
  readonly recordedFrom?: (words: CouncilWords) => Day;
  /** What is said where nothing is counted; absent: there are none of the population's records. */
  readonly empty?: Emptiness;
  /** The measure is about days to come: a month without its year may mean the next one. */
  readonly looksAhead?: true;
  /** The rows are case officers, which not everybody may see. */
  readonly rowsAreOfficers?: true;
  /** What to do next about one of the cases, in a sentence. */
  readonly nextStep?: string;
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

/** A part, and which records belong to it. */
export interface Part<Item> extends PartText {
  readonly holds: (record: Item, scope: Scope) => boolean;
  /** Which records the part is a share of; absent: all that the measure counts. */
  readonly of?: (record: Item, scope: Scope) => boolean;
  /** What those are, in the plural: "decisions whether to assess". Absent: the population's noun. */
  readonly ofWhat?: string;
}

/** The declaration of a measure. */
export interface MeasureDeclaration<Item> extends Omit<MeasureText, "source"> {
  /** Absent: "Local definition". */
  readonly source?: string;
  readonly population: Population<Item>;
  /** What stands on the day asked about, where the table is of other days: the headline, splits and cases are of these. */
  readonly standing?: Population<Item>;
  readonly timing: Timing<NoInfer<Item>>;
  readonly rows: Split<NoInfer<Item>>;
  /** Absent: one column, `Count`. */
  readonly columns?: Split<NoInfer<Item>>;
  /** Turns each cell into the percentage of its records for which this is true. */
  readonly percentOf?: (record: NoInfer<Item>) => boolean;
  readonly derived?: readonly Derivation[];
  /** Replaces `derived` where the question asks for a breakdown. */
  readonly derivedBy?: readonly Derivation[];
  readonly parts?: readonly Part<NoInfer<Item>>[];
  /** What a wait is counted from, where records wait or took time: "the request". */
  readonly waitFrom?: string;
  /** Returns how long a record waits or took; absent: as the rows say, where they are by that. */
  readonly waitOf?: (record: NoInfer<Item>, scope: Scope) => Wait;
  /** Returns the day by which the law or the service wants it done; absent: after the limit of the bands. */
  readonly dueOf?: (record: NoInfer<Item>, scope: Scope) => Day | null;
}

export interface Measure extends MeasureText, Counting {
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
}

/** The days that the records of one row waited or took, shortest first, without those that cannot be measured. */
export interface Waits {
  readonly label: string;
  readonly days: readonly number[];
  /** How many records cannot be measured: an end is missing or comes first. */
  readonly unmeasured: number;
}

/** What a measure counts. */
export interface Counting {
  readonly figures: (scope: Scope, by?: By) => Figures;
  /** Returns the records behind the cells, each once for every cell that counts it. A flow's are in order of their event. */
  readonly cases: (scope: Scope, by?: By) => Case[];
  /** Returns the number that the headline says: of a flow the events of the period, of a stock what stands on the day. */
  readonly count: (scope: Scope) => number;
  /** Returns the records that `count` counts, each once for every cell that shows it. */
  readonly behind: (scope: Scope) => Case[];
  /**
   * Returns how many records there are, how many of them are of the scope's part or pass its threshold, and the percentage.
   * Throws UserError where neither is asked about.
   */
  readonly share: (scope: Scope, by?: By) => Figures;
  /** Returns the waits of the records that `count` counts: all, then by the split. Throws UserError without waits. */
  readonly waits: (scope: Scope, by?: By) => readonly Waits[];
}

/** Splits a list of names at its commas, without blanks around them. */
export function synonymList(synonyms: string): string[] {
  return synonyms.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim().replaceAll(/\s+/g, " ")]));
}

/** Defines a measure. */
export function measure<Item>(declaration: MeasureDeclaration<Item>): Measure {
  const { population, standing, timing, rows, columns, parts = [], waitFrom = null, ...others } = declaration;
  const { percentOf, derived, derivedBy, waitOf, dueOf, ...text } = others;
  return {
    source: "Local definition",
    ...text,
    noun: (standing ?? population).noun,
    parts: [...parts, ...(text.bands === undefined ? [] : bandPartTexts(text.bands))],
    waitFrom,
    isQuality: text.id.startsWith("quality."),
    usesYear: [population, rows, columns].some((part) => part?.usesYear),
    event: timing.kind === "flow" ? timing.event : null,
    ...counting(declaration),
  };
}
