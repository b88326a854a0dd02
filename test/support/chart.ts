import type { Chart, Series } from "../../src/answer.ts";

export const series = (name: string, values: Series["values"], given: Partial<Series> = {}): Series => ({
  name,
  values,
  unit: "count",
  ...given,
});

/** Two teams and their plans, unless the fields say otherwise. */
export const aChart = (given: Partial<Chart> = {}): Chart => ({
  kind: "chart",
  title: "Plans",
  subtitle: "",
  shape: "columns",
  categoryTitle: "Team",
  categories: ["North", "South"],
  series: [series("Count", [3, 2])],
  alt: "",
  ...given,
});

/** So many categories. */
export const categories = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);
