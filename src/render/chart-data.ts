import type { Chart, Series, Tone, Unit, Value } from "../answer.ts";
import { toneNames } from "./wording.ts";

/** One axis' numbers of a chart, cut to what a channel's own charts have room for. */
export interface ChartData {
  readonly categories: readonly string[];
  readonly series: readonly DataSeries[];
  readonly shape: "bar" | "line";
  /** A series has no number for a category that another has one for. */
  readonly hasGaps: boolean;
  readonly unit: Unit;
  /** What a reader must know of it. */
  readonly notes: readonly string[];
}

export interface DataSeries {
  readonly name: string;
  /** One per category. */
  readonly values: readonly Value[];
  readonly tone?: Tone;
  readonly earlierBy?: number;
  /** It has the categories of its tone, and 0 for the others. */
  readonly isTone?: true;
}

/** One part of a whole: more than nothing. */
export interface Segment {
  readonly label: string;
  readonly value: number;
  readonly tone?: Tone;
}

/** How much a channel's charts hold. */
export interface ChartRoom {
  readonly series: number;
  readonly categories: number;
}

const other = "Other";
const gaps = "The chart leaves out what has no number. The table shows everything.";
const merged = "The chart joins the smallest as Other. The table shows everything.";
const onlyTotals = "The chart shows totals. The table shows their parts.";
const partial = "The chart shows only the latest. The table shows everything.";

/** Makes data for counts and others for percentages: each needs an axis, and chats' own charts have one. */
export function chartDataOf(given: Chart, room: ChartRoom): ChartData[] {
  const chart = withoutStacks(given);
  const toned = tonedSeries(chart);
  return (["count", "percent"] as const).flatMap((unit) => {
    const series = toned.filter((one) => one.unit === unit);
    const data = dataOf(chart, series, unit, room);
    const notes = data === null || chart === given ? [] : [onlyTotals];
    return data === null ? [] : [{ ...data, notes: [...notes, ...data.notes] }];
  });
}

/** Makes one bar each of lying stacks, which chats cannot draw. */
function withoutStacks(chart: Chart): Chart {
  const { shape, totals } = chart;
  if (shape !== "stacked-bars" || totals === undefined) return chart;
  return { ...chart, shape: "bars", series: [{ name: "Total", unit: "count", values: totals }] };
}

/** Makes a series of each tone that the categories have, so that the legend says what is late. */
function tonedSeries({ series, tones }: Chart): readonly (Series & Pick<DataSeries, "isTone">)[] {
  const [only] = series;
  if (!tones || !only || series.length > 1) return series;
  return (["in-time", "late", "unplaced"] as const)
    .filter((tone) => tones.includes(tone))
    .map((tone) => ({
      ...only,
      tone,
      isTone: true,
      name: toneNames[tone],
      values: only.values.map((value, at) => (tones[at] === tone ? value : 0)),
    }));
}

/** Leaves out categories that no series has a number for (months to come). */
function dataOf(chart: Chart, series: ReturnType<typeof tonedSeries>, unit: Unit, room: ChartRoom): ChartData | null {
  const kept = chart.categories.flatMap((_, at) => (series.some(({ values }) => isNumber(values[at])) ? [at] : []));
  if (series.every(({ values }) => values.every((value) => !value))) return null;
  const hasGaps = series.some(({ values }) => kept.some((at) => !isNumber(values[at])));
  const isLine = chart.shape === "lines" || (chart.shape === "columns-and-line" && unit === "percent");
  const whole: ChartData = {
    unit,
    shape: isLine && kept.length > 1 ? "line" : "bar",
    hasGaps,
    categories: kept.map((at) => chart.categories[at] ?? ""),
    series: series.map(({ values, ...one }) => ({ ...one, values: kept.map((at) => values[at] ?? null) })),
    notes: series.some(({ values }) => values.includes(null)) ? [gaps] : [],
  };
  return fewerCategories(fewerSeries(whole, room.series), room.categories, chart.isOverTime === true);
}

const isNumber = (value: Value | undefined): value is number => typeof value === "number";

const total = (values: readonly (Value | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/**
 * Keeps the largest series and merges the others. Percentages cannot be added: the last ones stay, which are the latest
 * years.
 */
function fewerSeries(data: ChartData, most: number): ChartData {
  const { series, unit, notes } = data;
  if (series.length <= most) return data;
  if (unit === "percent") return { ...data, series: series.slice(-most), notes: [...notes, partial] };
  const large = new Set([...series].sort((a, b) => total(b.values) - total(a.values)).slice(0, most - 1));
  const rest = series.filter((one) => !large.has(one));
  const sums = data.categories.map((_, at) => total(rest.map(({ values }) => values[at])));
  return {
    ...data,
    series: [...series.filter((one) => large.has(one)), { name: other, values: sums }],
    notes: [...notes, merged],
  };
}

/**
 * Keeps as many categories as there is room for: the last stands for all beyond. Of percentages, which cannot be added, and of
 * times the last ones stay.
 */
function fewerCategories(data: ChartData, most: number, isOverTime: boolean): ChartData {
  const { categories, series, unit, notes } = data;
  if (categories.length <= most) return data;
  if (unit === "percent" || isOverTime) return latestData(data, most);
  const joined = categories.slice(most - 1);
  const isOfNumbers = joined.every((label) => /^\d+$/.test(label));
  const ending = (values: readonly Value[]) => [...values.slice(0, most - 1), total(values.slice(most - 1))];
  return {
    ...data,
    categories: [...categories.slice(0, most - 1), isOfNumbers ? `${joined[0] ?? ""} and over` : other],
    series: series.map((one) => ({ ...one, values: ending(one.values) })),
    notes: isOfNumbers ? notes : [...notes, merged],
  };
}

function latestData(data: ChartData, most: number): ChartData {
  return {
    ...data,
    categories: data.categories.slice(-most),
    series: data.series.map((one) => ({ ...one, values: one.values.slice(-most) })),
    notes: [...data.notes, partial],
  };
}

/** Keeps the categories with the largest numbers, in their order, and says so where there are others. */
export function largestCategories(data: ChartData, most: number): ChartData {
  const { categories, series, notes } = data;
  if (categories.length <= most) return data;
  const sizes = categories.map((_, at) => ({ at, size: total(series.map(({ values }) => values[at])) }));
  const kept = sizes
    .sort((a, b) => b.size - a.size)
    .slice(0, most)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return {
    ...data,
    categories: kept.map((at) => categories[at] ?? ""),
    series: series.map((one) => ({ ...one, values: kept.map((at) => one.values[at] ?? null) })),
    notes: [...notes, `The chart shows the largest ${most} of ${categories.length}. The table shows everything.`],
  };
}

/** A smaller part of a whole is a sliver that nobody sees, one in 50. */
const sliver = 1 / 50;

/**
 * Returns the parts of a whole that are more than nothing, the largest first. Those beyond `most` are one, and several slivers
 * too.
 */
export function segmentsOf({ categories, series: [series], tones }: Chart, most: number): Segment[] {
  const parts = categories
    .map((label, at): Segment => {
      const tone = tones?.[at];
      return { label, value: series?.values[at] ?? 0, ...(tone === undefined ? {} : { tone }) };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const whole = total(parts.map(({ value }) => value));
  const slivers = parts.filter(({ value }) => value < whole * sliver).length;
  const kept = Math.min(slivers > 1 ? parts.length - slivers : parts.length, parts.length > most ? most - 1 : most);
  if (kept === parts.length) return parts;
  return [...parts.slice(0, kept), { label: other, value: total(parts.slice(kept).map(({ value }) => value)) }];
}
