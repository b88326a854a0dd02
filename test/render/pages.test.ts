import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { measureAnswer } from "../../src/measures/answer/measure-answer.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures, pages } from "../../src/measures/index.ts";
import { toText } from "../../src/render/text.ts";
import { rules } from "../../src/rules/index.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { demoSnapshot as snapshot } from "../support/demo.ts";

const textOf = (measure: (typeof measures)[number]) =>
  toText(measureAnswer(measure, scopeOf(snapshot, demoDay), rules));

describe("an answer as text", () => {
  it.each(pages.map((page) => [page.id, page] as const))("shows the page %s as it was approved", async (id, page) => {
    await expect(page.measures.map(textOf).join("\n")).toMatchFileSnapshot(`../messages/${id}.txt`);
  });

  it("fits 80 columns, of every measure, split or not", () => {
    const wide = measures.flatMap((measure) =>
      [undefined, "team" as const, "officer" as const, "age" as const].flatMap((by) =>
        toText(measureAnswer(measure, scopeOf(snapshot, demoDay), rules, by))
          .split("\n")
          .filter((line) => stringWidth(line) > 80)
          .map((line) => `${measure.id} ${by ?? ""}: ${line}`),
      ),
    );

    expect(wide).toEqual([]);
  });

  it("heads the rows of a table turned on its side by what they are", () => {
    const teams = ["North", "South", "East"];
    const many = aSnapshot(
      aBorough({
        worker: teams.map((team, at) => ({ worker_id: `w${at}`, team })),
        person: teams.map((_, at) => ({ person_id: `p${at}` })),
        worker_relationship: teams.map((_, at) => ({ person_id: `p${at}`, worker_id: `w${at}` })),
        referral: teams.map((team, at) => ({
          referral_id: `r${at}`,
          person_id: `p${at}`,
          decision_date: "2021-03-01",
          decision_taken: `Decided by ${team} in words of its own`,
        })),
      }),
    );
    const measure = measures.find(({ id }) => id === "referrals.decisions");
    const text = measure ? toText(measureAnswer(measure, scopeOf(many, demoDay), rules, "team")) : "";

    expect(text).toMatch(/^Decision /m);
    expect(text).not.toMatch(/^Month /m);
  });

  it("cuts a word of a megabyte", () => {
    const long = aSnapshot(aBorough({ person: [{ ethnicity: "x".repeat(1 << 20) }], plan: [{}] }));
    const measure = measures.find(({ id }) => id === "plans.by-ethnicity");
    const answer = measure && measureAnswer(measure, scopeOf(long, demoDay), rules);

    expect(JSON.stringify(answer).length).toBeLessThan(5000);
    expect(measure?.figures(scopeOf(long, demoDay)).rows[0]?.label).toHaveLength(1 << 20);
  });

  it("shows no sign that could move a cursor or turn its direction", () => {
    const strange = aSnapshot(aBorough({ person: [{ ethnicity: "A\u001b[31mB\u202eC" }], plan: [{}] }));
    const measure = measures.find(({ id }) => id === "plans.by-ethnicity");
    const text = measure ? toText(measureAnswer(measure, scopeOf(strange, demoDay), rules)) : "";

    expect(text).toContain("A [31mBC");
    expect(text.includes("\u001b") || text.includes("\u202e")).toBe(false);
  });

  it("says why numbers are doubtful, what was left out, and when a year changes nothing", () => {
    const doubtful = aSnapshot(
      aBorough({
        person: [{}, { person_id: null }],
        plan: [{ plan_id: "l1" }, { issued_date: null }],
        review: [{ completed_date: "2021-01-01" }],
      }),
    );
    const measure = measures.find(({ id }) => id === "reviews.overdue");
    const answer = measure && measureAnswer(measure, scopeOf(doubtful, demoDay, { year: 2020 }), rules);
    const notes = answer?.parts.flatMap((part) => (part.kind === "note" ? [`${part.about}: ${part.text}`] : []));

    expect(notes).toContain("filters: This measure is not counted by year, so the year makes no difference.");
    expect(notes).toContain("caveat: 1 review has a missing or impossible date, so these figures may be slightly out.");
    expect(notes).toContain("left-out: 1 left out: person row that could not be read (person_id is blank).");
    expect(notes).toContain("left-out: 1 left out: plan without an issue date, which is not a plan yet.");
  });

  it("says the numbers in the alternative to its picture", () => {
    const measure = measures.find(({ id }) => id === "reviews.last-12-months");
    const chart =
      measure && measureAnswer(measure, scopeOf(snapshot, demoDay), rules).parts.find((part) => part.kind === "chart");

    expect(chart?.alt).toContain(
      "1,216 of 1,975 plans were reviewed in the 12 months to 30 June 2021 (62%) and 759 were not",
    );
  });
});
