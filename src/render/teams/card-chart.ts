import type { ChartColor } from "@microsoft/teams.cards";
import { numberText, type Chart, type Tone } from "../../answer.ts";
import { chartDataOf, largestCategories, segmentsOf, type ChartData } from "../chart-data.ts";
import { distinct } from "../cut.ts";
import { teams } from "../limits.ts";
import { shareText, toneNames } from "../wording.ts";
import { areMonths, axisTitleOf, rangeOf, shortMonths } from "./card-axis.ts";
import { colourNames, coloursOf } from "./card-colours.ts";
import type { CardElement } from "./card-elements.ts";
import { brief, shown } from "./card-text.ts";

/** Charts of Teams' own, and what a reader must know of them. */
export interface CardCharts {
  readonly charts: readonly {
    readonly element: CardElement;
    /** What the chart itself does not say: the unit, the limit, the target, the colours. May be empty. */
    readonly caption: string;
  }[];
  readonly notes: readonly string[];
}

const room = { series: teams.chart.series, categories: teams.chart.categories };

/** Draws a chart as Teams' own; none where there is nothing to draw. */
export function cardCharts(chart: Chart): CardCharts {
  if (chart.shape === "doughnut") {
    return { charts: donutOf(chart).map((element) => ({ element, caption: "" })), notes: [] };
  }
  const all = chartDataOf(chart, room).map((data) => readable(chart, asLine(chart, data)));
  return {
    charts: all.map((data) => ({ element: chartOf(chart, data), caption: captionOf(chart, data, all.length > 1) })),
    notes: [...new Set(all.flatMap(({ notes }) => notes))],
  };
}

/** A course of more months than fit under bars is a line: lying bars would show it upside down, and not all of it. */
function asLine(chart: Chart, data: ChartData): ChartData {
  const isLine = chart.shape !== "bars" && data.series.length === 1 && areMonths(data.categories) && lies(chart, data);
  return isLine ? { ...data, shape: "line" } : data;
}

/** Keeps as many bars as can be told apart. Lines have no such limit. */
function readable(chart: Chart, data: ChartData): ChartData {
  const { bars, lyingBars, groupedBars } = teams.chart;
  if (data.shape === "line") return data;
  if (isOneBarEach(data)) return largestCategories(data, fitsUpright(chart, data) ? bars : lyingBars);
  return largestCategories(data, Math.max(1, Math.floor(groupedBars / data.series.length)));
}

/** Whether each category has one bar: there is one series, or a series for each tone. */
function isOneBarEach({ series }: ChartData): boolean {
  return series.length === 1 || series.every(({ isTone }) => isTone === true);
}

function chartOf(chart: Chart, data: ChartData): CardElement {
  const { series, unit } = data;
  const isLying = lies(chart, data);
  const labels = distinct((isLying ? data.categories : shortMonths(data.categories)).map(shown), teams.chart.label);
  const names = distinct(
    series.map(({ name }) => shown(name)),
    teams.chart.label,
  );
  const colours = coloursOf(series);
  const axes = {
    title: brief(chart.title, teams.chart.title),
    xAxisTitle: brief(axisTitleOf(chart, data, !isLying && !fitsUpright(chart, data)), teams.chart.title),
    ...(unit === "percent" ? { yAxisTitle: "%" } : {}),
    ...(isLying ? {} : rangeOf(data)),
  };
  const pointsOf = (at: number) =>
    labels.flatMap((x, index) => {
      const y = series[at]?.values[index] ?? null;
      return y === null ? [] : [{ x, y }];
    });
  if (isOneBarEach(data) && data.shape === "bar") {
    const bars = series.flatMap((_, at) =>
      pointsOf(at).map((point) => ({ ...point, color: colours[at] ?? "neutral" })),
    );
    const inOrder = labels.flatMap((x) => barOf(bars.filter((bar) => bar.x === x)));
    return isLying
      ? { type: "Chart.HorizontalBar", ...axes, displayMode: "AbsoluteNoAxis", data: inOrder }
      : { type: "Chart.VerticalBar", ...axes, showBarValues: true, data: inOrder };
  }
  const lines = series.map((_, at) => ({
    legend: names[at] ?? "",
    values: pointsOf(at),
    color: colours[at] ?? "neutral",
  }));
  if (data.shape === "line") return { type: "Chart.Line", ...axes, data: lines };
  const stacked = unit === "count" && (chart.shape === "stacked" || chart.shape === "columns-and-line");
  return { type: "Chart.VerticalBar.Grouped", ...axes, stacked, data: lines };
}

/** Whether the chart's bars lie, as their words do not fit side by side: it then shows neither axis. */
function lies(chart: Chart, data: ChartData): boolean {
  return isOneBarEach(data) && data.shape === "bar" && !fitsUpright(chart, data);
}

interface Bar {
  readonly x: string;
  readonly y: number;
  readonly color: ChartColor;
}

/** Returns the one bar of a category: of its tones' bars, the one that is not empty. */
function barOf(bars: readonly Bar[]): Bar[] {
  const [first] = bars;
  const bar = bars.find(({ y }) => y !== 0) ?? first;
  return bar === undefined ? [] : [bar];
}

/** The width in pixels of the axis in the narrowest card, of a sign, and of the gap between labels, as Teams draws them. */
const pixels = { axis: 330, sign: 6.6, gap: 5 };
/** Teams cuts longer labels in a narrow card, and shows short ones whole in a wide one. */
const shortLabel = 3;

/** Whether the categories' words fit side by side under an upright chart. Bars always lie. */
function fitsUpright({ shape }: Chart, { categories }: ChartData): boolean {
  const labels = shortMonths(categories);
  if (shape === "bars") return false;
  return (
    labels.every(({ length }) => length * pixels.sign + pixels.gap <= pixels.axis / labels.length) ||
    (labels.length <= teams.chart.bars && labels.every(({ length }) => length <= shortLabel))
  );
}

/** Says above a chart what its axes do not, where its limit or target is, and what colours mean where no legend does. */
function captionOf(chart: Chart, data: ChartData, isOneOfSeveral: boolean): string {
  const { series, unit } = data;
  const [first] = series;
  const isPercent = unit === "percent";
  const tones = isOneBarEach(data) ? series.flatMap(({ tone }) => (tone ? [tone] : [])) : [];
  const parts = [
    isOneOfSeveral && series.length === 1 ? (first?.name ?? "") : "",
    lies(chart, data) ? chart.categoryTitle : "",
    lies(chart, data) && isPercent ? "in %" : "",
    chart.limit?.label ?? "",
    isPercent ? (chart.target?.label ?? "") : "",
    ...[...new Set(tones)].map(toneLegend),
  ];
  return parts.filter((part) => part.trim() !== "").join(" · ");
}

function toneLegend(tone: Tone): string {
  return `${colourNames[tone]}: ${toneNames[tone].toLowerCase()}`;
}

function donutOf(chart: Chart): CardElement[] {
  const segments = segmentsOf(chart, teams.chart.segments);
  if (segments.length === 0) return [];
  const colours = coloursOf(segments);
  const whole = segments.reduce((sum, { value }) => sum + value, 0);
  const labels = distinct(
    segments.map(({ label, value }) => shown(`${label}: ${numberText(value, "count")} (${shareText(value, whole)})`)),
    teams.chart.label,
  );
  const data = segments.map(({ value }, at) => ({
    legend: labels[at] ?? "",
    value,
    color: colours[at] ?? "neutral",
  }));
  return [{ type: "Chart.Donut", title: brief(chart.title, teams.chart.title), data }];
}
