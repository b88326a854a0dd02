import type { Chart, ChartShape, TimeTone } from "./answer.ts";
import type { CouncilWords } from "./cases/council-words.ts";
import type { Day } from "./cases/day.ts";
import type { Snapshot } from "./cases/snapshot.ts";
import type { BandSet } from "./facts/wait.ts";
import { bandPartTexts } from "./measures/engine/count-steps.ts";
import { counting } from "./measures/engine/counting.ts";
import type { Scope } from "./measures/engine/scope.ts";
import type { Counting, CountingDeclaration, Event, Figures, PartText } from "./measures/engine/figures.ts";

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
  /** The title where the rows are a team, officer or age in place of its own. Absent: the title without "by year". */
  readonly splitTitle?: string;
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
  readonly tones?: Readonly<Record<string, TimeTone>>;
  /** Which recorded decisions agree to what was asked and which refuse it, by their labels. */
  readonly outcomes?: (words: CouncilWords) => Readonly<Record<string, "agreed" | "refused">>;
  /** A record may stand in several rows, so that rows do not add up to the whole. */
  readonly rowsOverlap?: true;
  /** A limit to mark in the chart where the rows are no bands of waiting. */
  readonly limit?: NonNullable<Chart["limit"]>;
  /** The one number to show first: the total of its records, or the latest percentage. */
  readonly card?: "total" | "latest percentage";
  /** The percentage to reach. */
  readonly target?: number;
  /** The ids of the rules whose findings make the numbers doubtful. */
  readonly dependsOn?: readonly string[];
  /** What the percentage is of, after "28 of 31": "new plans were issued within 20 weeks". */
  readonly rateText?: string;
  /** Returns the sentences with the numbers and their day, where a list of them does not say it well. `count`: see Counting. */
  readonly headline?: (figures: Figures, scope: Scope, count: number) => string;
  /** The headline reads the measure's own rows, so that a split has another. */
  readonly headlineIsOfRows?: true;
  /** The first day from which the council records what the rows say; absent: always. */
  readonly recordedFrom?: { readonly what: string; readonly day: (words: CouncilWords) => Day };
  /** What is said where nothing is counted; absent: there are none of the population's records. */
  readonly empty?: Emptiness;
  /** The measure is about days to come: a month without its year may mean the next one. */
  readonly looksAhead?: true;
  /** It counts the days to come that are asked about, and nothing that is past. */
  readonly countsAhead?: true;
  /** The shortest wait that any row counts, in calendar months; absent: none. A longer length may be asked about, no shorter. */
  readonly leastMonths?: number;
  /** The rows are case officers, which not everybody may see. */
  readonly rowsAreOfficers?: true;
  /** The column by which the measure's own rows are ranked; absent: all of them together. */
  readonly rankedBy?: string;
  /** Says whose team and officer records are counted under, where not those of the day asked about. */
  readonly ownersText?: (snapshot: Snapshot) => string;
  /** Whether records are counted under the officer who completed them, and not under the case officer. */
  readonly isByDoer?: (snapshot: Snapshot) => boolean;
  /** The limit that a list of its cases goes by: "past 14 months". Absent: its title says it, or there is none. */
  readonly listLimit?: string;
  /** Heads the days on which that limit ends; absent: "Due". */
  readonly dueHeading?: string;
  /** What counts more of the same, by a shorter limit: the measure, its part, and what its button says. */
  readonly wider?: { readonly measure: string; readonly part: string; readonly label: string };
  /** What to do next about one of the cases, in a sentence. */
  readonly nextStep?: string;
  /** Returns the name to show for a row, where it is not the row's label. */
  readonly rowTitle?: (label: string) => string;
}

/** The declaration of a measure. */
type MeasureDeclaration<Item> = Omit<MeasureText, "source"> &
  CountingDeclaration<Item> & {
    /** Absent: "Local definition". */
    readonly source?: string;
    /** What a wait is counted from, where records wait or took time: "the request". */
    readonly waitFrom?: string;
  };

export interface Measure extends MeasureText, Counting {
  /** The records' name in the plural: "current plans". */
  readonly noun: string;
  readonly usesYear: boolean;
  /** Whether its own table is of days, months or years. */
  readonly isOverTime: boolean;
  /** The event that a flow counts; null: a stock. */
  readonly event: Event | null;
  readonly parts: readonly PartText[];
  /** What a wait is counted from: "the request". Null: no wait is measured, so no threshold or duration can be asked. */
  readonly waitFrom: string | null;
  /** Whether the measure counts data-quality findings. */
  readonly isQuality: boolean;
  /** Whether it has a percentage of its own, apart from the shares of its parts. */
  readonly hasRate: boolean;
}

/** Splits a list of names at its commas, without blanks around them. */
export function synonymList(synonyms: string): string[] {
  return synonyms.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim().replaceAll(/\s+/g, " ")]));
}

/** Defines a measure. */
export function measure<Item>(declaration: MeasureDeclaration<Item>): Measure {
  const { id, bands, population, standing, timing, rows, columns, parts = [], waitFrom = null } = declaration;
  return {
    source: "Local definition",
    ...declaration,
    noun: (standing ?? population).noun,
    parts: [...parts, ...(bands === undefined ? [] : bandPartTexts(bands))],
    waitFrom,
    isQuality: id.startsWith("quality."),
    hasRate: declaration.percentOf !== undefined || declaration.rateOf !== undefined,
    usesYear: [population, rows, columns].some((part) => part?.usesYear),
    isOverTime: rows.isOverTime === true || columns?.isOverTime === true,
    event: timing.kind === "flow" ? timing.event : null,
    ...counting(declaration),
  };
}
