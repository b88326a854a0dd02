import type { Chart, Series, Unit, Value } from "../../answer.ts";
import { slack } from "../limits.ts";
import { toneNames } from "../wording.ts";
import type { ChartBlock, Graph, Point } from "./block.ts";
import { cut, distinct } from "./mrkdwn.ts";

/** Draws a chart as Slack's own, at most two, with notes for the reader; none where there is nothing to draw. */
export function nativeCharts(chart: Chart): {
  readonly blocks: readonly ChartBlock[];
  readonly notes: readonly string[];
} {
  if (chart.shape === "doughnut") {
    const pie = pieOf(chart);
    return { blocks: pie === null ? [] : [pie], notes: [] };
  }
  const drawings = drawingsOf(chart);
  const halves = drawings.length === 1 ? drawings.flatMap(halved) : drawings.map(latest);
  return {
    blocks: halves.map((drawing, at) =>
      graphOf(chart, drawing, halves.length > 1 ? ` (${at + 1} of ${halves.length})` : ""),
    ),
    notes: [...new Set(halves.flatMap(({ notes }) => notes))],
  };
}

/** A chart's numbers on their way to Slack: no series without a category, no number missing. */
interface Drawing {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly shape: Graph["type"];
  readonly unit: Unit;
  /** What a reader must know of it. */
  readonly notes: readonly string[];
}

const other = "Other";
const gaps = "Where there is no number, the chart shows none; the table says which.";
const merged = "What the chart has no room for is Other; the table has all.";
const partial = "The chart has room for the last ones only; the table has all.";

/** Makes a drawing for counts and one for percentages: each needs an axis, and Slack's charts have one. */
function drawingsOf(chart: Chart): Drawing[] {
  const toned = tonedSeries(chart);
  return (["count", "percent"] as const).flatMap((unit) => {
    const series = toned.filter((one) => one.unit === unit);
    const drawing = drawingOf(chart, series, unit);
    return drawing === null ? [] : [drawing];
  });
}

/** Makes a series of each tone that the categories have, so that the legend says what is late. */
function tonedSeries({ series, tones }: Chart): readonly Series[] {
  const [only] = series;
  if (!tones || !only || series.length > 1) return series;
  return (["in-time", "late", "unplaced"] as const)
    .filter((tone) => tones.includes(tone))
    .map((tone) => ({
      ...only,
      name: toneNames[tone],
      values: only.values.map((value, at) => (tones[at] === tone ? value : 0)),
    }));
}

/**
 * Leaves out categories that no series has a number for (months to come). Slack wants a number for each of the others: a
 * missing one is 0, which in a bar chart is no bar; a line with gaps is therefore drawn as bars.
 */
function drawingOf(chart: Chart, series: readonly Series[], unit: Unit): Drawing | null {
  const kept = chart.categories.flatMap((_, at) => (series.some(({ values }) => isNumber(values[at])) ? [at] : []));
  if (series.every(({ values }) => values.every((value) => !value))) return null;
  const hasGaps = series.some(({ values }) => kept.some((at) => !isNumber(values[at])));
  const isLine = chart.shape === "lines" || (chart.shape === "columns-and-line" && unit === "percent");
  const whole: Drawing = {
    unit,
    shape: isLine && !hasGaps && kept.length > 1 ? "line" : "bar",
    categories: kept.map((at) => chart.categories[at] ?? ""),
    series: series.map(({ name, values }) => ({ name, values: kept.map((at) => values[at] ?? 0) })),
    notes: series.some(({ values }) => values.includes(null)) ? [gaps] : [],
  };
  return fewerCategories(fewerSeries(whole));
}

const isNumber = (value: Value | undefined): value is number => typeof value === "number";

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Keeps the largest series and merges the others. Percentages cannot be added: the last ones stay, which are the latest
 * years.
 */
