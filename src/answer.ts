/**
 * What the bot says, whatever it will look like: plain JSON that every renderer can show. An answer is complete without
 * its chart, whose `alt` says the numbers.
 */

/** An `amount` is worked out and counts no records: weeks, an expected number. It has one decimal at most. */
export type Unit = "count" | "percent" | "amount";

/** A number that people see. Null: a percentage of nothing, or a month still to come. */
export type Value = number | null;

export interface Say {
  readonly kind: "say";
  readonly text: string;
}

/** One number on its own. */
export interface Figure {
  readonly kind: "figure";
  readonly label: string;
  readonly value: Value;
  readonly unit: Unit;
  /** What the number is compared with, in words: "target 85%". */
  readonly against?: string;
  /** The number before and now, the latest last, where it is drawn as a small line. */
  readonly trend?: readonly Value[];
  /** What a person would type for more of it. */
  readonly words?: string;
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

export interface Table {
  readonly kind: "table";
  /** What the rows are: "Team", "Month". */
  readonly rowHeading: string;
  /** What the columns are, for a table that is shown with rows and columns exchanged. */
  readonly columnHeading?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** Tells in time from late wherever a limit exists; `unplaced` is a wait that cannot be measured. */
export type TimeTone = "in-time" | "late" | "unplaced";

/** What has the same colour in every chart: a time kept or not, a request agreed or refused. */
export type Tone = TimeTone | "agreed" | "refused";

export interface Series {
  readonly name: string;
  /** One value per category. Percentages are whole numbers, 0 to 100. */
  readonly values: readonly Value[];
  readonly unit: Unit;
  readonly tone?: Tone;
  /** The same, so many years or periods before the latest of the series: drawn weaker. */
  readonly earlierBy?: number;
}

/**
 * - `bars` horizontal, one per category; `columns` upright, one per category
 * - `stacked` and `grouped` columns, one colour per series
 * - `stacked-bars` horizontal, one per category, one colour per series
 * - `lines` one line per series over the categories
 * - `doughnut` the parts of one whole: one series
 * - `columns-and-line` count series as stacked columns, percent series as lines on a second axis
 */
export type ChartShape =
  "bars" | "columns" | "stacked" | "stacked-bars" | "grouped" | "lines" | "doughnut" | "columns-and-line";

/** The shapes whose counts lie on each other. */
export const stackedShapes: readonly ChartShape[] = ["stacked", "stacked-bars", "columns-and-line"];

/** What a chart is drawn for: a chat or a desk, or a phone. */
export type Screen = "desk" | "phone";

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
  /** One per category, where the categories differ in tone. */
  readonly tones?: readonly TimeTone[];
  /** The categories are days, months or years, the latest last. */
  readonly isOverTime?: true;
  /** The place of the category whose time is not over, of which only the latest series is a part; absent: all are over. */
  readonly unfinished?: number;
  /** The sum of the stacked counts of each category, which of rounded numbers is not the sum of what is shown. */
  readonly totals?: readonly Value[];
  /** The limit lies after so many categories. */
  readonly limit?: { readonly after: number; readonly label: string };
  /** A level to reach, in percent. */
  readonly target?: { readonly value: number; readonly label: string };
  /** The numbers in a sentence, for people who cannot see the chart. */
  readonly alt: string;
}

/** One line of a list. */
export interface Item {
  /** One cell per heading. */
  readonly cells: readonly string[];
  /** The URL to which the first cell links: the case in the case system. */
  readonly address?: string;
  /** Buttons for this line. */
  readonly choices?: readonly Choice[];
  /** The id of the person whose case it is: for the audit, never shown. */
  readonly personId?: string;
  /** Whether it stands for lines that are not shown, and says how many. */
  readonly isFolded?: true;
}

/** Returns "10 of 15 shown"; empty where all lines are shown, or the list itself says how many are not. */
export function shownText({ items, total }: List): string {
  if (total <= items.length || items.some(({ isFolded }) => isFolded === true)) return "";
  return `${items.length.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} shown`;
}

/** Cases, one per line; never part of a shared answer. */
export interface List {
  readonly kind: "list";
  readonly headings: readonly string[];
  readonly items: readonly Item[];
  /** The number of all lines, of which `items` may hold only some. */
  readonly total: number;
  /** Shows the list as one group: its lines need no headings. Absent: it is a list of its own. */
  readonly group?: ListGroup;
}

/** What the lines of a list have in common. */
export interface ListGroup {
  readonly title: string;
  /** What to do about each line, in a sentence; empty: nothing. */
  readonly action: string;
  /** Buttons for all lines. */
  readonly choices: readonly Choice[];
  /** What is said of the lines that are not shown, after their number; absent: nothing. */
  readonly rest?: string;
}

/** Returns "and 5 more" where a list holds not all of its lines; empty where it does. */
export function moreText({ items, total, group }: List): string {
  const more = total - items.length;
  return more > 0 ? `and ${more.toLocaleString("en-GB")} more${group?.rest ?? ""}` : "";
}

/** A button. */
export interface Choice {
  readonly label: string;
  /** The words that a person would type instead. */
  readonly words: string;
}

/** A drop-down list. */
export interface Select {
  /** What is chosen: "team". */
  readonly name: string;
  /** The label of the chosen option; null: none is chosen. */
  readonly chosen: string | null;
  /** The choice that clears the list. */
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
  readonly about: "definition" | "caveat" | "filters" | "left-out" | "rounding";
  readonly text: string;
}

/** A part that may be shared with a channel: numbers, and no case. */
export type Aggregate = Say | Figure | Table | Chart | Choices | Note;

export type Part = Aggregate | List;

export interface NamedFilter {
  readonly name: string;
  readonly value: string;
}

/** Names a filter for people: `Case officer`, `Team`, `Not team`. */
export function filterTitle(name: string): string {
  return capitalised(name.replace(/officer$/, "case officer"));
}

/** Writes a filter as people read it: `Case officer: Alma Yardley`, `Not team: Primary`. */
export function filterText({ name, value }: NamedFilter): string {
  return `${filterTitle(name)}: ${value}`;
}

interface Heading {
  readonly title: string;
  /** The day that the answer is about, as `YYYY-MM-DD`. */
  readonly on: string;
  /** The instant (ISO 8601 with offset) at which the case data was read. */
  readonly asAt: string;
  readonly filters: readonly NamedFilter[];
  /** The exact words that ask the same again, with officers by their id; absent where there is no question. */
  readonly query?: string;
}

export interface PrivateAnswer extends Heading {
  readonly audience: "private";
  /** The ids of the persons whose cases it shows other than in a list: for the audit, never shown. */
  readonly personIds?: readonly string[];
  readonly parts: readonly Part[];
}

/** An answer for a channel: its type allows no list of cases. */
export interface SharedAnswer extends Heading {
  readonly audience: "shared";
  readonly parts: readonly Aggregate[];
}

export type Answer = PrivateAnswer | SharedAnswer;

/** Writes a number as people read it: `1,216` or `62%`. */
export function numberText(value: number, unit: Unit): string {
  return unit === "percent" ? `${value}%` : value.toLocaleString("en-GB");
}

/** Writes a value as people read it: as numberText, and `n/a` for null. */
export function valueText(value: Value, unit: Unit): string {
  return value === null ? "n/a" : numberText(value, unit);
}

/** Begins a text with a capital letter. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Writes a day (`YYYY-MM-DD`) as people read it: `30 June 2021`. */
export function dayText(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}

/** Writes a time of day (`HH:MM`) as people read it: `7am`, `7:30am`, `midday`. */
export function timeText(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? "midnight" : "midday";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

/** Writes an instant (ISO 8601 with offset) as people read it, without its offset: `30 June 2021, 7am`. */
export function asAtText(instant: string): string {
  return `${dayText(instant.slice(0, 10))}, ${timeText(instant.slice(11, 16))}`;
}
