import { sharedNumbers, type Rounder } from "../../access/rounding.ts";
import {
  numberText,
  valueText,
  type Aggregate,
  type Figure,
  type Note,
  type PrivateAnswer,
  type SharedAnswer,
} from "../../answer.ts";
import type { Measure } from "../../measure.ts";
import type { Rule } from "../../rule.ts";
import type { By, Ranking } from "../engine/asked.ts";
import type { Figures, Numbers } from "../engine/figures.ts";
import { periodCells } from "../engine/period-cells.ts";
import { isNarrowed, type Scope } from "../engine/scope.ts";
import { atOnce, type Steps } from "../../cases/snapshot-work.ts";
import { UserError } from "../../user-error.ts";
import { askedTitle, headingOf, subtitleOf, type TitledParts } from "./frame.ts";
import { altText, headline, whatText, whenText } from "./headline.ts";
import { labelNames, withNames } from "./label-names.ts";
import { chartOf } from "./measure-chart.ts";
import { definitionNote, heldNotes, measureNotes, roundingNote } from "./measure-notes.ts";
import { rankOf, ranked, type Ranked } from "./ranking.ts";

/** Answers a measure's own figures: the headline, the chart, the table, and notes. `rules` are all data-quality rules. */
export function measureAnswer(measure: Measure, scope: Scope, rules: readonly Rule[], by?: By): PrivateAnswer {
  return atOnce(privately(measure, scope, atOnce(measureParts(measure, scope, measure, by)), rules, by));
}

/**
 * Answers a measure's own figures for a channel, with numbers that the rounder rounded before headline, chart and table
 * were made; null: with exact ones. Throws UserError for numbers by case officer.
 */
export function* sharedMeasureAnswer(
  measure: Measure,
  scope: Scope,
  rounder: Rounder | null,
  by?: By,
): Steps<SharedAnswer> {
  const parts = yield* measureParts(measure, scope, sharedNumbers(measure, rounder), by);
  return publicly(measure, scope, parts, rounder);
}

/** Makes an answer for one person of its parts, with all notes. */
export function* privately(
  measure: Measure,
  scope: Scope,
  { title, parts }: TitledParts,
  rules: readonly Rule[],
  by: By | undefined,
): Steps<PrivateAnswer> {
  const figures = measure.figures(scope, by);
  yield;
  const notes = measureNotes(measure, scope, figures, rules, by);
  return { audience: "private", ...headingOf(title, scope), parts: [...parts.filter(isToShow), ...notes] };
}

/** Makes an answer for many of its parts, which must be made of shared numbers. */
export function publicly(
  measure: Measure,
  scope: Scope,
  { title, parts }: TitledParts,
  rounder: Rounder | null,
): SharedAnswer {
  const notes: Note[] = rounder === null ? [] : [roundingNote(rounder)];
  return {
    audience: "shared",
    ...headingOf(title, scope),
    parts: [...parts.filter(isToShow), ...notes, ...heldNotes(measure, scope), definitionNote(measure)],
  };
}

/** A chart of nothing says nothing: the headline says that there are none. */
function isToShow(part: Aggregate): boolean {
  return (
    part.kind !== "chart" || part.series.some(({ values }) => values.some((value) => value !== null && value !== 0))
  );
}

/** Returns the headline, the chart and the table of a measure's figures, or of those by month where they are given. */
export function* measureParts(
  measure: Measure,
  scope: Scope,
  numbers: Numbers,
  by?: By,
  ranking?: Ranking,
  months: Figures | null = null,
): Steps<TitledParts> {
  const isSplit = by !== undefined;
  // neither a split nor months are the measure's own rows
  const isOther = isSplit || months !== null;
  const all = withShortLabels(months ?? numbers.figures(scope, by));
  yield;
  const among = scope.among !== undefined && isSplit ? amongText(all) : "";
  const order =
    ranking === undefined
      ? null
      : rankedRows(measure, all, ranking, scope, numbers.count(scope), isSplit || months !== null);
  const figures = order?.figures ?? all;
  const nameOf = labelNames(measure, scope, all);
  const title = askedTitle(measure, scope, { by, isOfMonths: months !== null });
  // of all rows, of which a ranking may show the first only
  const sentence = headline(measure, all, scope, isOther, numbers);
  yield;
  const lead = order === null ? among : `${order.sentence} `;
  const heading = {
    title,
    subtitle: subtitleOf(measure, scope, figures),
    alt: `${title}: ${lead}${altText(figures, sentence, nameOf)}`,
  };
  const { rowHeading, columnHeading, columns, rows } = figures;
  const named = <Line extends { readonly label: string }>(line: Line): Line => ({ ...line, label: nameOf(line.label) });
  const parts: Aggregate[] = [
    { kind: "say", text: `${lead}${sentence}` },
    ...(isSplit ? [] : cardOf(measure, scope, numbers)),
    withNames(
      months === null
        ? chartOf(measure, scope, figures, { heading, isSplit, isRanked: order !== null, ...(isSplit ? { by } : {}) })
        : { ...chartOf(measure, scope, figures, { heading, isSplit: true }), shape: "columns" },
      nameOf,
    ),
    {
      kind: "table",
      rowHeading,
      ...(columnHeading === undefined ? {} : { columnHeading }),
      columns: columns.map(named),
      rows: rows.map(named),
    },
  ];
  return { title, parts };
}