function fewerSeries(drawing: Drawing): Drawing {
  const { series, unit, notes } = drawing;
  const most = slack.chart.series;
  if (series.length <= most) return drawing;
  if (unit === "percent") return { ...drawing, series: series.slice(-most), notes: [...notes, partial] };
  const large = new Set([...series].sort((a, b) => total(b.values) - total(a.values)).slice(0, most - 1));
  const rest = series.filter((one) => !large.has(one));
  const sums = drawing.categories.map((_, at) => total(rest.map(({ values }) => values[at] ?? 0)));
  return {
    ...drawing,
    series: [...series.filter((one) => large.has(one)), { name: other, values: sums }],
    notes: [...notes, merged],
  };
}

/** Keeps as many categories as two charts take: the last stands for all beyond; of percentages the last ones stay. */
function fewerCategories(drawing: Drawing): Drawing {
  const { categories, series, unit, notes } = drawing;
  const most = 2 * slack.chart.categories;
  if (categories.length <= most) return drawing;
  if (unit === "percent") return part(drawing, -most, categories.length, [partial]);
  const ending = (values: readonly number[]) => [...values.slice(0, most - 1), total(values.slice(most - 1))];
  return {
    ...drawing,
    categories: [...categories.slice(0, most - 1), other],
    series: series.map(({ name, values }) => ({ name, values: ending(values) })),
    notes: [...notes, merged],
  };
}

function part(drawing: Drawing, from: number, to: number, notes: readonly string[] = []): Drawing {
  return {
    ...drawing,
    categories: drawing.categories.slice(from, to),
    series: drawing.series.map(({ name, values }) => ({ name, values: values.slice(from, to) })),
    notes: [...drawing.notes, ...notes],
  };
}

/** Makes two drawings where there are more categories than one takes. */
function halved(drawing: Drawing): Drawing[] {
  const { length } = drawing.categories;
  if (length <= slack.chart.categories) return [drawing];
  const middle = Math.ceil(length / 2);
  return [part(drawing, 0, middle), part(drawing, middle, length)];
}

/** Keeps the last categories, where another drawing takes the second chart. */
function latest(drawing: Drawing): Drawing {
  const { length } = drawing.categories;
  const most = slack.chart.categories;
  return length <= most ? drawing : part(drawing, length - most, length, [partial]);
}

function graphOf(chart: Chart, { categories, series, shape, unit }: Drawing, counted: string): ChartBlock {
  const labels = distinct(categories, slack.chart.label);
  const names = distinct(
    series.map(({ name }) => name),
    slack.chart.label,
  );
  const about = [chart.categoryTitle, chart.limit?.label ?? ""].filter((text) => text.trim() !== "").join(", ");
  return {
    type: "data_visualization",
    title: titled(chart, unit, counted),
    chart: {
      type: shape,
      series: series.map(({ values }, at) => ({
        name: names[at] ?? "",
        data: labels.map((label, index): Point => ({ label, value: values[index] ?? 0 })),
      })),
      axis_config: {
        categories: labels,
        ...(about === "" ? {} : { x_label: cut(about, slack.chart.axis) }),
        ...(unit === "percent" ? { y_label: "%" } : {}),
      },
    },
  };
}

/** Names the target in the title, as Slack's charts cannot draw it. */
function titled({ title, target }: Chart, unit: Unit, counted: string): string {
  const end = `${target && unit === "percent" ? `, ${cut(target.label, 16)}` : ""}${counted}`;
  return `${cut(title, slack.chart.title - end.length)}${end}`;
}

/** Draws the parts of a whole that are more than nothing. */
function pieOf(chart: Chart): ChartBlock | null {
  const values = chart.series[0]?.values ?? [];
  const parts = chart.categories
    .map((label, at) => ({ label, value: values[at] ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  if (parts.length === 0) return null;
  const most = slack.chart.segments;
  const shown =
    parts.length > most
      ? [...parts.slice(0, most - 1), { label: other, value: total(parts.slice(most - 1).map(({ value }) => value)) }]
      : parts;
  const labels = distinct(
    shown.map(({ label }) => label),
    slack.chart.label,
  );
  const segments = shown.map(({ value }, at): Point => ({ label: labels[at] ?? "", value }));
  return { type: "data_visualization", title: titled(chart, "count", ""), chart: { type: "pie", segments } };
}
