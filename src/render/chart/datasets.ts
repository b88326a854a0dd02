import { numberText, type Chart, type Series, type Tone, type Unit, type Value } from "../../answer.ts";
import { shareOf, shareText, toneNames } from "../wording.ts";
import { axisLabels, type Orientation } from "./layout.ts";
import { colourAt, ink, inkOn, toneColourAt, toneColours } from "./palette.ts";

/** The data of a Chart.js configuration. */
export interface Data {
  readonly labels: readonly (string | readonly string[])[];
  readonly datasets: readonly object[];
}

function labelOf(value: Value, unit: Unit): string {
  return value === null ? "" : numberText(value, unit);
}

/** Makes a series' points. A point carries the text of its label, which the labels plugin shows by itself. */
function points({ values, unit }: Series, orientation: Orientation, isLabelled: (value: number) => boolean): object[] {
  return values.map((value, at) => {
    const label = value !== null && isLabelled(value) ? labelOf(value, unit) : "";
    return orientation === "upright" ? { x: at, y: value, label } : { x: value, y: at, label };
  });
}

const mostLabels = 60;

/** Draws the series as bars or lines, with their numbers where these can be read, and the target as a line. */
export function datasetsOf(chart: Chart, orientation: Orientation): Data {
  const labels = axisLabels(chart, orientation);
  return { labels, datasets: [...seriesOf(chart, orientation), ...targetOf(chart, orientation)] };
}

function seriesOf(chart: Chart, orientation: Orientation): object[] {
  const [only] = chart.series;
  if (chart.tones && only && chart.series.length === 1) return toned(only, chart.tones, orientation);
  if (chart.shape === "lines") {
    return chart.series.map((series, at) => line(series, at, at === chart.series.length - 1));
  }
  const isStacked = chart.shape === "stacked" || chart.shape === "columns-and-line";
  const bars = chart.series.filter(({ unit }) => unit === "count" || chart.shape !== "columns-and-line");
  const sums = chart.categories.map((_, at) => bars.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const most = Math.max(0, ...sums);
  const isLabelled = (value: number) =>
    isStacked
      ? value > most * (chart.shape === "stacked" ? 0.05 : 0.08)
      : chart.categories.length * bars.length <= mostLabels;
  return chart.series.map((series, at) =>
    bars.includes(series)
      ? bar(series, colourOf(series, at, bars), orientation, isLabelled, isStacked)
      : { ...line(series, 8, true), yAxisID: "share", order: -1 },
  );
}

/**
 * Returns the colour of the series' tone, shaded where several series have that tone; without a tone, that of its place.
 */
function colourOf(series: Series, at: number, bars: readonly Series[]): string {
  if (!series.tone) return colourAt(at);
  const alike = bars.filter(({ tone }) => tone === series.tone);
  return toneColourAt(series.tone, alike.indexOf(series), alike.length);
}

/** Draws the level to reach as a line across all categories; the legend names it. */
function targetOf({ target, categories, shape }: Chart, orientation: Orientation): object[] {
  if (!target || orientation === "lying") return [];
  return [
    {
      type: "line",
      label: target.label,
      data: categories.map((_, at) => ({ x: at, y: target.value })),
      borderColor: ink,
      backgroundColor: ink,
      borderWidth: 2,
      borderDash: [6, 4],
      pointRadius: 0,
      pointStyle: "line",
      ...(shape === "lines" ? {} : { order: -2 }),
      datalabels: { display: false },
    },
  ];
}

function bar(
  series: Series,
  colour: string,
  orientation: Orientation,
  isLabelled: (value: number) => boolean,
  isInside: boolean,
): object {
  return {
    type: "bar",
    pointStyle: "rect",
    label: series.name,
    data: points(series, orientation, isLabelled),
    backgroundColor: colour,
    borderColor: "#ffffff",
    borderWidth: isInside ? 1 : 0,
    maxBarThickness: 64,
    datalabels: isInside
      ? { anchor: "center", align: "center", color: inkOn(colour), font: { size: 11 } }
      : { anchor: "end", align: "end", offset: 1, color: ink, font: { size: series.values.length > 16 ? 10 : 12 } },
  };
}

/** Makes one dataset for each tone, so that the legend says what the colours mean. */
function toned(series: Series, tones: readonly Tone[], orientation: Orientation): object[] {
  const used = (["in-time", "late", "unplaced"] as const).filter((tone) => tones.includes(tone));
  return used.map((tone) =>
    bar(
      {
        name: toneNames[tone],
        unit: series.unit,
        values: series.values.map((value, at) => (tones[at] === tone ? value : null)),
      },
      toneColours[tone],
      orientation,
      () => true,
      false,
    ),
  );
}

function line(series: Series, at: number, isLabelled: boolean): object {
  const colour = colourAt(at);
  return {
    type: "line",
    label: series.name,
    data: points(series, "upright", () => isLabelled),
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 3,
    pointRadius: 4,
    pointStyle: ["circle", "rectRot", "triangle", "rect"][at % 4],
    spanGaps: false,
    clip: false,
    datalabels: {
      display: series.values.map((value) => isLabelled && value !== null),
      anchor: "end",
      align: "top",
      offset: 4,
      color: ink,
      backgroundColor: "#ffffffcc",
      padding: 1,
      clamp: true,
    },
  };
}

/** Draws the parts of a whole; the legend names each with its number and share. */
export function doughnutData({ categories, tones, series: [series] }: Chart): Data {
  const colours = categories.map((_, at) => {
    const tone = tones?.[at];
    return tone ? toneColours[tone] : colourAt(at);
  });
  const values = series?.values ?? [];
  const whole = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return {
    labels: categories.map(
      (label, at) => `${label}: ${labelOf(values[at] ?? 0, "count")} (${shareText(values[at] ?? 0, whole)})`,
    ),
    datasets: [
      {
        data: values.map((value) => ({
          value: value ?? 0,
          label: shareOf(value ?? 0, whole) >= 4 ? labelOf(value, "count") : "",
        })),
        parsing: { key: "value" },
        backgroundColor: colours,
        borderColor: "#ffffff",
        borderWidth: 2,
        datalabels: { color: colours.map((colour) => inkOn(colour)), font: { size: 15, weight: "bold" } },
      },
    ],
  };
}
