import type { Value } from "../../answer.ts";
import { bandLabels } from "../../facts/wait.ts";
import type { Figures, Measure } from "../../measure.ts";
import { percent } from "../engine/tabulate.ts";

/** A value as people read it: 1,216; 62%; n/a. */
function shown(value: Value, unit: "count" | "percent"): string {
  if (value === null) return "n/a";
  return unit === "percent" ? `${value}%` : value.toLocaleString("en-GB");
}

/** The sentence above the table: the measure's own where it has one, else the total and what it divides into. */
export function headline(measure: Measure, figures: Figures, isSplit: boolean): string {
  if (figures.caseCount === 0) return `No ${measure.noun}.`;
  if (measure.headline && !isSplit) return `${measure.headline(figures)}.`;
  if (measure.bands && !isSplit && figures.columns.length === 1) return saysBands(measure, figures);
  const total = `${figures.caseCount.toLocaleString("en-GB")} ${measure.noun}.`;
  const parts = saysParts(measure, figures);
  return parts === "" ? total : `${total} ${parts}.`;
}

/** The sentence for who cannot see the picture: the headline, then every number that there is room for. */
export function altText(measure: Measure, figures: Figures, isSplit: boolean): string {
  const says = headline(measure, figures, isSplit);
  const rows = `${saysRows(isSplit ? undefined : measure.rowTitle, figures)}.`;
  return figures.caseCount === 0 || says.endsWith(rows) ? says : `${says} ${rows}`;
}

const mostParts = 8;

function saysParts({ rowTitle = (label) => label }: Measure, { columns, rows }: Figures): string {
  const body = rows.filter((row) => !row.isTotal);
  if (columns.length === 1) {
    if (body.length > mostParts) return "";
    return body
      .map(({ label, values }) => `${rowTitle(label)}: ${shown(values[0] ?? null, columns[0]?.unit ?? "count")}`)
      .join(", ");
  }
  const counts = columns.flatMap(({ label, unit }, at) =>
    unit === "count" ? [`${label}: ${shown(sumOf(body, at), unit)}`] : [],
  );
  return counts.length === 0 || counts.length > mostParts ? "" : counts.join(", ");
}

function sumOf(rows: Figures["rows"], at: number): number {
  return rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
}

function saysBands({ bands, noun }: Measure, { rows, caseCount }: Figures): string {
  if (!bands) return "";
  const edges = bandLabels(bands);
  const limitAt = bands.edges.indexOf(bands.limit) + 1;
  const sum = (from: number, to: number) =>
    edges.slice(from, to).reduce((all, label) => all + (rows.find((row) => row.label === label)?.values[0] ?? 0), 0);
  const inTime = sum(0, limitAt);
  const rest = caseCount - inTime - sum(limitAt, edges.length);
  const unplaced = rest > 0 ? `, ${rest} cannot be placed` : "";
  return `${inTime} of ${caseCount} ${noun} within ${bands.limitLabel} (${percent(inTime, caseCount)}%), ${sum(limitAt, edges.length)} over${unplaced}.`;
}

const mostRows = 40;

function saysRows(rowTitle: Measure["rowTitle"] = (label) => label, { columns, rows }: Figures): string {
  const told = rows.slice(0, mostRows).map(({ label, values }) => {
    const numbers = values.map((value, at) => {
      const column = columns[at];
      const number = shown(value, column?.unit ?? "count");
      return columns.length === 1 ? number : `${column?.label}: ${number}`;
    });
    return columns.length === 1
      ? `${rowTitle(label)}: ${numbers.join()}`
      : `${rowTitle(label)} (${numbers.join(", ")})`;
  });
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more in the table`] : [];
  return [...told, ...more].join(columns.length === 1 ? ", " : "; ");
}
