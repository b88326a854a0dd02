import { textOfDay } from "../../cases/day.ts";
import { filterTexts, type Scope } from "../engine/scope.ts";
import {
  asAtText,
  type Figure,
  type NamedFilter,
  type Note,
  type PrivateAnswer,
  type SharedAnswer,
} from "../../answer.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { altText, headline } from "./headline.ts";
import { maskedFigures } from "../../access/mask.ts";
import { chartOf } from "./measure-chart.ts";
import type { Figures, Measure } from "../../measure.ts";
import { UserError } from "../../user-error.ts";
import type { By } from "../engine/breakdown.ts";
import type { Rule } from "../../rule.ts";

/** The filters a question named, in the order in which they are shown. */
export function namedFilters({ filters }: Scope): NamedFilter[] {
  return filterTexts(filters);
}

/** A measure's answer: the sentence, the picture, the table, and what it rests on. `rules` are those it may rest on. */
export function measureAnswer(measure: Measure, scope: Scope, rules: readonly Rule[], by?: By): PrivateAnswer {
  const figures = legible(measure.figures(scope, by));
  const says = headline(measure, figures, by !== undefined);
  const filters = namedFilters(scope);
  const title = by === undefined ? measure.title : `${measure.title}, by ${by === "officer" ? "case officer" : by}`;
  const subtitle = [
    `${spelledDay(scope.on)}, data as at ${asAtText(scope.snapshot.readAt)}`,
    ...filters.filter(({ name }) => name !== "on").map(({ name, value }) => `${name} ${value}`),
  ];
  const heading = {
    title,
    subtitle: subtitle.join(" · "),
    alt: `${title}: ${altText(measure, figures, by !== undefined)}`,
  };
  const { rowHeading, columnHeading, columns, rows } = figures;
  const rowTitle = by === undefined ? measure.rowTitle : undefined;
  return {
    audience: "private",
    title,
    on: textOfDay(scope.on),
    asAt: scope.snapshot.readAt,
    filters,
    parts: [
      { kind: "say", text: says },
      ...(by === undefined ? cardOf(measure, figures) : []),
      chartOf(measure, figures, heading, by !== undefined),
      {
        kind: "table",
        rowHeading,
        ...(columnHeading === undefined ? {} : { columnHeading }),
        columns,
        rows: rowTitle ? rows.map((row) => ({ ...row, label: rowTitle(row.label) })) : rows,
      },
      ...notes(measure, scope, figures, rules, by),
    ],
  };
}

const longestLabel = 120;

interface Labelled {
  readonly columns: readonly { readonly label: string }[];
  readonly rows: readonly { readonly label: string }[];
}

/** Labels no longer than a screen or a picture holds: the council's own word may be a megabyte long. */
function legible<Table extends Labelled>(table: Table): Table {
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
 * The same for many to see: small numbers masked before sentence, picture and table are made. `below` as in maskedFigures;
 * an answer split by case officer cannot be made so.
 */
export function sharedMeasureAnswer(measure: Measure, scope: Scope, below: number): SharedAnswer {
  if (measure.rowsAreOfficers) throw new UserError("numbers by case officer are not for sharing");
  const { rowHeading, columns, rows, isMasked } = legible(maskedFigures(measure, scope, below));
  const numbers = rows.map((row) => ({
    ...row,
    values: row.values.map((value) => (typeof value === "string" ? null : value)),
  }));
  const cells = rows.map(
    ({ label, values }) => `${measure.rowTitle?.(label) ?? label} ${values.map((value) => value ?? "n/a").join(", ")}`,
  );
  const subtitle = [`${spelledDay(scope.on)}, data as at ${asAtText(scope.snapshot.readAt)}`];
  for (const { name, value } of namedFilters(scope)) if (name !== "on") subtitle.push(`${name} ${value}`);
  const heading = {
    title: measure.title,
    subtitle: subtitle.join(" · "),
    alt: `${measure.title}: ${cells.join("; ")}.`,
  };
  const figures = { rowHeading, columns, rows: numbers, caseCount: 0, excluded: [] };
  return {
    audience: "shared",
    title: measure.title,
    on: textOfDay(scope.on),
    asAt: scope.snapshot.readAt,
    filters: namedFilters(scope),
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
      {
        kind: "note",
        about: "definition",
        text: `Counts ${measure.counts}. ${measure.why} Source: ${measure.source}.`,
      },
    ],
  };
}

function notes(
  measure: Measure,
  scope: Scope,
  { excluded }: Figures,
  rules: readonly Rule[],
  by: By | undefined,
): Note[] {
  const all: (Note | null)[] = [
    scope.filters.year !== undefined && !measure.usesYear
      ? { kind: "note", about: "filters", text: "This measure has no year: the year changes nothing here." }
      : null,
    by !== undefined && measure.usesYear
      ? { kind: "note", about: "filters", text: `By ${by}, only ${scope.year} is counted.` }
      : null,
    caveat(measure, scope, rules),
    {
      kind: "note",
      about: "definition",
      text: `Counts ${measure.counts}. ${measure.why} Source: ${measure.source}.`,
    },
    ...excluded.map(({ reason, count }): Note => ({
      kind: "note",
      about: "left-out",
      text: `${count} left out: ${reason}`,
    })),
  ];
  return all.filter((note) => note !== null);
}

/** How many records of the rules that the numbers rest on are wrong, whoever holds them. */
function caveat({ dependsOn = [] }: Measure, scope: Scope, rules: readonly Rule[]): Note | null {
  const wrong = rules.flatMap((rule) => {
    const count = dependsOn.includes(rule.id) ? rule.findings(scope).length : 0;
    return count > 0 ? [`${count} × ${rule.title}`] : [];
  });
  if (wrong.length === 0) return null;
  return { kind: "note", about: "caveat", text: `Records that make these numbers doubtful: ${wrong.join("; ")}.` };
}
