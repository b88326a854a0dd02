import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import { headline } from "../../src/measures/answer/headline.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

/** A borough with so many plans of this year, and one long ceased after a request of its time. */
function sentencesOf(plans: number): Map<string, string> {
  const recent = Array.from({ length: plans }, (_, at): Cells => ({ plan_id: `l${at}`, issued_date: "2021-05-01" }));
  const snapshot = aSnapshot(
    aBorough({
      person: [{ gender: "Female" }],
      worker: [{}],
      worker_relationship: [{}],
      referral: [
        {
          referral_id: "r1",
          received_date: "2012-01-01",
          decision_date: "2012-02-01",
          decision_taken: "Proceed to EHC Assessment",
        },
      ],
      assessment: [
        { assessment_id: "a1", referral_id: "r1", decision_date: "2012-03-01", next_action: "Develop EHCP" },
      ],
      plan: [{ plan_id: "old", assessment_id: "a1", issued_date: "2012-05-01", ceased_date: "2013-01-01" }, ...recent],
      review: [{ review_id: "v0", plan_id: "old", completed_date: "2012-12-01", review_date: "2012-12-01" }],
    }),
  );
  const scope = scopeOf(snapshot, dayOfText("2021-06-30"));
  return new Map(measures.map((one) => [one.id, headline(one, one.figures(scope), scope, false)]));
}

describe("a measure that counts nothing", () => {
  it.each([
    ["reviews.overdue", 3, "No overdue reviews on 30 June 2021: none of the 3 plans is past 14 months."],
    ["reviews.overdue", 1, "No overdue reviews on 30 June 2021: the only plan is not past 14 months."],
    ["reviews.overdue", 0, "No overdue reviews on 30 June 2021: there are no current plans."],
    [
      "reviews.due",
      3,
      "No reviews due on 30 June 2021: none of the 3 plans is 12 to 14 months after its last review or issue.",
    ],
    ["reviews.upcoming", 0, "No upcoming reviews on 30 June 2021: there are no current plans."],
    [
      "reviews.updates-in-progress",
      3,
      "No plans being amended on 30 June 2021: none of the 3 plans is waiting to be amended.",
    ],
    ["reviews.last-12-months", 3, "No current plans issued 12 months ago or more on 30 June 2021."],
    ["reviews.completed", 3, "No annual reviews completed in 2021 to 30 June."],
    ["reviews.completed-by-month", 3, "No annual reviews completed in 2021 to 30 June."],
    [
      "plans.social-care",
      2,
      "No plans of children known to social care on 30 June 2021: none of the 2 plans is of a child known to social care.",
    ],
    ["plans.ceased", 3, "No plans ceased in 2021 to 30 June."],
    ["plans.by-team", 0, "No current plans on 30 June 2021."],
    ["referrals.undecided", 3, "No requests awaiting the decision whether to assess on 30 June 2021."],
    ["referrals.decisions", 3, "No referrals decided in 2021 to 30 June."],
    ["referrals.time-to-decision", 3, "No requests decided in 2021 to 30 June."],
    ["assessments.undecided-since-referral", 3, "No assessments under way on 30 June 2021."],
    ["issued.awaiting-since-decision", 3, "No children awaiting a plan on 30 June 2021."],
  ])("says of %s with %i plans what there is none of, and where", (id, plans, sentence) => {
    expect(sentencesOf(plans).get(id)).toBe(sentence);
  });

  it("never says that there are no plans where there are some", () => {
    expect([...sentencesOf(3).values()].filter((text) => /^No (current )?plans( on [^:]*)?\./.test(text))).toEqual([]);
  });
});
