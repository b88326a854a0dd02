import type { Chart, Screen } from "../../answer.ts";
import { longestWord, wrapAt } from "./chart-labels.ts";

export type Orientation = "upright" | "lying";

/** How a picture is laid out for the screen on which people see it. */
export interface ChartLayout {
  /** In CSS pixels. */
  readonly width: number;
  /** Whether it has little room for words and numbers. */
  readonly isNarrow: boolean;
  readonly orientation: Orientation;
  /** The numbers of neighbours would run into each other. */
  readonly isCrowded: boolean;
  readonly fonts: { readonly title: number; readonly subtitle: number; readonly axis: number };
  /** How many signs fit in a line of the title and of the subtitle. */
  readonly signs: { readonly title: number; readonly subtitle: number };
}

const widths: Readonly<Record<Screen, number>> = { desk: 1000, phone: 390 };

const signWidth = 7.2;
const mostUpright = 31;
const lyingLabel = 34;
const tallest = 2000;
const mostNarrow = 8;

/** Lays out a chart. Bars lie where their words do not fit side by side, lines always stand. */
export function layoutOf(chart: Chart, screen: Screen): ChartLayout {
  const width = widths[screen];
  const isNarrow = screen === "phone";
  const fonts = isNarrow ? { title: 16, subtitle: 12, axis: 11 } : { title: 20, subtitle: 14, axis: 12 };
  const orientation = orientationOf(chart, width, isNarrow);
  return {
    width,
    isNarrow,
    orientation,
    isCrowded: isNarrow && orientation === "upright" && chart.categories.length > mostNarrow,
    fonts,
    signs: isNarrow ? { title: 36, subtitle: 56 } : { title: 84, subtitle: 120 },
  };
}

/** Returns how many signs of a label fit under one category of an upright chart. */
function slotWidth({ categories }: Chart, width: number): number {
  return Math.max(3, Math.floor((width * 0.9) / Math.max(1, categories.length) / signWidth) - 1);
}

/** Whether categories have to lie: their words do not fit, or the bars' numbers would run into each other. */
function orientationOf(chart: Chart, width: number, isNarrow: boolean): Orientation {
  const { shape, categories, series } = chart;
  if (shape === "bars" || shape === "stacked-bars") return "lying";
  if (shape === "lines" || shape === "columns-and-line") return "upright";
  const fits = categories.every((label) => longestWord(label) <= slotWidth(chart, width));
  const bars = categories.length * (shape === "grouped" ? series.length : 1);
  const most = isNarrow ? 14 : shape === "grouped" ? 2 * mostUpright : mostUpright;
  return bars <= most && fits ? "upright" : "lying";
}

/**
 * Breaks the categories' labels into lines that fit. Of a narrow chart's points over time only as many keep their label as have
 * room.
 */
export function axisLabels(chart: Chart, { width, isNarrow, orientation }: ChartLayout): string[][] {
  const { categories } = chart;
  if (orientation === "lying") return categories.map((label) => wrapAt(label, isNarrow ? 16 : lyingLabel));
  const slot = slotWidth(chart, width);
  const longest = Math.max(0, ...categories.map(longestWord));
  if (longest <= slot) return categories.map((label) => wrapAt(label, slot));
  const step = Math.ceil((longest + 1) / (slot + 1));
  return categories.map((label, at) => ((categories.length - 1 - at) % step === 0 ? wrapAt(label, longest) : [""]));
}

/** Returns the height in CSS pixels: a lying chart grows with its categories. */
export function heightOf(chart: Chart, layout: ChartLayout): number {
  const { orientation, isNarrow } = layout;
  if (chart.shape === "doughnut") return 420;
  if (orientation === "upright") return isNarrow ? 360 : 500;
  const perCategory = chart.shape === "grouped" ? 8 + 18 * chart.series.length : 26;
  const rows = axisLabels(chart, layout).map((lines) => Math.max(perCategory, 6 + 16 * lines.length));
  const legend = chart.series.length > 1 ? 24 * Math.ceil(chart.series.length / (isNarrow ? 2 : 6)) : 0;
  return Math.min(tallest, Math.max(240, 140 + legend + rows.reduce((sum, height) => sum + height, 0)));
}