/** Ranks the rows of a split or of months, else the measure's own rows by their cells of the period. Throws UserError. */
function rankedRows(
  measure: Measure,
  figures: Figures,
  ranking: Ranking,
  scope: Scope,
  total: number,
  isOfAll: boolean,
): Ranked {
  if (isOfAll) return ranked(figures, ranking, total);
  // years as columns are no rows: only those of the period are ranked
  if (figures.rowHeading === "Year" || figures.rowHeading === "Month") {
    throw new UserError(`"${measure.title}" is shown over time. Say what to rank: by team, by officer or by age.`);
  }
  const nameOf = labelNames(measure, scope, figures);
  if (measure.rankedBy !== undefined) {
    const at = figures.columns.findIndex(({ label }) => label === measure.rankedBy);
    const ofAll = figures.rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
    return ranked(figures, ranking, ofAll, { nameOf, columns: [at] });
  }
  const { columns } = periodCells(figures, scope);
  return ranked(figures, ranking, total, { nameOf, columns });
}

/** Says the values that are asked for side by side: "Primary: 155, Secondary: 216. Secondary has 61 more. ". */
function amongText(figures: Figures): string {
  const ranks = figures.rows.map((row) => ({ label: row.label, rank: rankOf(figures, row) }));
  const isPercent = figures.columns.some(({ unit }) => unit === "percent");
  const named = ranks.map(({ label, rank }) => `${label}: ${valueText(rank, isPercent ? "percent" : "count")}`);
  const [one, other] = ranks;
  if (ranks.length !== 2 || !one || !other || one.rank === null || other.rank === null || one.rank === other.rank) {
    return `${named.join(", ")}. `;
  }
  const [more, less] = one.rank > other.rank ? [one, other] : [other, one];
  const difference = (more.rank ?? 0) - (less.rank ?? 0);
  const number = numberText(difference, "count");
  const points = difference === 1 ? "percentage point" : "percentage points";
  const text = isPercent ? `is ${number} ${points} higher` : `has ${number} more`;
  return `${named.join(", ")}. ${more.label} ${text}. `;
}

/** Long enough for any sensible label, short enough for charts and tables. */
const longestLabel = 120;

/** Cuts long labels: a recorded value may be a megabyte long. */
function withShortLabels(figures: Figures): Figures {
  const { columns, rows, rounded } = figures;
  const full = new Map<string, string>();
  const short = <Line extends { readonly label: string }>(line: Line): Line => {
    if (line.label.length <= longestLabel) return line;
    const label = `${line.label.slice(0, longestLabel)}…`;
    full.set(label, line.label);
    return { ...line, label };
  };
  const fullLabels = (labels: readonly string[]) => labels.map((label) => full.get(label) ?? label);
  return {
    ...figures,
    columns: columns.map(short),
    rows: rows.map(short),
    ...(rounded === undefined
      ? {}
      : { rounded: { ...rounded, sum: (of, over) => rounded.sum(fullLabels(of), fullLabels(over)) } }),
  };
}

function cardOf(measure: Measure, scope: Scope, numbers: Numbers): Figure[] {
  const { card, target } = measure;
  if (card === "total") {
    const count = numbers.count(scope);
    return [{ kind: "figure", label: whatText(measure, scope, count), value: count, unit: "count" }];
  }
  const rate = card === undefined || isNarrowed(scope) ? null : numbers.rate(scope);
  if (rate === null) return [];
  const against = target === undefined ? {} : { against: `target ${target}%` };
  return [{ kind: "figure", label: whenText(scope), value: rate.percent, unit: "percent", ...against }];
}
