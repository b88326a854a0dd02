import { describe, expect, it } from "vitest";
import type { Chart } from "../../../src/answer.ts";
import { measureAnswer } from "../../../src/measures/answer/measure-answer.ts";
import { scopeOf } from "../../../src/measures/engine/scope.ts";
import { measures } from "../../../src/measures/index.ts";
import { chartConfiguration } from "../../../src/render/chart/chart-configuration.ts";
import { rules } from "../../../src/rules/index.ts";
import { demoDay } from "../../../src/sources/demo/borough.ts";
import { demoSnapshot as snapshot } from "../../support/demo.ts";

const charts = measures.flatMap((measure) =>
  measureAnswer(measure, scopeOf(snapshot, demoDay), rules).parts.filter(
    (part): part is Chart => part.kind === "chart",
  ),
);
const titled = (id: string) => {
  const chart = charts[measures.findIndex((measure) => measure.id === id)];
  if (!chart) throw new Error(`no chart of ${id}`);
  return chart;
};
const text = (chart: Chart) => JSON.stringify(chartConfiguration(chart).configuration);

const bands: Chart = {
  kind: "chart",
  title: "Waiting",
  subtitle: "30 June 2021",
  shape: "columns",
  categoryTitle: "Wait",
  categories: ["Within 2 weeks", "Over 2 weeks", "Date error"],
  series: [{ name: "Count", values: [3, 2, 1], unit: "count" }],
  tones: ["in-time", "late", "unplaced"],
  limit: { after: 1, label: "limit 2 weeks" },
  alt: "",
};

describe("a chart's configuration", () => {
  it("is plain JSON, of every measure", () => {
    for (const chart of charts) {
      const { configuration } = chartConfiguration(chart);

      expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
    }
  });

  it("keeps every category, whole, of every measure", () => {
    const cut = charts.filter(({ categories, ...chart }) => {
      const { configuration } = chartConfiguration({ categories, ...chart });
      const labels: unknown = "data" in configuration ? configuration.data : null;
      const flat = JSON.stringify(labels).replaceAll(/[",]/g, " ").replaceAll(/\s+/g, " ");
      return categories.some((label) => !flat.includes(label.replaceAll(/[",]/g, " ").replaceAll(/\s+/g, " ")));
    });

    expect(cut.map(({ title }) => title)).toEqual([]);
  });

  it("colours bands in time, late and unplaced apart, and marks the limit between them", () => {
    expect(text(bands)).toContain('"label":"In time"');
    expect(new Set(text(bands).match(/"backgroundColor":"#[0-9a-f]{6}"/g)).size).toBeGreaterThanOrEqual(4);
    expect(chartConfiguration(bands).configuration).toMatchObject({
      options: { plugins: { annotation: { annotations: { limit: { scaleID: "x", value: 0.5 } } } } },
    });
  });

  it("gives series of the same tone shades that stay apart, by team as by year", () => {
    const overdue = measures.find(({ id }) => id === "reviews.overdue");
    if (!overdue) throw new Error("no such measure");
    const chart = measureAnswer(overdue, scopeOf(snapshot, demoDay), rules, "team").parts.find(
      ({ kind }) => kind === "chart",
    );
    if (chart?.kind !== "chart") throw new Error("no chart");

    expect(chart.series).toHaveLength(5);
    expect(new Set(text(chart).match(/"backgroundColor":"#[0-9a-f]{6}"/g)).size).toBe(5);
  });

  it("draws percentages over counts in a pane of their own", () => {
    expect(chartConfiguration(titled("reviews.trend")).configuration).toMatchObject({
      options: { scales: { y: { stack: "panes" }, share: { stack: "panes", min: 0, max: 100 } } },
    });
  });

  it("draws the target as a line that the legend names", () => {
    expect(text(titled("issued.by-month-within-20-weeks"))).toContain('"label":"target 85%"');
  });

  it("writes the numbers on the bars, percentages as such, and leaves out months to come", () => {
    expect(text(titled("issued.within-20-weeks"))).toContain('"label":"89%"');
    expect(text(titled("reviews.last-12-months"))).toContain("Reviewed: 1,216 (62%)");
    expect(text(titled("issued.by-month"))).toContain('{"x":6,"y":null,"label":""}');
  });

  it("says that there is nothing to show", () => {
    expect(text({ ...bands, series: [{ name: "Count", values: [0, 0, 0], unit: "count" }] })).toContain(
      "nothing to show",
    );
    expect(text({ ...bands, categories: [], series: [] })).toContain("nothing to show");
  });

  it("lies down for long or many categories, and grows with them", () => {
    const categories = Array.from({ length: 60 }, (_, at) => `Officer ${at} with a rather long name and then some`);
    const { width, height } = chartConfiguration({
      ...titled("plans.by-team"),
      categories,
      series: [{ name: "Count", unit: "count", values: categories.map((_, at) => at) }],
    });

    expect(width).toBe(1000);
    expect(height).toBeGreaterThan(1500);
  });
});
