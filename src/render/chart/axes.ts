import type { Chart } from "../../answer.ts";
import type { Orientation } from "./layout.ts";
import { grid, ink, quiet } from "./palette.ts";

/**
 * Makes the axis of categories, the axis of numbers and, where percentages stand over counts, their axis in a pane
 * above.
 */
export function axesOf(chart: Chart, orientation: Orientation): object {
  const isStacked = chart.shape === "stacked" || chart.shape === "columns-and-line" || chart.tones !== undefined;
  const isPercent = chart.shape !== "columns-and-line" && chart.series.every(({ unit }) => unit === "percent");
  const [categories, numbers] = orientation === "upright" ? ["x", "y"] : ["y", "x"];
  const title = (text: string) => ({ display: text !== "", text, color: quiet, font: { size: 13 } });
  return {
    [categories]: {
      type: "category",
      stacked: isStacked,
      offset: true,
      title: title(chart.categoryTitle),
      grid: { display: false },
      ticks: { autoSkip: false, maxRotation: 0, minRotation: 0, color: ink, font: { size: 12 } },
    },
    [numbers]: {
      type: "linear",
      stacked: isStacked,
      beginAtZero: true,
      title: title(isPercent ? "%" : ""),
      grid: { color: grid },
      border: { display: false },
      ticks: { precision: 0, color: quiet, font: { size: 12 }, ...(isPercent ? { stepSize: 20 } : {}) },
      ...(isPercent ? { min: 0, max: 100 } : { grace: chart.shape === "columns-and-line" ? 0 : "18%" }),
      ...(chart.shape === "columns-and-line" ? { stack: "panes", stackWeight: 3 } : {}),
    },
    ...(chart.shape === "columns-and-line"
      ? {
          share: {
            type: "linear",
            stack: "panes",
            stackWeight: 2,
            offset: true,
            min: 0,
            max: 100,
            title: title("%"),
            grid: { color: grid },
            border: { display: false },
            ticks: { stepSize: 50, color: quiet, font: { size: 12 } },
          },
        }
      : {}),
  };
}
