import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import type { Chart } from "../../src/answer.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { measureAnswer, sharedMeasureAnswer } from "../../src/measures/answer/measure-answer.ts";
import type { By } from "../../src/measures/engine/asked.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { rules } from "../../src/rules/index.ts";
import { dispatch } from "../../src/dispatch.ts";
import { demoSnapshot as snapshot } from "../support/demo.ts";
import { contextOf } from "../support/every-answer.ts";
import { aRounder } from "../support/rounder.ts";

const measureOf = (id: string) => {
  const measure = measures.find((one) => one.id === id);
  if (!measure) throw new Error(`no measure ${id}`);
  return measure;
};
const chartIn = (parts: readonly { readonly kind: string }[]) =>
  parts.find((part): part is Chart => part.kind === "chart");
const chartOf = (id: string, by?: By, on = "2021-06-30"): Chart => {
  const chart = chartIn(measureAnswer(measureOf(id), scopeOf(snapshot, dayOfText(on)), rules, by).parts);
  if (!chart) throw new Error(`no chart of ${id}`);
  return chart;
};
const everyChart = measures.flatMap(({ id }) =>
  ([undefined, "team", "officer", "age"] as const).flatMap((by) => {
    const answer = measureAnswer(measureOf(id), scopeOf(snapshot, dayOfText("2021-06-30")), rules, by);
    const chart = chartIn(answer.parts);
    const table = answer.parts.find((part) => part.kind === "table");
    return chart && table?.kind === "table" ? [{ name: `${id} by ${by ?? "itself"}`, chart, table }] : [];
  }),
);

