import { maskedFigures } from "../../access/mask.ts";
import { asAtText, type Figure, type PrivateAnswer, type SharedAnswer } from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { Measure } from "../../measure.ts";
import type { Figures } from "../engine/figures.ts";
import type { Rule } from "../../rule.ts";
import { UserError } from "../../user-error.ts";
import { breakdownName, type By } from "../engine/asked.ts";
import type { Scope } from "../engine/scope.ts";
import { filterTexts } from "../engine/asked.ts";
import { altText, headline } from "./headline.ts";
import { chartOf } from "./measure-chart.ts";
import { definitionNote, measureNotes } from "./measure-notes.ts";

/** Answers a measure's question: the headline, the chart, the table, and notes. `rules` are all data-quality rules. */
export function measureAnswer(measure: Measure, scope: Scope, rules: readonly Rule[], by?: By): PrivateAnswer {
  const figures = withShortLabels(measure.figures(scope, by));
  const title = by === undefined ? measure.title : `${measure.title}, by ${breakdownName(by)}`;
  const heading = {
    title,
    subtitle: subtitleOf(scope),
    alt: `${title}: ${altText(measure, figures, scope, by !== undefined)}`,
  };
  const { rowHeading, columnHeading, columns, rows } = figures;
  const rowTitle = by === undefined ? measure.rowTitle : undefined;
  return {
    audience: "private",
    title,
    on: textOfDay(scope.on),
    asAt: scope.snapshot.readAt,
    filters: filterTexts(scope.filters),
    parts: [
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
      ...measureNotes(measure, scope, figures, rules, by),
    ],
  };
}

/** Long enough for any sensible label, short enough for charts and tables. */
const longestLabel = 120;

interface Labelled {
  readonly columns: readonly { readonly label: string }[];
  readonly rows: readonly { readonly label: string }[];
}

/** Cuts long labels: a recorded value may be a megabyte long. */
function withShortLabels<Table extends Labelled>(table: Table): Table {
  const short = <Line extends { readonly label: string }>(line: Line): Line =>
    line.label.length > longestLabel ? { ...line, label: `${line.label.slice(0, longestLabel)}…` } : line;
  return { ...table, columns: table.columns.map(short), rows: table.rows.map(short) };
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

/**
 * Answers a measure's question for a channel: small numbers are masked before chart and table are made, with `below` as
 * in maskedFigures. Throws UserError for a measure by case officer.
 */
export function sharedMeasureAnswer(measure: Measure, scope: Scope, below: number): SharedAnswer {
  if (measure.rowsAreOfficers) throw new UserError("numbers by case officer are not for sharing");
  const { rowHeading, columns, rows, isMasked } = withShortLabels(maskedFigures(measure, scope, below));
  const numbers = rows.map((row) => ({
    ...row,
    values: row.values.map((value) => (typeof value === "string" ? null : value)),
  }));
  const cells = rows.map(
    ({ label, values }) => `${measure.rowTitle?.(label) ?? label} ${values.map((value) => value ?? "n/a").join(", ")}`,
  );
  const heading = {
    title: measure.title,
    subtitle: subtitleOf(scope),
    alt: `${measure.title}: ${cells.join("; ")}.`,
  };
  const figures = { rowHeading, columns, rows: numbers, caseCount: 0, recordCount: 0, excluded: [] };
  return {
    audience: "shared",
    title: measure.title,
    on: textOfDay(scope.on),
    asAt: scope.snapshot.readAt,
    filters: filterTexts(scope.filters),
    parts: [
      chartOf(measure, figures, heading, false),
      {
        kind: "table",
        rowHeading,
        columns,
        rows: rows.map((row) => ({ ...row, label: measure.rowTitle?.(row.label) ?? row.label })),
      },
      ...(isMasked
        ? [
            {
              kind: "note" as const,
              about: "left-out" as const,
              text: `Counts of 1 to ${below - 1} show as <${below}; hidden ones would give them away.`,
            },
          ]
        : []),
      definitionNote(measure),
    ],
  };
}

function subtitleOf({ on, snapshot, filters }: Scope): string {
  const others = filterTexts(filters).filter(({ name }) => name !== "on");
  return [
    `${spelledDay(on)}, data as at ${asAtText(snapshot.readAt)}`,
    ...others.map(({ name, value }) => `${name} ${value}`),
  ].join(" · ");
}
