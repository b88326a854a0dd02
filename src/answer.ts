/**
 * What the bot says, before anyone decides how it looks: plain JSON that every renderer can show.
 * An answer is complete without its picture: a chart's `alt` is the sentence with the numbers.
 */

export type Unit = "count" | "percent";

/** A number people see; null is "n/a" (a percentage of nothing) or a month still to come. */
export type Value = number | null;

export interface Say {
  readonly kind: "say";
  readonly text: string;
}

/** One number that stands for itself. */
export interface Figure {
  readonly kind: "figure";
  readonly label: string;
  readonly value: Value;
  readonly unit: Unit;
  /** What the number is measured against, in words: "target 85%". */
  readonly against?: string;
}

export interface TableColumn {
  readonly label: string;
  readonly unit: Unit;
}

export interface TableRow {
  readonly label: string;
  readonly values: readonly Value[];
  /** The row sums the others. */
  readonly isTotal?: true;
}

/** A value, or a count that is too small to be shown to many (`<5`), or one hidden because it would give such a one away. */
export type DisplayValue = Value | `<${number}` | "hidden";

export interface DisplayRow {
  readonly label: string;
  readonly values: readonly DisplayValue[];
  readonly isTotal?: true;
}

export interface Table {
  readonly kind: "table";
  /** What the rows are: "Team", "Month". */
  readonly rowHeading: string;
  /** What the columns are, for a table that is turned on its side. */
  readonly columnHeading?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly DisplayRow[];
}

/** In time and late stand apart wherever a limit exists; unplaced is a wait that cannot be measured. */
export type Tone = "in-time" | "late" | "unplaced";

export interface Series {
  readonly name: string;
  /** One value per category. Percentages are whole numbers, 0 to 100. */
  readonly values: readonly Value[];
  readonly unit: Unit;
  readonly tone?: Tone;
}

/**
 * - `bars` horizontal, one per category; `columns` upright, one per category
 * - `stacked` and `grouped` columns, one colour per series
 * - `lines` one line per series over the categories
 * - `doughnut` the parts of one whole: one series
 * - `columns-and-line` count series as stacked columns, percent series as lines on a second axis
 */
export type ChartShape = "bars" | "columns" | "stacked" | "grouped" | "lines" | "doughnut" | "columns-and-line";

export interface Chart {
  readonly kind: "chart";
  readonly title: string;
  /** Second line of the title: the day, the filters. */
  readonly subtitle: string;
  readonly shape: ChartShape;
  /** What the categories are: "Team", "Month". */
  readonly categoryTitle: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** One per category, where some are in time and others late. */
  readonly tones?: readonly Tone[];
  /** The limit stands after this many categories. */
  readonly limit?: { readonly after: number; readonly label: string };
  /** A level to reach, in the percent series' own unit. */
  readonly target?: { readonly value: number; readonly label: string };
  /** The sentence with the numbers, for who cannot see the picture. */
  readonly alt: string;
}

/** One line of a list. */
export interface Item {
  /** One a heading. */
  readonly cells: readonly string[];
  /** Where the first cell leads: the case in the case system. */
  readonly address?: string;
  /** What can be done about this line. */
  readonly choices?: readonly Choice[];
}

/** Cases, one a line: never part of an answer that is shared. */
export interface List {
  readonly kind: "list";
  readonly headings: readonly string[];
  readonly items: readonly Item[];
  /** How many there are in all, of which `items` shows some. */
  readonly total: number;
}

/** A button. */
export interface Choice {
  readonly label: string;
  /** The words that a person would type for the same. */
  readonly words: string;
}

/** A drop-down list: one of several choices, the chosen one by its label. */
export interface Select {
  /** What is chosen: "team". */
  readonly name: string;
  readonly chosen: string | null;
  /** The choice that takes the chosen one back. */
  readonly all: Choice;
  readonly options: readonly Choice[];
}

export interface Choices {
  readonly kind: "choices";
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly selects?: readonly Select[];
}

export interface Note {
  readonly kind: "note";
  readonly about: "definition" | "caveat" | "filters" | "left-out";
  readonly text: string;
}

/** What may be shown to a channel: numbers about many. */
export type Aggregate = Say | Figure | Table | Chart | Choices | Note;

export type Part = Aggregate | List;

export interface NamedFilter {
  readonly name: string;
  readonly value: string;
}

interface Heading {
  readonly title: string;
  /** The civil day that the answer is about. */
  readonly on: string;
  /** The instant (ISO 8601 with offset) at which its case data were read. */
  readonly asAt: string;
  readonly filters: readonly NamedFilter[];
  /** The exact words that ask the same again, officers by their id; absent where nothing was asked. */
  readonly query?: string;
}

export interface PrivateAnswer extends Heading {
  readonly audience: "private";
  readonly parts: readonly Part[];
}

/** The types forbid a list of cases here. */
export interface SharedAnswer extends Heading {
  readonly audience: "shared";
  readonly parts: readonly Aggregate[];
}

export type Answer = PrivateAnswer | SharedAnswer;

/** Writes an instant (ISO 8601 with offset) as people read it, to the minute and without its offset: `2021-06-30 07:00`. */
export function asAtText(instant: string): string {
  return instant.slice(0, 16).replace("T", " ");
}
