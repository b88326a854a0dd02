import { scopeOf } from "../../src/measures/engine/scope.ts";
import { demoDay } from "../../src/sources/demo/days.ts";
import { demoSnapshot } from "../support/demo.ts";
import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { alertKinds } from "../../src/alerts/index.ts";
import { readConfig } from "../../src/config/config.ts";
import { jobs } from "../../jobs/index.ts";
import { pages, measures } from "../../src/measures/index.ts";
import { rules } from "../../src/rules/index.ts";

const kebab = /^[a-z]+(-[a-z0-9]+)*$/;

describe("the catalogue", () => {
  it("holds each measure once, under its page", () => {
    const ids = measures.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    // what is ahead is of all subjects
    for (const page of pages.filter(({ id }) => id !== "ahead")) {
      for (const { id } of page.measures) expect(id.slice(0, id.indexOf("."))).toBe(page.id);
    }
  });

  it("has a file for each page and a page for each file", async () => {
    const files = (await readdir("src/measures")).filter((name) => name.endsWith(".ts"));
    const named = new Set([...pages.map(({ id }) => `${id}.ts`), "index.ts", "populations.ts", "review-limits.ts"]);
    for (const name of ["issued-excluding.ts", "ahead.ts"]) named.delete(name);

    expect(files.sort()).toEqual([...named].sort());
  });

  it("says of each measure what is counted, why, and on what ground, in a title of its own", () => {
    for (const { title, counts, why, source } of measures) {
      expect([title, counts, why, source].every((text) => text.trim() !== "")).toBe(true);
      expect(why).toMatch(/\.$/);
    }
    expect(new Set(measures.map(({ title }) => title)).size).toBe(measures.length);
  });

  it("draws figures of several columns by a chart that tells the columns apart", () => {
    const scope = scopeOf(demoSnapshot, demoDay);
    const wrong = measures.filter((measure) => {
      const counted = measure
        .figures(scope)
        .columns.filter(({ label, unit }) => unit === "count" && (measure.charted?.includes(label) ?? true));
      return counted.length > 1 && ["columns", "bars", "doughnut"].includes(measure.chart);
    });

    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("counts flows by the day of each event, none later than the day asked about, and stocks by no day", () => {
    const scope = scopeOf(demoSnapshot, demoDay);
    const wrong = measures.filter((measure) => {
      const days = measure.cases(scope).map(({ day }) => day);
      const isDated = days.length > 0 && days.every((day) => day !== null && day <= demoDay);
      return measure.event === null ? days.some((day) => day !== null) : !isDated;
    });

    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(measures.filter(({ event }) => event === null).map(({ id }) => id)).toMatchInlineSnapshot(`
      [
        "plans.current",
        "plans.by-team",
        "plans.by-gender",
        "plans.by-ethnicity",
        "plans.by-age",
        "plans.social-care",
        "referrals.undecided",
        "assessments.undecided-since-referral",
        "assessments.undecided-since-decision-to-assess",
        "issued.awaiting-since-referral",
        "issued.awaiting-since-decision",
        "reviews.last-12-months",
        "reviews.trend",
        "reviews.overdue",
        "reviews.due",
        "reviews.upcoming",
        "reviews.updates-in-progress",
        "other-referrals.undecided",
        "quality.summary",
        "quality.worker-relationship",
        "quality.assess-decision-mismatch",
        "quality.refuse-decision-mismatch",
        "quality.gender-not-recorded",
        "quality.review-not-scheduled",
        "quality.exemption-unnecessary",
        "quality.out-of-borough-mismatch",
        "quality.review-date-incorrect",
        "quality.review-date-blank",
        "forecast.20-weeks",
        "caseload",
        "reviews.pipeline",
        "phase-transfers",
        "referrals.reaching-6-weeks",
        "assessments.reaching-16-weeks",
        "issued.reaching-20-weeks",
        "reviews.reaching-14-months",
      ]
    `);
  });

  it("rests only on rules that exist, and has a measure for each rule", () => {
    const ids = rules.map(({ id }) => id);

    expect(new Set(ids).size).toBe(9);
    for (const { dependsOn = [] } of measures) expect(ids).toEqual(expect.arrayContaining([...dependsOn]));
    expect(measures.filter(({ id }) => id.startsWith("quality.")).map(({ id }) => id)).toEqual([
      "quality.summary",
      ...ids.map((id) => `quality.${id}`),
    ]);
    for (const id of ids) expect(id).toMatch(kebab);
  });

  it("has a file for each job, and a setting that names the kinds of alert", async () => {
    const files = async (folder: string) =>
      (await readdir(folder)).flatMap((file) => (file.endsWith(".ts") ? [file.replace(".ts", "")] : [])).sort();

    expect(await files("jobs")).toEqual([...jobs.map(({ id }) => id), "index"].sort());
    expect(readConfig({}).alerts).toEqual(alertKinds.map(({ id }) => id));
  });
});
