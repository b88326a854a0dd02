import { valueText } from "../../answer.ts";
import { bandLabels } from "../../facts/wait.ts";
import type { Measure } from "../../measure.ts";
import type { Figures } from "../engine/figures.ts";
import type { Scope } from "../engine/scope.ts";
import { percent } from "../engine/tabulate.ts";

/** Returns the sentence above the table: the measure's own, or the total and its parts. `isSplit`: by a breakdown. */
export function headline(measure: Measure, figures: Figures, { year }: Scope, isSplit: boolean): string {
  if (figures.companion && measure.besideCompanion) {
    return `${measure.besideCompanion(figures.companion, figures.caseCount)}.`;
  }
  if (figures.caseCount === 0) return nothingText(measure, figures, year);
  if (measure.headline && !isSplit) return `${measure.headline(figures)}.`;
  if (measure.bands && !isSplit && figures.columns.length === 1) return bandsSentence(measure, figures);
  const total = `${figures.caseCount.toLocaleString("en-GB")} ${measure.noun}.`;
  const parts = partsText(measure, figures);
  return parts === "" ? total : `${total} ${parts}.`;
}

/**
 * Says what there is none of, and where it was looked for: that a table is empty does not mean that there are no records.
 */
function nothingText(measure: Measure, { rows, rowHeading, recordCount }: Figures, year: number): string {
  const { empty, noun, event, usesYear } = measure;
  const what = `No ${empty?.what ?? noun}`;
  if (event !== null) {
    const [first] = rows;
    const last = rows.findLast((row) => !row.isTotal);
    const isOverTime = rowHeading === "Year" || rowHeading === "Month";
    if (isOverTime && first !== undefined && last !== undefined) {
      const to = /\d/.test(last.label) ? last.label : `${last.label} ${year}`;
      return `${what} from ${first.label} to ${to}.`;
    }
    return usesYear ? `${what} in ${year}.` : `${what}.`;
  }
  if (empty?.none === undefined) return `${what}.`;
  if (recordCount === 0) return `${what}: no ${noun}.`;
  const plans = recordCount === 1 ? "1 plan, not" : `${recordCount.toLocaleString("en-GB")} plans, none`;
  return `${what}: ${plans} ${empty.none}.`;
}

/** Returns the text for people who cannot see the chart: the headline, then as many numbers as there is room for. */
export function altText(measure: Measure, figures: Figures, scope: Scope, isSplit: boolean): string {
  const sentence = headline(measure, figures, scope, isSplit);
  const rows = `${rowsText(isSplit ? undefined : measure.rowTitle, figures)}.`;
  return figures.caseCount === 0 || sentence.endsWith(rows) ? sentence : `${sentence} ${rows}`;
}

/** More parts are no longer easy to read in a sentence: the table shows them. */
const mostParts = 8;

function partsText({ rowTitle = (label) => label }: Measure, { columns, rows }: Figures): string {
  const body = rows.filter((row) => !row.isTotal);
  if (columns.length === 1) {
    if (body.length > mostParts) return "";
    return body
      .map(({ label, values }) => `${rowTitle(label)}: ${valueText(values[0] ?? null, columns[0]?.unit ?? "count")}`)
      .join(", ");
  }
  const counts = columns.flatMap(({ label, unit }, at) =>
    unit === "count" ? [`${label}: ${valueText(sumOf(body, at), unit)}`] : [],
  );
  return counts.length === 0 || counts.length > mostParts ? "" : counts.join(", ");
}

function sumOf(rows: Figures["rows"], at: number): number {
  return rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
}

function bandsSentence({ bands, noun }: Measure, { rows, caseCount }: Figures): string {
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

/** Enough for the 24 months of a trend; more would be too long to be read aloud. */
const mostRows = 40;

function rowsText(rowTitle: Measure["rowTitle"] = (label) => label, { columns, rows }: Figures): string {
  const texts = rows.slice(0, mostRows).map(({ label, values }) => {
    const numbers = values.map((value, at) => {
      const column = columns[at];
      const number = valueText(value, column?.unit ?? "count");
      return columns.length === 1 ? number : `${column?.label}: ${number}`;
    });
    return columns.length === 1
      ? `${rowTitle(label)}: ${numbers.join()}`
      : `${rowTitle(label)} (${numbers.join(", ")})`;
  });
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more in the table`] : [];
  return [...texts, ...more].join(columns.length === 1 ? ", " : "; ");
}
