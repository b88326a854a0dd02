import type { Chart } from "../../answer.ts";
import { longestWord, wrapAt } from "./chart-labels.ts";

export type Orientation = "upright" | "lying";

const width = 1000;
const plot = 900;
const signWidth = 7.2;
const mostUpright = 31;
const lyingLabel = 34;

/** Returns how many signs of a label fit under one category of an upright chart. */
function slotWidth(chart: Chart): number {
  return Math.max(3, Math.floor(plot / Math.max(1, chart.categories.length) / signWidth) - 1);
}

/** Returns "upright" where the categories' words fit side by side, else "lying". Bars always lie, lines always stand. */
export function orientationOf(chart: Chart): Orientation {
  if (chart.shape === "bars") return "lying";
  if (chart.shape === "lines" || chart.shape === "columns-and-line") return "upright";
  const fits = chart.categories.every((label) => longestWord(label) <= slotWidth(chart));
  return chart.categories.length <= mostUpright && fits ? "upright" : "lying";
}

/** Breaks the categories' labels into lines that fit. */
export function axisLabels(chart: Chart, orientation: Orientation): string[][] {
  const most = orientation === "upright" ? slotWidth(chart) : lyingLabel;
  return chart.categories.map((label) => wrapAt(label, most));
}

/** Returns the size in CSS pixels: wide enough for a chat message; a lying chart grows with its categories. */
export function sizeOf(chart: Chart, orientation: Orientation): { width: number; height: number } {
  if (orientation === "upright") return { width, height: chart.shape === "doughnut" ? 420 : 500 };
  const perCategory = chart.shape === "grouped" ? 8 + 18 * chart.series.length : 26;
  const rows = axisLabels(chart, orientation).map((lines) => Math.max(perCategory, 6 + 16 * lines.length));
  return { width, height: Math.max(260, 150 + rows.reduce((sum, height) => sum + height, 0)) };
}
