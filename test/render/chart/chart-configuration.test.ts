import { describe, expect, it } from "vitest";
import type { Chart } from "../../../src/answer.ts";
import { measureAnswer } from "../../../src/measures/answer/measure-answer.ts";
import { scopeOf } from "../../../src/measures/engine/scope.ts";
import { measures } from "../../../src/measures/index.ts";
import { chartConfiguration } from "../../../src/render/chart/chart-configuration.ts";
import { rules } from "../../../src/rules/index.ts";
import { demoDay } from "../../../src/sources/demo/borough.ts";
import { demoSnapshot as snapshot } from "../../support/demo.ts";

const chartsById = new Map(
  measures.flatMap((measure) =>
    measureAnswer(measure, scopeOf(snapshot, demoDay), rules).parts.flatMap((part) =>
      part.kind === "chart" ? [[measure.id, part] as const] : [],
    ),
  ),
);
const charts = [...chartsById.values()];
const titled = (id: string) => {
  const chart = chartsById.get(id);
  if (!chart) throw new Error(`no chart of ${id}`);
  return chart;
};
const text = (chart: Chart) => JSON.stringify(chartConfiguration(chart, "desk").configuration);

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
      const { configuration } = chartConfiguration(chart, "desk");

      expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
    }
  });

  it("keeps every category, whole, of every measure but the slivers of a whole", () => {
    const cut = charts
      .filter(({ shape }) => shape !== "doughnut")
      .filter(({ categories, ...chart }) => {
        const { configuration } = chartConfiguration({ categories, ...chart }, "desk");
        const labels: unknown = "data" in configuration ? configuration.data : null;
        const flat = JSON.stringify(labels).replaceAll(/[",]/g, " ").replaceAll(/\s+/g, " ");
        return categories.some((label) => !flat.includes(label.replaceAll(/[",]/g, " ").replaceAll(/\s+/g, " ")));
      });

    expect(cut.map(({ title }) => title)).toEqual([]);
  });

  it("colours bands in time, late and unplaced apart, and marks the limit between them", () => {
    expect(text(bands)).toContain('"label":"In time"');
    expect(new Set(text(bands).match(/"backgroundColor":"#[0-9a-f]{6}"/g)).size).toBeGreaterThanOrEqual(4);
    expect(chartConfiguration(bands, "desk").configuration).toMatchObject({
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
    expect(chartConfiguration(titled("reviews.trend"), "desk").configuration).toMatchObject({
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

  it("joins the slivers of a whole, which the table shows", () => {
    expect(text(titled("plans.by-gender"))).toContain("Other: 15 (1%)");
    expect(text(titled("plans.by-gender"))).not.toContain("Indeterminate");
  });

  it("writes the sum of each stack at its end", () => {
    expect(text(titled("issued.total"))).toMatch(/"total-1":\{"type":"label","content":"301"/);
  });

  it("draws earlier years weaker and the latest last, over the others", () => {
    const { configuration } = chartConfiguration(titled("issued.by-month"), "desk");

    expect(configuration).toMatchObject({
      data: {
        datasets: [
          { label: "2019", borderColor: "#b4c0cb", order: 0 },
          { label: "2020", borderColor: "#8195a8", order: -1 },
          { label: "2021 to 30 June", borderColor: "#33475b", order: -2 },
        ],
      },
    });
  });

  it("draws what is not over paler", () => {
    expect(text(titled("referrals.decisions"))).toContain('"backgroundColor":["#33475b","#33475b","#99a3ad"]');
  });

  it("gives a meaning a colour that no other series has", () => {
    const plain = text({
      ...bands,
      series: Array.from({ length: 12 }, (_, at) => ({ name: `${at}`, unit: "count", values: [1, 2, 3] })),
    });

    for (const colour of ["#0072b2", "#d55e00", "#009e73", "#e69f00", "#8c8c8c"]) expect(plain).not.toContain(colour);
  });

  it.each(charts.map((chart) => [chart.title, chart] as const))("has room for %s on a phone", (_, chart) => {
    const { width, height, configuration } = chartConfiguration(chart, "phone");
    const shown = JSON.stringify(configuration);

    expect(width).toBe(390);
    expect(height).toBeLessThanOrEqual(2000);
    expect(shown).toContain(JSON.stringify(chart.title.split(" ")[0]).slice(1, -1));
  });

  it("is never taller than 2,000 pixels", () => {
    const categories = Array.from({ length: 90 }, (_, at) => `Team ${at}`);
    const tall: Chart = {
      ...bands,
      shape: "bars",
      categories,
      series: [{ name: "Count", unit: "count", values: categories.map(() => 3) }],
    };

    expect(chartConfiguration(tall, "desk").height).toBe(2000);
  });

  it("lies down for long or many categories, and grows with them", () => {
    const categories = Array.from({ length: 60 }, (_, at) => `Officer ${at} with a rather long name and then some`);
    const { width, height } = chartConfiguration(
      {
        ...titled("plans.by-team"),
        categories,
        series: [{ name: "Count", unit: "count", values: categories.map((_, at) => at) }],
      },
      "desk",
    );

    expect(width).toBe(1000);
    expect(height).toBeGreaterThan(1500);
  });
});
