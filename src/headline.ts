import type { Value } from "./answer.ts";
import { bandLabels } from "./facts/wait.ts";
import type { Figures, Measure } from "./measure.ts";
import { percent } from "./tabulate.ts";

/** A value as people read it: 1,216; 62%; n/a. */
export function shown(value: Value, unit: "count" | "percent"): string {
  if (value === null) return "n/a";
  return unit === "percent" ? `${value}%` : value.toLocaleString("en-GB");
}

/** The sentence with the numbers: the measure's own where it has one, else the total and every number there is room for. */
export function headline(measure: Measure, figures: Figures, isSplit: boolean): string {
  if (figures.caseCount === 0) return `No ${measure.noun}`;
  if (measure.headline && !isSplit) return `${measure.headline(figures)}.`;
  if (measure.bands && !isSplit && figures.columns.length === 1) return saysBands(measure, figures);
  const total = `${figures.caseCount.toLocaleString("en-GB")} ${measure.noun}`;
  return `${total}: ${saysRows(measure, figures)}.`;
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
  return `${inTime} of ${caseCount} ${noun} within ${bands.says} (${percent(inTime, caseCount)}%), ${sum(limitAt, edges.length)} over${unplaced}.`;
}

const mostRows = 40;

function saysRows({ rowTitle = (label) => label }: Measure, { columns, rows }: Figures): string {
  const told = rows.slice(0, mostRows).map(({ label, values }) => {
    const numbers = values.map((value, at) => {
      const column = columns[at];
      const number = shown(value, column?.unit ?? "count");
      return columns.length === 1 ? number : `${column?.label} ${number}`;
    });
    return columns.length === 1 ? `${rowTitle(label)} ${numbers.join()}` : `${rowTitle(label)} (${numbers.join(", ")})`;
  });
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more in the table`] : [];
  return [...told, ...more].join(columns.length === 1 ? ", " : "; ");
}
