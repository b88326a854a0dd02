import { sharedFigures, type Rounder } from "../../access/rounding.ts";
import {
  asAtText,
  type Aggregate,
  type Figure,
  type Note,
  type PrivateAnswer,
  type SharedAnswer,
} from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { Figures, Measure } from "../../measure.ts";
import type { Rule } from "../../rule.ts";
import { breakdownName, type By } from "../engine/breakdown.ts";
import { filterTexts, type Scope } from "../engine/scope.ts";
import { altText, headline } from "./headline.ts";
import { chartOf } from "./measure-chart.ts";
import { definitionNote, measureNotes, roundingNote } from "./measure-notes.ts";

/** Answers a measure's question: the headline, the chart, the table, and notes. `rules` are all data-quality rules. */
export function measureAnswer(measure: Measure, scope: Scope, rules: readonly Rule[], by?: By): PrivateAnswer {
  const figures = measure.figures(scope, by);
  const { parts, ...heading } = answerOf(measure, scope, figures, by);
  return {
    audience: "private",
    ...heading,
    parts: [...parts, ...measureNotes(measure, scope, figures, rules, by)],
  };
}

/**
 * Answers a measure's question for a channel, with numbers that the rounder rounded before headline, chart and table were
 * made; null: with exact ones. Throws UserError for numbers by case officer.
 */
export function sharedMeasureAnswer(measure: Measure, scope: Scope, rounder: Rounder | null, by?: By): SharedAnswer {
  const figures = sharedFigures(measure, scope, rounder, by);
  const { parts, ...heading } = answerOf(measure, scope, figures, by);
  const notes: Note[] = rounder === null ? [] : [roundingNote(rounder)];
  return { audience: "shared", ...heading, parts: [...parts, ...notes, definitionNote(measure)] };
}

/** Returns the headline, the chart and the table of a measure's figures, with what stands above them. */
function answerOf(measure: Measure, scope: Scope, exactlyLabelled: Figures, by: By | undefined) {
  const figures = withShortLabels(exactlyLabelled);
  const title = by === undefined ? measure.title : `${measure.title}, by ${breakdownName(by)}`;
  const heading = {
    title,
    subtitle: subtitleOf(scope),
    alt: `${title}: ${altText(measure, figures, scope, by !== undefined)}`,
  };
  const { rowHeading, columnHeading, columns, rows } = figures;
  const rowTitle = by === undefined ? measure.rowTitle : undefined;
  const parts: Aggregate[] = [
    { kind: "say", text: headline(measure, figures, scope, by !== undefined) },
    ...(by === undefined ? cardOf(measure, figures) : []),
    chartOf(measure, figures, heading, by !== undefined),
    {
      kind: "table",
      rowHeading,
      ...(columnHeading === undefined ? {} : { columnHeading }),
      columns,
      rows: rowTitle ? rows.map((row) => ({ ...row, label: rowTitle(row.label) })) : rows,
    },
  ];
  return {
    title,
    on: textOfDay(scope.on),
    asAt: scope.snapshot.readAt,
    filters: filterTexts(scope.filters),
    parts,
  };
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
      : { rounded: { ...rounded, sum: (of, columns) => rounded.sum(fullLabels(of), fullLabels(columns)) } }),
  };
}

function cardOf({ card, noun, target }: Measure, { rows, columns, caseCount }: Figures): Figure[] {
  if (card === "total") return [{ kind: "figure", label: noun, value: caseCount, unit: "count" }];
  const latest = rows.at(-1);
  const at = columns.findIndex(({ unit }) => unit === "percent");
  if (card === undefined || latest === undefined || at < 0) return [];
  const against = target === undefined ? {} : { against: `target ${target}%` };
  return [
    { kind: "figure", label: `in ${latest.label}`, value: latest.values[at] ?? null, unit: "percent", ...against },
  ];
}

function subtitleOf({ on, snapshot, filters }: Scope): string {
  const others = filterTexts(filters).filter(({ name }) => name !== "on");
  return [
    `${spelledDay(on)}, data as at ${asAtText(snapshot.readAt)}`,
    ...others.map(({ name, value }) => `${name} ${value}`),
  ].join(" · ");
}
