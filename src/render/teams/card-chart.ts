import type { ChartColor } from "@microsoft/teams.cards";
import type { Chart, Tone, Unit } from "../../answer.ts";
import { chartDataOf, segmentsOf, type ChartData } from "../chart-data.ts";
import { cut, distinct } from "../cut.ts";
import { teams } from "../limits.ts";
import type { CardElement } from "./card-elements.ts";
import { shown } from "./card-text.ts";

const room = { series: teams.chart.series, categories: teams.chart.categories };

/** Colours say what is in time and what is late; colour-blind people can tell them apart. */
const toneColours: Readonly<Record<Tone, ChartColor>> = {
  "in-time": "categoricalBlue",
  late: "categoricalMarigold",
  unplaced: "divergingGray",
};

/** Draws a chart as Teams' own, with notes for the reader; none where there is nothing to draw. */
export function cardCharts(chart: Chart): {
  readonly charts: readonly CardElement[];
  readonly notes: readonly string[];
} {
  const all = chart.shape === "doughnut" ? [] : chartDataOf(chart, room);
  const charts = chart.shape === "doughnut" ? donutOf(chart) : all.map((data) => chartOf(chart, data));
  return { charts, notes: [...new Set(all.flatMap(({ notes }) => notes))] };
}

function chartOf(chart: Chart, data: ChartData): CardElement {
  const { series, unit } = data;
  const categories = distinct(data.categories, teams.chart.label).map(shown);
  const names = distinct(
    series.map(({ name }) => name),
    teams.chart.label,
  ).map(shown);
  const [only] = series;
  const about = [chart.categoryTitle, chart.limit?.label ?? ""].filter((text) => text.trim() !== "").join(", ");
  const common = {
    title: titleOf(chart, unit),
    xAxisTitle: shown(cut(about, teams.chart.title)),
    yAxisTitle: unit === "percent" ? "%" : "",
  };
  const points = (at: number) =>
    categories.flatMap((x, index) => {
      const y = series[at]?.values[index] ?? null;
      return y === null ? [] : [{ x, y }];
    });
  if (data.shape === "line") {
    return {
      type: "Chart.Line",
      ...common,
      data: series.map(({ tone }, at) => ({ legend: names[at] ?? "", values: points(at), ...colourOf(tone) })),
    };
  }
  if (only !== undefined && series.length === 1) {
    return chart.shape === "bars"
      ? { type: "Chart.HorizontalBar", ...common, data: points(0), ...colourOf(only.tone) }
      : { type: "Chart.VerticalBar", ...common, showBarValues: true, data: points(0), ...colourOf(only.tone) };
  }
  if (chart.shape === "bars" && unit === "count") {
    return {
      type: "Chart.HorizontalBar.Stacked",
      ...common,
      data: categories.map((title, index) => ({
        title,
        data: series.flatMap(({ values, tone }, at) => {
          const value = values[index] ?? null;
          return value === null ? [] : [{ legend: names[at] ?? "", value, ...colourOf(tone) }];
        }),
      })),
    };
  }
  return {
    type: "Chart.VerticalBar.Grouped",
    ...common,
    stacked: unit === "count" && (chart.shape === "stacked" || chart.shape === "columns-and-line" || !!chart.tones),
    data: series.map(({ tone }, at) => ({ legend: names[at] ?? "", values: points(at), ...colourOf(tone) })),
  };
}

function colourOf(tone: Tone | undefined): { color?: ChartColor } {
  return tone === undefined ? {} : { color: toneColours[tone] };
}

/** Names the target in the title, as Teams' charts cannot draw it. */
function titleOf({ title, target }: Chart, unit: Unit): string {
  const end = target && unit === "percent" ? `, ${target.label}` : "";
  return shown(cut(`${cut(title, teams.chart.title)}${end}`, 2 * teams.chart.title));
}

function donutOf(chart: Chart): CardElement[] {
  const segments = segmentsOf(chart, teams.chart.segments);
  const labels = distinct(
    segments.map(({ label }) => label),
    teams.chart.label,
  );
  return segments.length === 0
    ? []
    : [
        {
          type: "Chart.Donut",
          title: titleOf(chart, "count"),
          data: segments.map(({ value, tone }, at) => ({ legend: shown(labels[at] ?? ""), value, ...colourOf(tone) })),
        },
      ];
}
