import { describe, expect, it } from "vitest";
import type { Chart, Series } from "../../../src/answer.ts";
import { cardCharts } from "../../../src/render/teams/card-chart.ts";
import { aChart, categories, series } from "../../support/chart.ts";

const drawn = (given: Partial<Chart>) => cardCharts(aChart(given));
const elements = (given: Partial<Chart>) => drawn(given).charts.map(({ element }) => element);
const captions = (given: Partial<Chart>) => drawn(given).charts.map(({ caption }) => caption);
const months = (count: number) =>
  "January February March April May June July August September October November December".split(" ").slice(0, count);

describe("a chart of Teams' own", () => {
  it.each<[string, Partial<Chart>, readonly string[]]>([
    ["bars lie", { shape: "bars" }, ["Chart.HorizontalBar"]],
    ["columns stand", {}, ["Chart.VerticalBar"]],
    [
      "columns whose words do not fit side by side lie",
      { categories: ["14 to 15 months", "y".repeat(40)] },
      ["Chart.HorizontalBar"],
    ],
    [
      "several series are grouped",
      { shape: "grouped", series: [series("a", [1, 2]), series("b", [1, 2])] },
      ["Chart.VerticalBar.Grouped"],
    ],
    ["lines are lines", { shape: "lines", series: [series("a", [1, 2]), series("b", [1, 2])] }, ["Chart.Line"]],
    [
      "lines of one category are columns",
      { shape: "lines", categories: ["a"], series: [series("a", [1])] },
      ["Chart.VerticalBar"],
    ],
    ["the parts of a whole are a ring", { shape: "doughnut" }, ["Chart.Donut"]],
    [
      "counts and percentages are a chart each",
      {
        shape: "columns-and-line",
        series: [series("a", [1, 2]), series("b", [1, 2]), series("c", [50, 60], { unit: "percent" })],
      },
      ["Chart.VerticalBar.Grouped", "Chart.Line"],
    ],
    ["nothing is no chart", { series: [series("a", [0, null])] }, []],
    ["nothing is no ring", { shape: "doughnut", series: [series("a", [0, 0])] }, []],
  ])("is of the kind that shows it: %s", (_, given, types) => {
    expect(elements(given).map(({ type }) => type)).toEqual(types);
  });

  it("says what is late by colour, and by words where no legend does", () => {
    const given = { tones: ["in-time", "late"] as const, limit: { after: 1, label: "limit 6 weeks" } };

    expect(elements(given)).toMatchObject([
      {
        data: [
          { x: "North", y: 3, color: "divergingLightBlue" },
          { x: "South", y: 2, color: "divergingRed" },
        ],
      },
    ]);
    expect(captions(given)).toEqual(["limit 6 weeks · Blue: in time · Red: late"]);
  });

  it("gives series of one tone shades of its colour, and others colours of their own", () => {
    const late = categories(5).map((name) => series(name, [1, 2], { tone: "late" }));
    const colours = (all: readonly Series[]) =>
      elements({ shape: "grouped", series: all }).flatMap((one) =>
        one.type === "Chart.VerticalBar.Grouped" ? (one.data ?? []).map(({ color }) => color) : [],
      );

    expect(new Set(colours(late)).size).toBe(5);
    expect(colours(late).at(-1)).toBe("divergingMaroon");
    expect(new Set(colours(categories(8).map((name) => series(name, [1, 2])))).size).toBe(8);
  });

  it("stacks counts, never percentages", () => {
    const stacked = (unit: Series["unit"]) =>
      elements({ shape: "stacked", series: [series("a", [1, 2], { unit }), series("b", [1, 2], { unit })] });

    expect(stacked("count")).toMatchObject([{ stacked: true }]);
    expect(stacked("percent")).toMatchObject([{ stacked: false, yMin: 0, yMax: 100 }]);
  });

  it("ends a line where its numbers end, and says so", () => {
    const { charts, notes } = drawn({
      shape: "lines",
      categories: months(3),
      series: [series("2020", [1, 2, 3]), series("2021", [4, 5, null])],
    });

    expect(charts.map(({ element }) => element)).toMatchObject([
      { data: [{ values: [{ x: "Jan" }, { x: "Feb" }, { x: "Mar" }] }, { values: [{ x: "Jan" }, { x: "Feb" }] }] },
    ]);
    expect(notes.join()).toContain("The chart leaves out what has no number");
  });

  it("names the years of months on the axis, where the months are shortened", () => {
    const given = ["Nov 2020", "Dec 2020", "Jan 2021"];

    expect(elements({ categoryTitle: "Month", categories: given, series: [series("a", [1, 2, 3])] })).toMatchObject([
      { xAxisTitle: "Month, Nov 2020 to Jan 2021", data: [{ x: "Nov" }, { x: "Dec" }, { x: "Jan" }] },
    ]);
  });

  it("keeps the years where a month comes twice", () => {
    expect(elements({ categories: ["Jan 2020", "Jan 2021"] })).toMatchObject([
      { data: [{ x: "Jan 2020" }, { x: "Jan 2021" }] },
    ]);
  });

  it("draws a course of more months than fit side by side as a line, whole, and names its years on the axis", () => {
    const course = Array.from(
      { length: 24 },
      (_, at) => `${months(12)[at % 12]?.slice(0, 3)} ${2020 + Math.floor(at / 12)}`,
    );
    const { charts, notes } = drawn({
      categoryTitle: "Month",
      categories: course,
      series: [
        series(
          "a",
          course.map((_, at) => at),
        ),
      ],
    });

    expect(charts.map(({ element }) => element)).toMatchObject([
      {
        type: "Chart.Line",
        xAxisTitle: "Month, Jan 2020 to Dec 2021",
        data: [{ values: course.map((x, y) => ({ x, y })) }],
      },
    ]);
    expect(notes).toEqual([]);
  });

  it.each([
    [1, 4],
    [4, 4],
    [5, 8],
    [17, 20],
    [33, 40],
    [350, 400],
    [401, 500],
    [735, 800],
    [2289, 2400],
    [39_999, 40_000],
  ])("asks for an axis whose four steps are whole numbers: %i needs one to %i", (most, yMax) => {
    const given = { categories: ["A", "B"], series: [series("a", [0, most])] };
    for (const shape of ["columns", "lines"] as const)
      expect(elements({ ...given, shape })).toMatchObject([{ yMin: 0, yMax }]);
  });

  it("shows the largest of more bars than can be told apart, in their order, and says how many there are", () => {
    const { charts, notes } = drawn({
      shape: "bars",
      categories: categories(25),
      series: [
        series(
          "a",
          categories(25).map((_, at) => (at < 5 ? 1 : 100 - at)),
        ),
      ],
    });
    const data = charts.map(({ element }) =>
      element.type === "Chart.HorizontalBar" ? element.data?.map(({ x }) => x) : [],
    );

    expect(data).toEqual([categories(25).slice(5)]);
    expect(notes).toEqual(["The chart shows the largest 20 of 25. The table shows everything."]);
  });

  it("names the target above percentages, and what a line beside columns is", () => {
    const target = { value: 85, label: "target 85%" };
    const percent = series("Percentage", [80, 90], { unit: "percent" });
    const counts = [series("a", [1, 2]), series("b", [1, 2])];

    expect(captions({ target, series: [percent] })).toEqual(["target 85%"]);
    expect(captions({ shape: "bars", target, series: [percent] })).toEqual(["Team · in % · target 85%"]);
    expect(captions({ shape: "columns-and-line", series: [...counts, percent] })).toEqual(["", "Percentage"]);
  });

  it("says the share of each part of a whole, the largest first", () => {
    expect(elements({ shape: "doughnut", categories: ["No", "Yes"], series: [series("a", [1, 1999])] })).toMatchObject([
      { data: [{ legend: "Yes: 1,999 (100%)" }, { legend: "No: 1 (under 1%)" }] },
    ]);
  });
});
