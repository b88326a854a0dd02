import type { Chart, Unit } from "../../answer.ts";
import { chartDataOf, dataPart, latestData, segmentsOf, type ChartData } from "../chart-data.ts";
import { cut, distinct } from "../cut.ts";
import { slack } from "../limits.ts";
import type { ChartBlock, Point } from "./block.ts";

const room = { series: slack.chart.series, categories: 2 * slack.chart.categories };

/** Draws a chart as Slack's own, at most two, with notes for the reader; none where there is nothing to draw. */
export function nativeCharts(chart: Chart): {
  readonly blocks: readonly ChartBlock[];
  readonly notes: readonly string[];
} {
  if (chart.shape === "doughnut") {
    const pie = pieOf(chart);
    return { blocks: pie === null ? [] : [pie], notes: [] };
  }
  const all = chartDataOf(chart, room);
  const halves = all.length === 1 ? all.flatMap(halved) : all.map((data) => latestData(data, slack.chart.categories));
  return {
    blocks: halves.map((data, at) => graphOf(chart, data, halves.length > 1 ? ` (${at + 1} of ${halves.length})` : "")),
    notes: [...new Set(halves.flatMap(({ notes }) => notes))],
  };
}

/** Makes two of what has more categories than one chart takes. */
function halved(data: ChartData): ChartData[] {
  const { length } = data.categories;
  if (length <= slack.chart.categories) return [data];
  const middle = Math.ceil(length / 2);
  return [dataPart(data, 0, middle), dataPart(data, middle, length)];
}

/**
 * Slack wants a number for every category: a missing one is 0, which in a bar chart is no bar; a line with gaps is therefore
 * drawn as bars.
 */
function graphOf(chart: Chart, { categories, series, shape, hasGaps, unit }: ChartData, counted: string): ChartBlock {
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
      type: hasGaps ? "bar" : shape,
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
  const shown = segmentsOf(chart, slack.chart.segments);
  if (shown.length === 0) return null;
  const labels = distinct(
    shown.map(({ label }) => label),
    slack.chart.label,
  );
  const segments = shown.map(({ value }, at): Point => ({ label: labels[at] ?? "", value }));
  return { type: "data_visualization", title: titled(chart, "count", ""), chart: { type: "pie", segments } };
}
