import { describe, expect, it } from "vitest";
import { defaultWords } from "../../src/cases/council-words.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { isSeenAmended, isSeenDecidedAfter, reviewClock } from "../../src/facts/review-clock.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

const today = dayOfText("2021-06-30");

function aPlan(cells: Cells, review: readonly Cells[] = []) {
  const [plan] = aSnapshot(aBorough({ person: [{}], plan: [{ plan_id: "l1", ...cells }], review })).plans;
  if (plan === undefined) throw new Error("the plan was set aside");
  return plan;
}

function aReview(cells: Cells) {
  const completed = { completed_date: "2021-05-10", review_date: "2021-05-01", ...cells };
  const [review] = aPlan({ issued_date: "2020-06-01" }, [completed]).reviews;
  if (review === undefined) throw new Error("the review was set aside");
  return review;
}

it.each<[string, Cells, string, string]>([
  ["of a new plan runs a year", {}, "review", "2021-05-31"],
  ["of a new plan runs a year, whoever took it over", { responsible_from: "2021-05-01" }, "review", "2021-05-31"],
  [
    "of a plan taken over runs a year, if the 3 months are over earlier",
    { origin: "transfer_in", responsible_from: "2020-07-01" },
    "review",
    "2021-05-31",
  ],
  [
    "of a plan taken over runs a year, if the 3 months are over on the same day",
    { origin: "transfer_in", responsible_from: "2021-03-01" },
    "review",
    "2021-05-31",
  ],
  [
    "of a plan taken over runs 3 months, if the year is over earlier",
    { origin: "transfer_in", responsible_from: "2021-03-02" },
    "review-after-transfer",
    "2021-06-01",
  ],
  ["of a plan taken over on no day runs from its issue", { origin: "transfer_in" }, "review", "2021-05-31"],
])("the clock of the next review %s", (_, cells, clock, dueOn) => {
  const running = reviewClock(aPlan({ issued_date: "2020-06-01", ...cells }), today, defaultWords);

  expect(running && [running.terms.id, textOfDay(running.dueOn)]).toEqual([clock, dueOn]);
});

it("a plan that is not issued has no clock of a review", () => {
  expect(reviewClock(aPlan({ issued_date: null }), today, defaultWords)).toBeNull();
});

describe("what follows a review is seen", () => {
  it.each<[string, Cells, boolean]>([
    ["on the day of the meeting", { decision_date: "2021-05-01" }, true],
    ["not the day before it", { decision_date: "2021-04-30" }, false],
    ["before a meeting on a day that cannot be true", { review_date: "2021-05-20", decision_date: "2021-05-15" }, true],
    [
      "before its completion, where the day of the meeting is blank",
      { review_date: null, decision_date: "2021-05-05" },
      true,
    ],
    ["not before the plan, where that day is blank", { review_date: null, decision_date: "2020-05-31" }, false],
    ["not without an outcome", { outcome: null, decision_date: "2021-05-10" }, false],
    ["not tomorrow", { decision_date: "2021-07-01" }, false],
  ])("as its decision: %s", (_, cells, isSeen) => {
    expect(isSeenDecidedAfter(aReview({ outcome: "maintain", ...cells }), today)).toBe(isSeen);
  });

  it.each<[string, Cells, boolean]>([
    ["on the day of the draft", { amended_draft_date: "2021-06-01", amended_final_date: "2021-06-01" }, true],
    ["not before the draft", { amended_draft_date: "2021-06-02", amended_final_date: "2021-06-01" }, false],
    ["without a draft", { amended_final_date: "2021-06-01" }, true],
    ["not before the meeting", { amended_draft_date: "2021-04-01", amended_final_date: "2021-04-30" }, false],
    ["not without its day", { amended_draft_date: "2021-06-01" }, false],
  ])("as its amended plan: %s", (_, cells, isSeen) => {
    expect(isSeenAmended(aReview(cells), today)).toBe(isSeen);
  });
});
