import { stackedShapes, type Chart } from "../../answer.ts";
import { wrapAt } from "./chart-labels.ts";
import type { ChartLayout } from "./layout.ts";
import { grid, ink, quiet } from "./palette.ts";

/**
 * Makes the axis of categories, the axis of numbers and, where percentages stand over counts, their axis in a pane
 * above.
 */
export function axesOf(chart: Chart, layout: ChartLayout): object {
  const { orientation, fonts } = layout;
  const isStacked = stackedShapes.includes(chart.shape) || chart.tones !== undefined;
  const isPercent = chart.shape !== "columns-and-line" && chart.series.every(({ unit }) => unit === "percent");
  const [categories, numbers] = orientation === "upright" ? ["x", "y"] : ["y", "x"];
  const title = (...lines: readonly string[]) => {
    const text = lines.filter((line) => line !== "");
    return { display: text.length > 0, text, color: quiet, font: { size: fonts.axis + 1 } };
  };
  const lines = dashedLines(chart, layout);
  return {
    [categories]: {
      type: "category",
      stacked: isStacked,
      offset: true,
      title: title(chart.categoryTitle, ...wrapAt(lines.limit, 48)),
      grid: { display: false },
      ticks: { autoSkip: false, maxRotation: 0, minRotation: 0, color: ink, font: { size: fonts.axis } },
    },
    [numbers]: {
      type: "linear",
      stacked: isStacked,
      beginAtZero: true,
      title: title(isPercent ? "%" : "", lines.target),
      grid: { color: grid },
      border: { display: false },
      ticks: { precision: 0, color: quiet, font: { size: fonts.axis }, ...(isPercent ? { stepSize: 20 } : {}) },
      ...(isPercent ? { min: 0, max: 100 } : { grace: chart.shape === "columns-and-line" ? "12%" : "18%" }),
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
            ticks: { stepSize: 50, color: quiet, font: { size: fonts.axis } },
          },
        }
      : {}),
  };
}

/** Says what the dashed lines are where they carry no words. */
function dashedLines(
  { limit, target }: Chart,
  { orientation, isNarrow }: ChartLayout,
): { limit: string; target: string } {
  return {
    limit: limit && isNarrow ? `Dashed line: ${limit.label}` : "",
    target: target && orientation === "lying" ? `Dashed line: ${target.label}` : "",
  };
}
