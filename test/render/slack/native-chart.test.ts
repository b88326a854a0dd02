import { describe, expect, it } from "vitest";
import type { Chart, Series } from "../../../src/answer.ts";
import { nativeCharts } from "../../../src/render/slack/native-chart.ts";
import { aChart, categories, series } from "../../support/chart.ts";

const drawn = (given: Partial<Chart>) => nativeCharts(aChart(given));

describe("a chart of Slack's own", () => {
  it("has a point for each category, in its words", () => {
    expect(drawn({}).blocks).toEqual([
      {
        type: "data_visualization",
        title: "Plans",
        chart: {
          type: "bar",
          series: [
            {
              name: "Count",
              data: [
                { label: "North", value: 3 },
                { label: "South", value: 2 },
              ],
            },
          ],
          axis_config: { categories: ["North", "South"], x_label: "Team" },
        },
      },
    ]);
  });

  it("says what is late by series, the limit by its axis, the target by its title", () => {
    const toned = drawn({ tones: ["in-time", "late"], limit: { after: 1, label: "limit 6 weeks" } }).blocks;
    const target = { value: 85, label: "target 85%" };
    const percent = drawn({
      title: "x".repeat(60),
      target,
      series: [series("Percent", [80, 90], { unit: "percent" })],
    }).blocks;

    expect(toned).toMatchObject([
      { chart: { series: [{ name: "In time" }, { name: "Late" }], axis_config: { x_label: "Team, limit 6 weeks" } } },
    ]);
    expect(percent).toMatchObject([
      { title: `${"x".repeat(37)}…, target 85%`, chart: { axis_config: { y_label: "%" } } },
    ]);
  });

  it("leaves out months to come, and draws lines with gaps as bars", () => {
    const whole = [series("2020", [1, 2, 3]), series("2021", [1, 2, 3])];
    const gaps = [series("2020", [1, 2, null]), series("2021", [1, null, null])];
    const categories = ["Jan", "Feb", "Mar"];

    expect(drawn({ shape: "lines", categories, series: whole })).toMatchObject({
      blocks: [{ chart: { type: "line" } }],
      notes: [],
    });
    expect(drawn({ shape: "lines", categories, series: gaps })).toMatchObject({
      blocks: [{ chart: { type: "bar", axis_config: { categories: ["Jan", "Feb"] } } }],
      notes: ["The chart leaves out what has no number. The table shows everything."],
    });
  });

  it.each<[string, readonly string[], boolean, string, number]>([
    ["merges what is beyond 20 categories", categories(60), false, "Other", 41],
    ["names the ages that it merges", Array.from({ length: 23 }, (_, at) => String(at + 3)), false, "22 and over", 4],
    ["keeps the latest 20 months", categories(24), true, "c23", 1],
  ])("is one chart, and %s", (_, names, isOverTime, last, value) => {
    const { blocks } = drawn({
      categories: names,
      ...(isOverTime ? { isOverTime } : {}),
      series: [
        series(
          "Count",
          names.map(() => 1),
        ),
      ],
    });
    const points = blocks.flatMap(({ chart }) => (chart.type === "pie" ? [] : (chart.series[0]?.data ?? [])));

    expect(blocks.map(({ title }) => title)).toEqual(["Plans"]);
    expect(points).toHaveLength(20);
    expect(points.at(-1)).toEqual({ label: last, value });
  });

  it("has one bar for each of stacks that lie, and says where their parts are", () => {
    const { blocks, notes } = drawn({
      shape: "stacked-bars",
      categories: categories(2),
      series: [series("Early", [3, 2]), series("Late", [1, 1])],
      totals: [5, 3],
    });

    expect(JSON.stringify(blocks)).toContain('"value":5');
    expect(notes).toEqual(["The chart shows totals. The table shows their parts."]);
  });

  it("merges series beyond six, but never percentages", () => {
    const of = (unit: Series["unit"]) =>
      drawn({ series: categories(8).map((name, at) => series(name, [at, at], { unit })) });

    expect(of("count").blocks).toMatchObject([
      { chart: { series: ["c3", "c4", "c5", "c6", "c7", "Other"].map((name) => ({ name })) } },
    ]);
    expect(of("percent").blocks).toMatchObject([
      {
        chart: {
          series: categories(8)
            .slice(2)
            .map((name) => ({ name })),
        },
      },
    ]);
  });

  it("gives counts and percentages a chart each", () => {
    const both = drawn({
      shape: "columns-and-line",
      series: [series("Count", [3, 2]), series("Share", [60, 40], { unit: "percent" })],
    });

    expect(both.blocks.map(({ chart }) => chart.type)).toEqual(["bar", "line"]);
  });

  it("has no part of a whole that is nothing, and no chart of nothing", () => {
    const pie = drawn({ shape: "doughnut", series: [series("Count", [3, 0])] });

    expect(pie.blocks).toMatchObject([{ chart: { type: "pie", segments: [{ label: "North", value: 3 }] } }]);
    expect(drawn({ series: [series("Count", [0, null])] }).blocks).toEqual([]);
    expect(drawn({ categories: [], series: [] }).blocks).toEqual([]);
  });

  it("tells labels apart that begin alike", () => {
    const categories = ["School Place request agreed", "School Place request declined"];

    expect(JSON.stringify(drawn({ categories }).blocks)).toContain('["…agreed","…declined"]');
  });
});
