import { expect, it } from "vitest";
import { alertKinds } from "../../src/alerts/index.ts";
import { alertOwner } from "../../src/digest/alert-owner.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";

const ids = ["p1", "p2", "p3", "p4"];

/** Four people, one record of each view of another: all of one id, so that only the view tells them apart. */
const snapshot = aSnapshot(
  aBorough({
    person: ids.map((person_id) => ({ person_id, case_reference: `REF of ${person_id}` })),
    referral: [{ referral_id: "p1", person_id: "p2" }],
    plan: [
      { plan_id: "p1", person_id: "p3" },
      { plan_id: "l4", person_id: "p4" },
    ],
    review: [{ review_id: "p1", plan_id: "l4" }],
  }),
);

it.each([
  ["record-wrong/gender-not-recorded:p1", "REF of p1"],
  ["record-wrong/assess-decision-mismatch:p1", "REF of p2"],
  ["record-wrong/review-not-scheduled:p1", "REF of p3"],
  ["record-wrong/review-date-blank:p1", "REF of p4"],
  ["assessment-decision-pending:p1", "REF of p2"],
  ["review-due:p1", "REF of p3"],
  ["review-decision-pending:p1", "REF of p4"],
  ["review-due:p9", null],
  ["a kind that is no more:p1", null],
])("the record of the alert %s is of %s", (key, reference) => {
  const owner = alertOwner(snapshot, alertKinds);

  expect(owner(key)?.caseReference ?? null).toBe(reference);
  expect(owner(key)).toBe(owner(key));
});
