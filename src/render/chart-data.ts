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
const gaps = "Where there is no number, the chart shows none; the table says which.";
const merged = "What the chart has no room for is Other; the table has all.";
const partial = "The chart has room for the last ones only; the table has all.";

/** Makes data for counts and others for percentages: each needs an axis, and chats' own charts have one. */
export function chartDataOf(chart: Chart, room: ChartRoom): ChartData[] {
  const toned = tonedSeries(chart);
  return (["count", "percent"] as const).flatMap((unit) => {
    const series = toned.filter((one) => one.unit === unit);
    const data = dataOf(chart, series, unit, room);
    return data === null ? [] : [data];
  });
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
  return fewerCategories(fewerSeries(whole, room.series), room.categories);
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

/** Keeps as many categories as there is room for: the last stands for all beyond; of percentages the last ones stay. */
function fewerCategories(data: ChartData, most: number): ChartData {
  const { categories, series, unit, notes } = data;
  if (categories.length <= most) return data;
  if (unit === "percent") return latestData(data, most);
  const ending = (values: readonly Value[]) => [...values.slice(0, most - 1), total(values.slice(most - 1))];
  return {
    ...data,
    categories: [...categories.slice(0, most - 1), other],
    series: series.map((one) => ({ ...one, values: ending(one.values) })),
    notes: [...notes, merged],
  };
}

/** Keeps the last categories, and says so where there are others. */
export function latestData(data: ChartData, most: number): ChartData {
  const { length } = data.categories;
  if (length <= most) return data;
  return { ...dataPart(data, length - most, length), notes: [...data.notes, partial] };
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
    notes: [...notes, `The chart shows the largest ${most} of ${categories.length}; the table has all.`],
  };
}

/** Returns the data of the categories from one place up to, but not including, another. */
export function dataPart(data: ChartData, from: number, to: number): ChartData {
  return {
    ...data,
    categories: data.categories.slice(from, to),
    series: data.series.map((one) => ({ ...one, values: one.values.slice(from, to) })),
  };
}

/** Returns the parts of a whole that are more than nothing, the largest first; the smallest merged beyond `most`. */
export function segmentsOf({ categories, series: [series], tones }: Chart, most: number): Segment[] {
  const parts = categories
    .map((label, at): Segment => {
      const tone = tones?.[at];
      return { label, value: series?.values[at] ?? 0, ...(tone === undefined ? {} : { tone }) };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  if (parts.length <= most) return parts;
  const rest = parts.slice(most - 1).map(({ value }) => value);
  return [...parts.slice(0, most - 1), { label: other, value: total(rest) }];
}
