import { describe, expect, it } from "vitest";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import type { Filters } from "../../src/measures/engine/asked.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { officerNames } from "../../src/facts/case-officer.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { measures } from "../../src/measures/index.ts";
import { aSnapshot } from "../support/borough.ts";
import { demoSnapshot } from "../support/demo.ts";
import { randomBorough } from "../support/random-borough.ts";

const boroughs: [string, Snapshot][] = [
  ["the demo", demoSnapshot],
  ...[101, 102, 103, 104, 105].map((seed): [string, Snapshot] => [
    `random borough ${seed}`,
    aSnapshot(randomBorough(seed, 120)),
  ]),
];

function figures(snapshot: Snapshot, id: string, filters: Filters = {}) {
  const measure = measures.find((one) => one.id === id);
  if (!measure) throw new Error(`no measure ${id}`);
  return measure.figures(scopeOf(snapshot, demoDay, filters));
}

/** The sum of all counts in a measure's table. */
function sum(snapshot: Snapshot, id: string, filters: Filters = {}): number {
  const { rows } = figures(snapshot, id, filters);
  return rows.reduce((all, { values }) => all + values.reduce<number>((some, value) => some + (value ?? 0), 0), 0);
}

describe.each(boroughs)("in %s", (_, snapshot) => {
  it("undecided, assessing and awaiting issue are all that await a plan since referral", () => {
    const parts = ["referrals.undecided", "assessments.undecided-since-referral", "issued.awaiting-since-decision"];

    expect(parts.reduce((all, id) => all + sum(snapshot, id), 0)).toBe(sum(snapshot, "issued.awaiting-since-referral"));
  });

  it("assessing cases are the same since referral and since the decision", () => {
    expect(sum(snapshot, "assessments.undecided-since-decision-to-assess")).toBe(
      sum(snapshot, "assessments.undecided-since-referral"),
    );
  });

  it("reviews due and overdue are the plans held 12 months and not reviewed", () => {
    const notReviewed = figures(snapshot, "reviews.last-12-months").rows[1]?.values[0];

    expect(sum(snapshot, "reviews.due") + sum(snapshot, "reviews.overdue")).toBe(notReviewed);
  });

  it("the last month of the trend is the state of today", () => {
    const now = figures(snapshot, "reviews.last-12-months").rows.map(({ values }) => values[0]);

    expect(figures(snapshot, "reviews.trend").rows.at(-1)?.values.slice(0, 2)).toEqual(now);
  });

  it("current plans sum alike by team, gender, ethnicity and age", () => {
    const sums = ["plans.by-team", "plans.by-gender", "plans.by-ethnicity", "plans.by-age"].map((id) =>
      sum(snapshot, id),
    );

    expect(new Set(sums).size).toBe(1);
    expect(sums[0]).toBeGreaterThan(0);
  });

  it("decisions by month sum to the year, and issued by month to the total", () => {
    const ofYear = (id: string) =>
      figures(snapshot, id)
        .rows.at(-1)
        ?.values.reduce<number>((all, value) => all + (value ?? 0), 0);
    const total = figures(snapshot, "referrals.decisions-by-month")
      .rows.at(-1)
      ?.values.reduce<number>((all, value) => all + (value ?? 0), 0);

    expect(total).toBe(ofYear("referrals.decisions"));
    expect(sum(snapshot, "issued.by-month")).toBe(sum(snapshot, "issued.total"));
    expect(figures(snapshot, "reviews.completed-by-month").rows.at(-1)?.values[0]).toBe(ofYear("reviews.completed"));
  });

  it("the parts of each filter sum to the whole, of every measure", () => {
    const { team, age } = filterValues(snapshot);
    // a ceased plan may be of somebody who has left, whom no other question names
    const names = officerNames(snapshot);
    const officer = new Set([...filterValues(snapshot).officer, ...snapshot.workers.map((one) => names.officer(one))]);
    const wrong = measures.filter((measure) => {
      const whole = measure.figures(scopeOf(snapshot, demoDay)).caseCount;
      const of = (filters: readonly Filters[]) =>
        filters.reduce((all, one) => all + measure.figures(scopeOf(snapshot, demoDay, one)).caseCount, 0);
      return [
        of([...officer].map((value) => ({ officer: value }))),
        of(team.map((value) => ({ team: value }))),
        of(age.map((value) => ({ age: value }))),
      ].some((parts) => parts !== whole);
    });

    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("the cases behind a measure are as many as its numbers say, in every cell", () => {
    const wrong = measures.filter((measure) => {
      const { columns, rows, caseCount } = measure.figures(scopeOf(snapshot, demoDay));
      const cases = measure.cases(scopeOf(snapshot, demoDay));
      const cells = rows.flatMap((row) =>
        columns.flatMap(({ label, unit }, at) =>
          unit !== "count" || row.isTotal ? [] : [{ row: row.label, column: label, value: row.values[at] ?? 0 }],
        ),
      );
      const isWrong = cells.some(
        ({ row, column, value }) => cases.filter((one) => one.row === row && one.column === column).length !== value,
      );
      return isWrong || new Set(cases.map(({ view, id }) => `${view} ${id}`)).size !== caseCount;
    });

    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("splitting by team keeps every case that the latest year or day has", () => {
    for (const id of ["reviews.overdue", "referrals.undecided", "plans.by-gender"]) {
      const measure = measures.find((one) => one.id === id);

      expect(measure?.figures(scopeOf(snapshot, demoDay), "team").caseCount).toBe(
        measure?.figures(scopeOf(snapshot, demoDay)).caseCount,
      );
    }
  });
});
