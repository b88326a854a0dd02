import type { Chart } from "../../answer.ts";
import { axesOf } from "./axes.ts";
import { wrapAt } from "./chart-labels.ts";
import { datasetsOf, doughnutData, type Data } from "./datasets.ts";
import { orientationOf, sizeOf } from "./layout.ts";
import { ink, quiet } from "./palette.ts";

/** A Chart.js configuration, as plain JSON, and the size in CSS pixels at which it is drawn. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly configuration: object;
}

const noAxes = { x: { display: false }, y: { display: false } };

/**
 * Makes the picture of a chart for Chart.js 4 with the plugins datalabels and annotation. It is plain JSON, so that the bot
 * or a QuickChart server can draw it; numbers on bars are labels in the data, as JSON holds no functions.
 */
export function chartConfiguration(chart: Chart): Picture {
  const isEmpty = chart.categories.length === 0 || chart.series.every(({ values }) => values.every((value) => !value));
  const orientation = orientationOf(chart);
  const size = sizeOf(chart, orientation);
  const isDoughnut = chart.shape === "doughnut" && !isEmpty;
  const data: Data = isDoughnut ? doughnutData(chart) : datasetsOf(chart, orientation);
  const hasLegend = isDoughnut || data.datasets.length > 1;
  return {
    ...size,
    configuration: {
      type: isDoughnut ? "doughnut" : "bar",
      data,
      options: {
        responsive: false,
        animation: false,
        devicePixelRatio: 2,
        indexAxis: orientation === "upright" ? "x" : "y",
        layout: { padding: { top: 8, right: 28, bottom: 12, left: 12 } },
        ...(isDoughnut ? { cutout: "55%" } : { scales: isEmpty ? noAxes : axesOf(chart, orientation) }),
        plugins: {
          title: {
            display: true,
            align: "start",
            color: ink,
            text: wrapAt(chart.title, 84),
            font: { size: 20, weight: "bold" },
            padding: { bottom: 4 },
          },
          subtitle: {
            display: true,
            align: "start",
            color: quiet,
            text: wrapAt(isEmpty ? `${chart.subtitle} · nothing to show` : chart.subtitle, 120),
            font: { size: 14 },
            padding: { bottom: 24 },
          },
          legend: {
            display: hasLegend,
            position: isDoughnut ? "right" : "bottom",
            align: "center",
            labels: {
              color: ink,
              font: { size: isDoughnut ? 16 : 13 },
              boxWidth: 9,
              boxHeight: 9,
              padding: 14,
              usePointStyle: true,
            },
          },
          tooltip: { enabled: false },
          annotation: { annotations: isEmpty ? {} : annotationsOf(chart, orientation) },
          datalabels: { color: ink, font: { size: 12 } },
        },
      },
    },
  };
}

function annotationsOf({ limit }: Chart, orientation: "upright" | "lying"): object {
  if (!limit) return {};
  return {
    limit: {
      type: "line",
      borderColor: ink,
      borderWidth: 2,
      borderDash: [6, 4],
      scaleID: orientation === "upright" ? "x" : "y",
      value: limit.after - 0.5,
      label: {
        display: true,
        content: limit.label,
        position: "start",
        backgroundColor: "#ffffff",
        color: ink,
        font: { size: 13, weight: "bold" },
        padding: 3,
      },
    },
  };
}
