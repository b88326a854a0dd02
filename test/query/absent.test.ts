import { describe, expect, it } from "vitest";
import { measures } from "../../src/measures/index.ts";
import { absentData } from "../../src/query/absent.ts";
import { NotInTheData } from "../../src/query/ambiguity.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { synonymList } from "../../src/measure.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { phraseDay, phraseSnapshot } from "./phrase-borough.ts";

/** Returns what is said not to be held; empty: something else was made of the words. */
function notHeld(words: string, snapshot = phraseSnapshot): string {
  try {
    understandQuestion(words, snapshot, phraseDay, measures);
  } catch (error) {
    if (error instanceof NotInTheData) return error.reason;
  }
  return "";
}

describe("what the data do not hold", () => {
  it.each([
    ["plans by primary need", "needs or diagnoses"],
    ["plans by SEN need", "needs or diagnoses"],
    ["how many autistic children have a plan", "needs or diagnoses"],
    ["top 5 schools by EHCPs", "schools, settings and placements"],
    ["overdue reviews in primary schools", "schools, settings and placements"],
    ["post 16 placements", "schools, settings and placements"],
    ["tribunal", "tribunal"],
    ["cost of placements", "costs and budgets"],
    ["EP advice late", "advice from professionals"],
    ["parental requests this year", "who made a request"],
    ["plans by ward", "where children live"],
    ["permanent exclusions", "attendance and exclusions"],
    ["how many are NEET", "out of education"],
    ["UPNs of children with plans", "personal details"],
    ["officers with no cases", "officers without cases"],
  ])("is named: %s", (words, what) => {
    expect(notHeld(words)).toContain(what);
    expect(notHeld(words)).toContain("The case data has requests, assessments, plans and annual reviews");
  });

  it("is known by every name of the list, alone and with a measure", () => {
    const missed = absentData.flatMap(({ said }) =>
      synonymList(said)
        .flatMap((name) => [name, `plans by ${name}`, `overdue reviews ${name}`])
        .filter((words) => notHeld(words) === ""),
    );

    expect(missed).toEqual([]);
  });

  it("is offered with what can be asked, by the question's own filters and time", () => {
    expect(() => understandQuestion("tribunals in primary last year", phraseSnapshot, phraseDay, measures)).toThrow(
      "referrals.decisions in:2020 team:Primary",
    );
  });

  it("offers measures that there are", () => {
    const ids = new Set(measures.map(({ id }) => id));

    expect(absentData.flatMap(({ instead }) => instead).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each([
    "out of borough school place requests waiting",
    "additional funding decisions",
    "LAC plans",
    "plans this school year",
    "needs assessments completed",
    "children in need",
  ])("is not what only sounds like it: %s", (words) => {
    expect(notHeld(words)).toBe("");
  });

  it("is not a team or an officer of that name", () => {
    const snapshot = aSnapshot(
      aBorough({
        worker: [
          { worker_id: "w1", name: "Katy Ward", team: "Special Schools" },
          { worker_id: "w2", name: "Ben Cost", team: "Primary" },
        ],
      }),
    );

    for (const words of ["overdue reviews for Ward", "overdue reviews katy ward", "overdue reviews special schools"]) {
      expect([words, notHeld(words, snapshot)]).toEqual([words, ""]);
    }
    expect(notHeld("overdue reviews by ward", snapshot)).not.toBe("");
    expect(notHeld("overdue reviews by school", snapshot)).not.toBe("");
  });
});
