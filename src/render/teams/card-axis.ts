import type { Chart } from "../../answer.ts";
import type { ChartData } from "../chart-data.ts";

const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Returns the three letters of each month, where all categories are months; null: they are not. */
function monthsIn(categories: readonly string[]): readonly string[] | null {
  const months = categories.map((label) =>
    (/^(?<month>\p{Lu}\p{L}{2,8})(?: \d{4})?$/u.exec(label)?.groups?.["month"] ?? "").slice(0, 3),
  );
  return months.every((month) => names.includes(month)) ? months : null;
}

/** Whether the categories are months one after the other, as a chart of a course of time has. */
export function areMonths(categories: readonly string[]): boolean {
  return monthsIn(categories) !== null;
}

/**
 * Shortens the names of months to three letters where all categories are months, and leaves out their years where no month
 * comes twice: twelve then fit side by side.
 */
export function shortMonths(categories: readonly string[]): readonly string[] {
  const months = monthsIn(categories);
  return months !== null && new Set(months).size === months.length ? months : categories;
}

/** Names the categories, and from when to when they are where the labels have no room for the years of months. */
export function axisTitleOf({ categoryTitle }: Chart, { categories }: ChartData, isCut: boolean): string {
  const [first = "", last = ""] = [categories[0], categories.at(-1)];
  const hasYears = / \d{4}$/.test(first) && (isCut || shortMonths(categories) !== categories);
  return hasYears ? `${categoryTitle}, ${first} to ${last}` : categoryTitle;
}

/** Into how many equal steps Teams divides an axis. */
const steps = 4;
/** The steps of counting that people read at a glance, each times a power of ten. */
const readable = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The ends of the axis of numbers: from 0 to the least number above all of them that makes each step a whole one. */
export function rangeOf({ series, unit }: ChartData): { readonly yMin: number; readonly yMax: number } {
  if (unit === "percent") return { yMin: 0, yMax: 100 };
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const power = 10 ** Math.floor(Math.log10(most / steps));
  const fits = (step: number) => Number.isInteger(step) && step * steps >= most;
  return { yMin: 0, yMax: steps * (readable.map((one) => one * power).find(fits) ?? Math.ceil(most / steps)) };
}
