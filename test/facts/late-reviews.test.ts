import { describe, expect, it } from "vitest";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import {
  dueBands,
  effectiveOn,
  isReviewLateInLaw,
  latestCompletedReview,
  overdueBands,
  reviewDueOn,
  updateAwaited,
} from "../../src/facts/review.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

const today = dayOfText("2021-06-30");

function aPlan(cells: Cells, review: readonly Cells[] = []) {
  const [plan] = aSnapshot(aBorough({ person: [{}], plan: [{ plan_id: "l1", ...cells }], review })).plans;
  if (plan === undefined) throw new Error("the plan was set aside");
  return plan;
}

describe("a review", () => {
  it.each([
    ["2020-06-30", true],
    ["2020-07-01", false],
    ["2019-01-01", true],
    [null, false],
  ])("12 months after an event on %s is late in law on 30 June 2021: %s", (last, isLate) => {
    expect(isReviewLateInLaw(last === null ? null : dayOfText(last), today)).toBe(isLate);
  });

  it("is due 12 months after the plan's last event, if it is issued", () => {
    const dueOn = reviewDueOn(aPlan({ issued_date: "2020-02-29" }), today);

    expect(dueOn === null ? null : textOfDay(dueOn)).toBe("2021-02-28");
    expect(reviewDueOn(aPlan({ issued_date: null }), today)).toBeNull();
  });

  it.each<[string, string, string, string]>([
    ["on the day of the plan", "2020-01-01", "2020-02-01", "2020-01-01"],
    ["the day before the plan", "2019-12-31", "2020-02-01", "2020-02-01"],
    ["on the day asked about", "2021-06-30", "2021-06-30", "2021-06-30"],
  ])("held %s takes effect on the day that can be true", (_, reviewOn, completedOn, effective) => {
    const plan = aPlan({ issued_date: "2020-01-01" }, [{ review_date: reviewOn, completed_date: completedOn }]);
    const found = plan.reviews.map((review) => effectiveOn(review, today));

    expect(found).toEqual([dayOfText(effective)]);
  });

  it("of the highest id is the latest of several completed on one day", () => {
    const completed = { completed_date: "2021-05-01" };
    const plan = aPlan({}, [
      { review_id: "v1", ...completed },
      { review_id: "v3", ...completed },
      { review_id: "v2", ...completed },
    ]);

    expect(latestCompletedReview(plan, today)?.reviewId).toBe("v3");
  });

  it("that there is none of awaits no amendment", () => {
    expect(updateAwaited(aPlan({}), today)).toBeNull();
  });

  it("is put into bands of months that follow each other", () => {
    expect([...dueBands, ...overdueBands]).toEqual([
      "12 to 13 months",
      "13 to 14 months",
      "14 to 15 months",
      "15 to 18 months",
      "18 to 24 months",
      "24 to 36 months",
      "Over 36 months",
    ]);
  });
});