describe("a measure's chart", () => {
  it("adds up: the parts of every stack make its total, and that is the table's", () => {
    const wrong = everyChart.filter(({ chart: { series, totals, categories }, table }) => {
      const counted = series.filter(({ unit }) => unit === "count");
      const place = table.columns.findIndex(({ label }) => label === "Total");
      return totals?.some((total, at) => {
        const row = table.rows.find(({ label }) => label === categories[at]);
        const shown = place === -1 || row === undefined ? total : row.values[place];
        return total !== shown || total !== counted.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
      });
    });

    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(everyChart.filter(({ chart }) => chart.totals !== undefined).length).toBeGreaterThan(30);
  });

  it("writes on a rounded stack the rounded number of its records, as the table does", () => {
    const scope = scopeOf(snapshot, dayOfText("2021-06-30"));
    const { parts } = atOnce(sharedMeasureAnswer(measureOf("issued.total"), scope, aRounder, "team"));
    const table = parts.find((part) => part.kind === "table");

    expect(chartIn(parts)?.totals).toEqual(table?.kind === "table" ? table.rows.map(({ values }) => values[0]) : []);
  });

  it.each<[string, By | undefined, readonly string[]]>([
    ["issued.within-20-weeks", "team", ["Percent"]],
    ["issued.by-month-within-20-weeks", "team", ["percent"]],
    ["issued.within-20-weeks", "officer", ["Percent"]],
  ])("shows percentages of %s by %s, with the target", (id, by) => {
    const { series, target } = chartOf(id, by);

    expect(series.map(({ unit }) => unit)).toEqual(["percent"]);
    expect(target?.value).toBe(85);
  });

  it("gives agreed and refused decisions, and time kept or not, the same tone in every chart", () => {
    const tones = new Map<string, Set<string>>();
    for (const { chart } of everyChart) {
      for (const { name, tone } of chart.series) tones.set(name, (tones.get(name) ?? new Set()).add(tone ?? "none"));
    }
    const isOfWaits = (name: string) => /weeks|recorded|error/.test(name);

    expect([...tones].filter(([name, found]) => found.size > 1 && !isOfWaits(name))).toEqual([]);
    expect(Object.fromEntries([...tones].map(([name, found]) => [name, [...found][0]]))).toMatchObject({
      "Proceed to EHC Assessment": "agreed",
      "Decision not to proceed to EHC assessment": "refused",
      Assess: "agreed",
      "Do not assess": "refused",
      "Develop EHCP": "agreed",
      "EHCP Not required": "refused",
      "School Place request agreed (CYP out of borough)": "agreed",
      "School Place request declined (CYP out of borough)": "refused",
      "Within 20 weeks": "in-time",
      "Over 20 weeks": "late",
      "Reviewed in last 12 months": "in-time",
    });
  });

  it.each<[string, string, readonly string[], number | undefined]>([
    ["issued.total", "2021-06-30", ["2019", "2020", "2021 to 30 June"], 2],
    ["issued.total", "2020-12-31", ["2018", "2019", "2020"], undefined],
    ["reviews.completed-by-month", "2021-03-12", ["January", "February", "1 to 12 March"], 2],
    ["reviews.completed-by-month", "2021-03-31", ["January", "February", "March"], undefined],
    ["referrals.decisions-by-month", "2021-02-05", ["January", "1 to 5 February"], 1],
  ])("marks what is not over in %s on %s", (id, on, categories, unfinished) => {
    const chart = chartOf(id, undefined, on);

    expect(chart.categories).toEqual(categories);
    expect(chart.unfinished).toBe(unfinished);
  });

  it("names the latest of its years until when it goes, and the years before it as earlier", () => {
    const { series, categories, unfinished } = chartOf("issued.by-month", undefined, "2021-06-12");

    expect(series.map(({ name, earlierBy }) => [name, earlierBy])).toEqual([
      ["2019", 2],
      ["2020", 1],
      ["2021 to 12 June", 0],
    ]);
    expect([categories[unfinished ?? -1], categories[5]]).toEqual(["June", "June"]);
  });

  it("shows every age between the youngest and the oldest", () => {
    const { categories, series } = chartOf("referrals.by-age");
    const ages = categories.flatMap((label) => (/^\d+$/.test(label) ? [Number(label)] : []));

    expect(ages).toEqual(Array.from({ length: ages.length }, (_, at) => (ages[0] ?? 0) + at));
    expect(series.every(({ values }) => values.length === categories.length)).toBe(true);
    expect(ages).toContain(19);
  });

  it.each(["reviews.overdue", "reviews.completed", "referrals.time-to-decision", "plans.by-team"])(
    "ranks officers of %s by their number, those without one last",
    (id) => {
      const { categories, series, totals } = chartOf(id, "officer");
      const numbers = totals ?? series[0]?.values ?? [];
      const officers = numbers.filter((_, at) => categories[at] !== "Not allocated");

      expect(officers).toEqual(officers.toSorted((a, b) => (b ?? 0) - (a ?? 0)));
      expect(categories.includes("Not allocated") ? categories.at(-1) : "Not allocated").toBe("Not allocated");
    },
  );

  it("tells waits in time from late by the measure's own limit, by officer as in all", () => {
    expect(chartOf("referrals.time-to-decision", "officer").series.map(({ name, tone }) => [name, tone])).toEqual(
      expect.arrayContaining([
        ["4 to 6 weeks", "in-time"],
        ["6 to 8 weeks", "late"],
      ]),
    );
  });

  it("keeps the order that a question asks for", () => {
    const chart = chartIn(dispatch("fewest reviews overdue by officer", contextOf("manager@example.org")).parts);
    const totals = (chart?.totals ?? []).filter((_, at) => chart?.categories[at] !== "Not allocated");

    expect(totals.length).toBeGreaterThan(2);
    expect(totals).toEqual(totals.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });

  it("is left out where there is nothing", () => {
    const { parts } = measureAnswer(
      measureOf("quality.exemption-unnecessary"),
      scopeOf(snapshot, dayOfText("2021-06-30")),
      rules,
    );

    expect(chartIn(parts)).toBeUndefined();
  });
});
