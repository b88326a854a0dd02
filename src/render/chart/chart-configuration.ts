import { numberText, type Chart, type Screen } from "../../answer.ts";
import { axesOf } from "./axes.ts";
import { wrapAt } from "./chart-labels.ts";
import { datasetsOf, doughnutData, type Data } from "./datasets.ts";
import { heightOf, layoutOf, type ChartLayout } from "./layout.ts";
import { ink, quiet } from "./palette.ts";

/** A Chart.js configuration, as plain JSON, and the size in CSS pixels at which it is drawn. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly configuration: object;
}

/**
 * Makes the picture of a chart for Chart.js 4 with the plugins datalabels and annotation. It is plain JSON, so that the bot
 * or a QuickChart server can draw it; numbers on bars are labels in the data, as JSON holds no functions.  */
export function chartConfiguration(chart: Chart, screen: Screen): Picture {
  const layout = layoutOf(chart, screen);
  const { width, isNarrow, orientation, fonts, signs } = layout;
  const isDoughnut = chart.shape === "doughnut";
  const data: Data = isDoughnut ? doughnutData(chart) : datasetsOf(chart, layout);
  return {
    width,
    height: heightOf(chart, layout),
    configuration: {
      type: isDoughnut ? "doughnut" : "bar",
      data,
      options: {
        responsive: false,
        animation: false,
        devicePixelRatio: 2,
        indexAxis: orientation === "upright" ? "x" : "y",
        layout: { padding: { top: 8, right: orientation === "lying" ? 44 : 20, bottom: 12, left: 12 } },
        ...(isDoughnut ? { cutout: "55%" } : { scales: axesOf(chart, layout) }),
        plugins: {
          title: {
            display: true,
            align: "start",
            color: ink,
            text: wrapAt(chart.title, signs.title),
            font: { size: fonts.title, weight: "bold" },
            padding: { bottom: 4 },
          },
          subtitle: {
            display: true,
            align: "start",
            color: quiet,
            text: wrapAt(chart.subtitle, signs.subtitle),
            font: { size: fonts.subtitle },
            padding: { bottom: 24 },
          },
          legend: {
            display: isDoughnut || data.datasets.length > 1,
            position: isDoughnut && !isNarrow ? "right" : "bottom",
            align: "center",
            labels: {
              color: ink,
              font: { size: isNarrow ? fonts.axis : isDoughnut ? 16 : 13 },
              boxWidth: 9,
              boxHeight: 9,
              padding: 14,
              usePointStyle: true,
            },
          },
          tooltip: { enabled: false },
          annotation: {
            annotations: isDoughnut
              ? {}
              : { ...limitOf(chart, layout), ...targetOf(chart, layout), ...totalsOf(chart, layout) },
          },
          datalabels: { color: ink, font: { size: fonts.axis } },
        },
      },
    },
  };
}

const dashedLine = { type: "line", borderColor: ink, borderWidth: 2, borderDash: [6, 4] };

/** Draws the limit as a line between two categories, or before the first, with its words where there is room for them. */
function limitOf({ limit }: Chart, { orientation, isNarrow, fonts }: ChartLayout): object {
  if (!limit) return {};
  const isUpright = orientation === "upright";
  const label = {
    display: !isNarrow,
    content: limit.label,
    position: isUpright ? "start" : "end",
    ...(isUpright && limit.after === 0 ? { xAdjust: 8 } : {}),
    backgroundColor: "#ffffff",
    color: ink,
    font: { size: fonts.axis + 1, weight: "bold" },
    padding: 3,
  };
  return { limit: { ...dashedLine, scaleID: isUpright ? "x" : "y", value: limit.after - 0.5, label } };
}

/** Draws the level to reach across lying bars, whose axis names it; of upright ones it is a line of the data. */
function targetOf({ target }: Chart, { orientation }: ChartLayout): object {
  if (!target || orientation === "upright") return {};
  return { target: { ...dashedLine, scaleID: "x", value: target.value } };
}

/** Writes the sum of each stack at its end. */
function totalsOf({ totals = [], series, categories }: Chart, { orientation, isCrowded, fonts }: ChartLayout): object {
  if (isCrowded) return {};
  const counted = series.filter(({ unit }) => unit === "count");
  return Object.fromEntries(
    categories.flatMap((_, at) => {
      const total = totals[at] ?? null;
      const end = counted.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
      if (total === null || end === 0) return [];
      const label = {
        type: "label",
        content: numberText(total, "count"),
        color: ink,
        font: { size: fonts.axis, weight: "bold" },
        padding: 2,
        ...(orientation === "upright"
          ? { xValue: at, yValue: end, position: { x: "center", y: "end" } }
          : { xValue: end, yValue: at, position: { x: "start", y: "center" } }),
      };
      return [[`total-${at}`, label]];
    }),
  );
}
