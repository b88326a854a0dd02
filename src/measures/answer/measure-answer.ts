import { maskedFigures } from "../../access/mask.ts";
import type { Figure, PrivateAnswer, SharedAnswer } from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import type { Measure } from "../../measure.ts";
import type { Rule } from "../../rule.ts";
import { UserError } from "../../user-error.ts";
import { filterTexts, type By, type Ranking } from "../engine/asked.ts";
import { isNarrowed, type Scope } from "../engine/scope.ts";
import { percent } from "../engine/tabulate.ts";
import { askedTitle, framed, subtitleOf } from "./frame.ts";
import { altText, headline, periodText, type Numbers } from "./headline.ts";
import { chartOf } from "./measure-chart.ts";
import { definitionNote, measureNotes } from "./measure-notes.ts";
import { ranked } from "./ranking.ts";

/**
 * Answers a measure's own figures: the headline, the chart, the table, and notes. `rules` are all data-quality rules,
 * `numbers` where the numbers come from.
 */
export function measureAnswer(
  measure: Measure,
  scope: Scope,
  rules: readonly Rule[],
  by?: By,
  ranking?: Ranking,
  numbers: Numbers = measure,
): PrivateAnswer {
  const isSplit = by !== undefined;
  const all = withShortLabels(numbers.figures(scope, by));
  const order = ranking === undefined || !isSplit ? null : ranked(all, ranking, numbers.count(scope));
  const figures = order?.figures ?? all;
  const title = askedTitle(measure, scope, by);
  const lead = order === null ? "" : `${order.sentence} `;
  const heading = {
    title,
    subtitle: subtitleOf(measure, scope),
    alt: `${title}: ${lead}${altText(measure, figures, scope, isSplit, numbers)}`,
  };
  const { rowHeading, columnHeading, columns, rows } = figures;
  const rowTitle = isSplit ? undefined : measure.rowTitle;
  return framed(title, scope, [
    { kind: "say", text: `${lead}${headline(measure, figures, scope, isSplit, numbers)}` },
    ...(isSplit ? [] : cardOf(measure, scope, numbers)),
    chartOf(measure, figures, heading, isSplit),
    {
      kind: "table",
      rowHeading,
      ...(columnHeading === undefined ? {} : { columnHeading }),
      columns,
      rows: rowTitle ? rows.map((row) => ({ ...row, label: rowTitle(row.label) })) : rows,
    },
    ...measureNotes(measure, scope, figures, rules, by),
  ]);
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

function cardOf({ card, noun, target }: Measure, scope: Scope, numbers: Numbers): Figure[] {
  if (card === "total") return [{ kind: "figure", label: noun, value: numbers.count(scope), unit: "count" }];
  const rate = card === undefined || isNarrowed(scope) ? null : numbers.rate(scope);
  if (rate === null) return [];
  const against = target === undefined ? {} : { against: `target ${target}%` };
  const value = percent(rate.part, rate.whole);
  return [{ kind: "figure", label: `in ${periodText(scope)}`, value, unit: "percent", ...against }];
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
    subtitle: subtitleOf(measure, scope),
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
