import { describe, expect, it } from "vitest";
import { lateInLawText } from "../../src/facts/review.ts";
import { openRounder, type Rounder } from "../../src/access/rounding.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { sharedMeasureAnswer } from "../../src/measures/answer/measure-answer.ts";
import { headline } from "../../src/measures/answer/headline.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { weeklyAnswer } from "../../src/reports/weekly-report.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { demoSnapshot } from "../support/demo.ts";

/** Plans whose last event is their issue, one a day given. */
const issuedOn = (...days: string[]) =>
  aSnapshot(
    aBorough({
      person: days.map((_, at) => ({ person_id: `p${at}`, case_reference: `REF-${at}` })),
      plan: days.map((day, at) => ({ plan_id: `l${at}`, person_id: `p${at}`, issued_date: day })),
    }),
  );

function headlineOf(id: string, snapshot = demoSnapshot, filters = {}): string {
  const measure = measures.find((one) => one.id === id);
  if (!measure) throw new Error(`there is no measure ${id}`);
  const scope = scopeOf(snapshot, demoDay, filters);
  return headline(measure, measure.figures(scope), scope, false);
}

describe("the law's 12 months and the dashboard's 14", () => {
  it.each([
    [0, 0, "no review is late in law (past 12 months)"],
    [1, 0, "1 review is late in law (past 12 months), and not overdue (past 14 months)"],
    [1, 1, "1 review is late in law (past 12 months), and overdue (past 14 months)"],
    [3, 0, "3 reviews are late in law (past 12 months), none of them overdue (past 14 months)"],
    [3, 1, "3 reviews are late in law (past 12 months), of which 1 is overdue (past 14 months)"],
    [1200, 1100, "1,200 reviews are late in law (past 12 months), of which 1,100 are overdue (past 14 months)"],
  ])("of %d late and %d overdue are one sentence", (late, overdue, sentence) => {
    expect(lateInLawText(late, overdue)).toBe(sentence);
  });

  it("stand together in both headlines", () => {
    expect(headlineOf("reviews.overdue")).toBe(
      "650 plans have an overdue review on 30 June 2021 (past 14 months). 759 reviews are late in law (past 12 months).",
    );
    expect(headlineOf("reviews.due")).toBe(
      "109 reviews are due but not overdue on 30 June 2021 (past 12 months). 759 reviews are late in law (past 12 months), of which 650 are overdue (past 14 months).",
    );
  });

  it("are counted of the cases asked about", () => {
    const teams = ["Primary", "Secondary", "Post 16"].map((team) =>
      headlineOf("reviews.overdue", demoSnapshot, { team }),
    );
    const sum = teams.reduce((all, text) => all + Number(/\d+(?= reviews are late)/.exec(text)?.[0]), 0);

    expect(new Set(teams).size).toBe(3);
    expect(sum).toBeLessThanOrEqual(759);
    expect(sum).toBeGreaterThan(650);
  });

  it.each<[string, string[], string]>([
    // 30 June 2021 is asked about: a month's last lawful day is the day before
    [
      "reviews.overdue",
      ["2020-06-30"],
      "No plans have an overdue review on 30 June 2021 (past 14 months). 1 review is late",
    ],
    ["reviews.overdue", ["2020-07-01"], "No overdue reviews on 30 June 2021: the only plan is not past 14 months."],
    ["reviews.due", ["2020-01-01"], "1 review is late in law (past 12 months), and overdue (past 14 months)"],
    [
      "reviews.due",
      ["2020-07-01"],
      "No reviews due on 30 June 2021: the only plan is not 12 to 14 months after its last review or issue.",
    ],
    ["reviews.due", ["2020-06-01", "2020-01-01"], "1 review is due but not overdue on 30 June 2021"],
    [
      "reviews.due",
      ["2020-06-01", "2020-01-01"],
      "2 reviews are late in law (past 12 months), of which 1 is overdue (past 14 months)",
    ],
  ])("are said by %s of plans issued on %j", (id, days, sentence) => {
    expect(headlineOf(id, issuedOn(...days))).toContain(sentence);
  });

  it("stand together in the week's numbers, rounded for a channel", () => {
    const rowsOf = (snapshot: Snapshot, rounder: Rounder | null) =>
      atOnce(weeklyAnswer(snapshot, demoDay, measures, rounder)).parts.flatMap((part) =>
        part.kind === "table" ? part.rows : [],
      );
    const valuesOf = (snapshot: Snapshot, rounder: Rounder | null) =>
      ["Reviews late in law", "Overdue reviews"].map(
        (label) => rowsOf(snapshot, rounder).find((row) => row.label.startsWith(label))?.values[0],
      );
    const rounder = openRounder(5, Buffer.from("a secret of this test"));

    expect(valuesOf(demoSnapshot, null)).toEqual([759, 650]);
    for (const value of valuesOf(demoSnapshot, rounder)) expect(Number(value) % 5).toBe(0);
    for (const value of valuesOf(issuedOn("2019-01-01", "2020-06-01"), rounder)) expect([0, 5]).toContain(value);
  });

  it.each(["reviews.overdue", "reviews.due"])("are rounded in the headline of %s for many", (id) => {
    const measure = measures.find((one) => one.id === id);
    if (!measure) throw new Error(`there is no measure ${id}`);
    for (const count of [1, 2, 3, 4, 6, 7, 8, 9, 13]) {
      for (const secret of ["one", "two", "three"]) {
        const snapshot = issuedOn(...Array.from({ length: count }, () => "2019-01-01"), "2020-06-01", "2020-06-02");
        const rounder = openRounder(5, Buffer.from(secret));
        const { parts } = atOnce(sharedMeasureAnswer(measure, scopeOf(snapshot, demoDay), rounder));
        const text = parts.flatMap((part) => (part.kind === "say" ? [part.text] : [])).join(" ");
        const counts = text
          .replaceAll(/\d+ (?:to \d+ )?months|\d+ \w+ \d{4}/g, "")
          .match(/\d+/g)
          ?.map(Number);

        expect((counts ?? []).filter((one) => one % 5 !== 0)).toEqual([]);
      }
    }
  });
});
