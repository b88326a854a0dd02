import type { Chart, Series, ChartShape, Tone } from "../../answer.ts";
import { trailing } from "../../facts/spellings.ts";
import { bandLabels } from "../../facts/wait.ts";
import { totalLabel } from "../engine/splits/breakdown.ts";
import type { Measure } from "../../measure.ts";
import type { Figures } from "../engine/figures.ts";

interface ChartHeading {
  readonly title: string;
  readonly subtitle: string;
  readonly alt: string;
}

/** Returns the chart of a measure's numbers. `isSplit`: they are by a breakdown, so the measure's own chart does not fit. */
export function chartOf(measure: Measure, figures: Figures, heading: ChartHeading, isSplit: boolean): Chart {
  const rows = figures.rows.filter((row) => !row.isTotal);
  const title = isSplit ? (label: string) => label : (measure.rowTitle ?? ((label: string) => label));
  const labels = rows.map(({ label }) => title(label));
  const charted = isSplit ? undefined : measure.charted;
  const columns = figures.columns.flatMap((column, at) => {
    const isCharted = charted
      ? charted.includes(column.label)
      : !isSplit ||
        (column.unit === "count" && column.label !== totalLabel) ||
        figures.columns.every(({ unit }) => unit === "percent");
    return isCharted ? [{ ...column, values: rows.map((row) => row.values[at] ?? null) }] : [];
  });
  const byColumn: Series[] = columns.map(({ label, unit, values }) => ({
    name: label,
    unit,
    values,
    ...toneOf(measure, label),
  }));
  const shape: ChartShape = isSplit ? (columns.length > 1 ? "grouped" : "bars") : measure.chart;
  if (measure.series === "rows" && !isSplit) {
    return {
      kind: "chart",
      ...heading,
      shape,
      categoryTitle: "",
      categories: figures.columns.map(({ label }) => label),
      series: rows.map((row) => ({ name: title(row.label), unit: "count", values: row.values })),
    };
  }
  return {
    kind: "chart",
    ...heading,
    shape,
    categoryTitle: figures.rowHeading,
    categories: labels,
    series: byColumn,
    ...(isSplit ? {} : tonesAndLimit(measure, labels)),
    ...(measure.target !== undefined && byColumn.some(({ unit }) => unit === "percent")
      ? { target: { value: measure.target, label: `target ${measure.target}%` } }
      : {}),
  };
}

/** Returns the tone of a label. A label may be any recorded value, "constructor" too. */
function toneOf({ tones = {} }: Measure, label: string): { readonly tone?: Tone } {
  const tone = Object.hasOwn(tones, label) ? tones[label] : undefined;
  return tone === undefined ? {} : { tone };
}

function tonesAndLimit({ bands, tones }: Measure, labels: readonly string[]): Pick<Chart, "tones" | "limit"> {
  if (tones && labels.every((label) => Object.hasOwn(tones, label))) {
    return { tones: labels.map((label) => tones[label] ?? "unplaced") };
  }
  if (!bands) return {};
  const edges = bandLabels(bands);
  const after = bands.edges.indexOf(bands.limit) + 1;
  const tone = (label: string): Tone => {
    if (trailing.includes(label)) return "unplaced";
    return edges.indexOf(label) < after ? "in-time" : "late";
  };
  return {
    tones: labels.map(tone),
    limit: { after, label: `${bands.isLocal === true ? "local" : "legal"} limit ${bands.limitLabel}` },
  };
}
