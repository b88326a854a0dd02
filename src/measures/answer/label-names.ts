import type { Chart } from "../../answer.ts";
import { sameName } from "../../cases/same-name.ts";
import type { Measure } from "../../measure.ts";
import type { Figures } from "../engine/figures.ts";
import type { Scope } from "../engine/scope.ts";

/** Returns the name under which people see a row or column of its label. */
export type NameOf = (label: string) => string;

/**
 * Returns how people see the labels of a table: a rule by its title, a code of the case system by the council's label. Where
 * one label stands for several codes of the table, the code stands beside it.
 */
export function labelNames({ rowTitle }: Measure, scope: Scope, { rows, columns }: Figures): NameOf {
  const { labels: known } = scope.snapshot.words;
  const plain = (label: string) => known.get(sameName(label)) ?? rowTitle?.(label) ?? label;
  if (scope.showsCodes === true) return (label) => rowTitle?.(label) ?? label;
  const labels = [...rows, ...columns].map(({ label }) => label);
  const times = new Map<string, number>();
  for (const name of new Set(labels)) times.set(plain(name), (times.get(plain(name)) ?? 0) + 1);
  return (label) =>
    (times.get(plain(label)) ?? 0) > 1 && plain(label) !== label ? `${plain(label)} (${label})` : plain(label);
}

/** Names the categories and series of a chart as people see them. */
export function withNames(chart: Chart, nameOf: NameOf): Chart {
  return {
    ...chart,
    categories: chart.categories.map(nameOf),
    series: chart.series.map((one) => ({ ...one, name: nameOf(one.name) })),
  };
}
