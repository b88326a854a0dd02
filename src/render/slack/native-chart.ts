import type { Chart, Unit } from "../../answer.ts";
import { chartDataOf, segmentsOf, type ChartData } from "../chart-data.ts";
import { cut, distinct } from "../cut.ts";
import { slack } from "../limits.ts";
import type { ChartBlock, Point } from "./block.ts";

const room = { series: slack.chart.series, categories: slack.chart.categories };

/** Draws a chart as Slack's own, one for counts and one for percentages, with notes; none where there is nothing to draw. */
export function nativeCharts(chart: Chart): {
  readonly blocks: readonly ChartBlock[];
  readonly notes: readonly string[];
} {
  if (chart.shape === "doughnut") {
    const pie = pieOf(chart);
    return { blocks: pie === null ? [] : [pie], notes: [] };
  }
  const graphs = chartDataOf(chart, room);
  return {
    blocks: graphs.map((data) => graphOf(chart, data)),
    notes: [...new Set(graphs.flatMap(({ notes }) => notes))],
  };
}

/**
 * Slack wants a number for every category: a missing one is 0, which in a bar chart is no bar; a line with gaps is therefore
 * drawn as bars.
 */
function graphOf(chart: Chart, { categories, series, shape, hasGaps, unit }: ChartData): ChartBlock {
  const labels = distinct(categories, slack.chart.label);
  const names = distinct(
    series.map(({ name }) => name),
    slack.chart.label,
  );
  const about = [chart.categoryTitle, chart.limit?.label ?? ""].filter((text) => text.trim() !== "").join(", ");
  return {
    type: "data_visualization",
    title: titled(chart, unit),
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
function titled({ title, target }: Chart, unit: Unit): string {
  const end = target && unit === "percent" ? `, ${cut(target.label, 16)}` : "";
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
  return { type: "data_visualization", title: titled(chart, "count"), chart: { type: "pie", segments } };
}
