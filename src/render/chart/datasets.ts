import {
  numberText,
  stackedShapes,
  type Chart,
  type Series,
  type TimeTone,
  type Unit,
  type Value,
} from "../../answer.ts";
import { segmentsOf } from "../chart-data.ts";
import { shareOf, shareText, toneNames } from "../wording.ts";
import { axisLabels, type ChartLayout, type Orientation } from "./layout.ts";
import { ageColour, colourAt, ink, inkOn, paler, toneColour } from "./palette.ts";

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
export function datasetsOf(chart: Chart, layout: ChartLayout): Data {
  const labels = axisLabels(chart, layout);
  return { labels, datasets: [...seriesOf(chart, layout), ...targetOf(chart, layout.orientation)] };
}

function seriesOf(chart: Chart, { orientation, isNarrow, isCrowded }: ChartLayout): object[] {
  const { series, shape, tones, categories, unfinished } = chart;
  const [only] = series;
  if (tones && only && series.length === 1) return toned(only, tones, orientation);
  if (shape === "lines") {
    return series.map((one, at) =>
      line(one, colourOf(one, series), at, { isLatest: at === series.length - 1, isCrowded, unfinished }),
    );
  }
  const isStacked = stackedShapes.includes(shape);
  const bars = series.filter(({ unit }) => unit === "count" || shape !== "columns-and-line");
  const sums = categories.map((_, at) => bars.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  // a segment that is lower or narrower than its number carries none
  const least = Math.max(0, ...sums) * (shape === "columns-and-line" ? 0.08 : orientation === "upright" ? 0.05 : 0.03);
  const room = isNarrow ? mostLabels / 3 : mostLabels;
  const isLabelled = (value: number) =>
    isStacked ? !isCrowded && value > least : categories.length * bars.length <= room || orientation === "lying";
  return series.map((one, at) =>
    bars.includes(one)
      ? bar(one, { colour: colourOf(one, series), orientation, isLabelled, isInside: isStacked, unfinished })
      : { ...line(one, ink, at, { isLatest: true, isCrowded, unfinished: undefined }), yAxisID: "share", order: -1 },
  );
}

/**
 * Returns the colour of the series' tone, shaded where several series have that tone; of its age in years; else that of its
 * place among those without either.
 */
function colourOf(one: Series, series: readonly Series[]): string {
  const { tone, earlierBy } = one;
  if (tone !== undefined) {
    const alike = series.filter((other) => other.tone === tone);
    return toneColour(tone, alike.indexOf(one), alike.length);
  }
  if (earlierBy !== undefined) return ageColour(earlierBy);
  return colourAt(series.filter((other) => other.tone === undefined).indexOf(one));
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
      order: shape === "lines" ? 1 : -2,
      datalabels: { display: false },
    },
  ];
}

interface BarLook {
  readonly colour: string;
  readonly orientation: Orientation;
  readonly isLabelled: (value: number) => boolean;
  /** The numbers stand in the bars, which lie on each other. */
  readonly isInside: boolean;
  readonly unfinished: number | undefined;
}

function bar(series: Series, { colour, orientation, isLabelled, isInside, unfinished }: BarLook): object {
  // only the latest years of a group are not over
  const isPart = (at: number) => at === unfinished && (series.earlierBy ?? 0) === 0;
  const colours = series.values.map((_, at) => (isPart(at) ? paler(colour) : colour));
  return {
    type: "bar",
    pointStyle: "rect",
    label: series.name,
    data: points(series, orientation, isLabelled),
    backgroundColor: unfinished === undefined ? colour : colours,
    borderColor: isInside || unfinished === undefined ? "#ffffff" : series.values.map(() => colour),
    borderWidth: isInside ? 1 : unfinished === undefined ? 0 : series.values.map((_, at) => (isPart(at) ? 1.5 : 0)),
    maxBarThickness: 64,
    datalabels: isInside
      ? { anchor: "center", align: "center", color: colours.map(inkOn), font: { size: 11 } }
      : { anchor: "end", align: "end", offset: 1, color: ink, font: { size: series.values.length > 16 ? 10 : 12 } },
  };
}

/** Makes one dataset for each tone, so that the legend says what the colours mean. */
function toned(series: Series, tones: readonly TimeTone[], orientation: Orientation): object[] {
  const used = (["in-time", "late", "unplaced"] as const).filter((tone) => tones.includes(tone));
  return used.map((tone) =>
    bar(
      {
        name: toneNames[tone],
        unit: series.unit,
        values: series.values.map((value, at) => (tones[at] === tone ? value : null)),
      },
      { colour: toneColour(tone), orientation, isLabelled: () => true, isInside: false, unfinished: undefined },
    ),
  );
}

interface LineLook {
  /** It has numbers, and lies over the others. */
  readonly isLatest: boolean;
  /** Only its first and last numbers have room. */
  readonly isCrowded: boolean;
  readonly unfinished: number | undefined;
}

function line(series: Series, colour: string, at: number, { isLatest, isCrowded, unfinished }: LineLook): object {
  const { values } = series;
  const last = values.findLastIndex((value) => value !== null);
  return {
    type: "line",
    label: series.name,
    data: points(series, "upright", () => isLatest),
    borderColor: colour,
    backgroundColor: colour,
    pointBackgroundColor: values.map((_, place) => (isLatest && place === unfinished ? "#ffffff" : colour)),
    borderWidth: isLatest ? 4 : 2.5,
    pointRadius: isLatest ? 4 : 3,
    pointStyle: ["circle", "rectRot", "triangle", "rect"][at % 4],
    order: at === 0 ? 0 : -at,
    spanGaps: false,
    clip: false,
    datalabels: {
      display: values.map(
        (value, place) => isLatest && value !== null && (!isCrowded || place === 0 || place === last),
      ),
      anchor: "center",
      align: values.map((_, place) => (isTrough(values, place) ? "bottom" : "top")),
      offset: 6,
      color: ink,
      font: { weight: "bold" },
      backgroundColor: "#ffffffdd",
      padding: 1,
      clamp: true,
    },
  };
}

/** Whether the line goes down to a point, and does not go down from it: its number then stands free below. */
function isTrough(values: readonly Value[], at: number): boolean {
  const [before, here, after] = [values[at - 1] ?? null, values[at] ?? null, values[at + 1] ?? null];
  return here !== null && before !== null && before > here && (after === null || after >= here);
}

/** Draws the parts of a whole; the legend names each with its number and share. */
export function doughnutData(chart: Chart): Data {
  const segments = segmentsOf(chart, mostSegments);
  const whole = segments.reduce((sum, { value }) => sum + value, 0);
  const plain = segments.filter(({ tone }) => tone === undefined);
  const colours = segments.map((segment) =>
    segment.tone === undefined ? colourAt(plain.indexOf(segment)) : toneColour(segment.tone),
  );
  return {
    labels: segments.map(({ label, value }) => `${label}: ${numberText(value, "count")} (${shareText(value, whole)})`),
    datasets: [
      {
        data: segments.map(({ value }) => ({
          value,
          label: shareOf(value, whole) >= 4 ? numberText(value, "count") : "",
        })),
        parsing: { key: "value" },
        backgroundColor: colours,
        borderColor: "#ffffff",
        borderWidth: 2,
        datalabels: { color: colours.map(inkOn), font: { size: 15, weight: "bold" } },
      },
    ],
  };
}

/** More parts of a whole cannot be told apart. */
const mostSegments = 8;
