import type { Chart } from "../../answer.ts";
import type { Orientation } from "./layout.ts";
import { grid, ink, quiet } from "./palette.ts";

/** The axis of categories, the axis of numbers, and where percentages lie over counts, an axis for them. */
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
      ...(isPercent ? { min: 0, max: 100 } : roomOver(chart)),
    },
    ...(chart.shape === "columns-and-line"
      ? {
          share: {
            type: "linear",
            position: "right",
            min: 0,
            max: 100,
            title: title("%"),
            grid: { display: false },
            ticks: { stepSize: 20, color: quiet, font: { size: 12 } },
          },
        }
      : {}),
  };
}

/** Room over the bars for their numbers and the limit's label; where a line of percentages floats above, for that. */
function roomOver({ shape, categories, series }: Chart): object {
  if (shape !== "columns-and-line") return { grace: "18%" };
  const counts = series.filter(({ unit }) => unit === "count");
  const sums = categories.map((_, at) => counts.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  return { suggestedMax: Math.max(1, ...sums) * 2.2 };
}
