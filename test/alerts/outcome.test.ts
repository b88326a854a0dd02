import { describe, expect, it } from "vitest";
import { fatesOf, type Rows } from "../support/told.ts";

const plan = { plan_id: "l1", issued_date: "2020-03-01", assessment_id: null };
const scheduled = { review_id: "v1", plan_id: "l1", scheduled_date: "2021-09-01" };
const held = { ...scheduled, review_date: "2020-05-01", completed_date: "2020-05-01", outcome: "maintain" };
const overdue: Rows = { plan: [plan], review: [scheduled] };

const request = { referral_id: "r1", received_date: "2021-05-01" };
const proceed = { decision_taken: "Proceed to EHC Assessment", next_action: "c_Multi-Agency SEN Assessment" };
const refused = {
  decision_taken: "Decision not to proceed to EHC assessment",
  next_action: "c_Decision not to proceed",
};
const old = { ...request, received_date: "2021-02-01" };
const decided = { ...old, ...proceed, decision_date: "2021-03-01" };
const assessed = { assessment_id: "a1", referral_id: "r1", decision_date: "2021-06-01", next_action: "Develop EHCP" };
/** Its decision is due in some days, and its plan not yet. */
const recent = { ...decided, received_date: "2021-03-15", decision_date: "2021-04-01" };
const agreed: Rows = { referral: [decided], assessment: [assessed] };
const issued = { plan_id: "l1", assessment_id: "a1", issued_date: "2021-06-29" };
const done = { ...held, review_date: "2021-06-01", completed_date: "2021-06-01", outcome: null };
const awaitsDecision: Rows = { plan: [{ ...plan, issued_date: "2021-01-01" }], review: [done] };
const amend = { ...done, outcome: "amend", decision_date: "2021-06-10" };
const awaitsAmended: Rows = { ...awaitsDecision, review: [amend] };

describe("an alert that was told, on the next day", () => {
  it.each<[string, Rows, Rows, string]>([
    [
      "decided",
      { referral: [request] },
      { referral: [{ ...request, ...refused, decision_date: "2021-06-29" }] },
      "assessment-decision-pending: cleared",
    ],
    [
      "withdrawn",
      { referral: [request] },
      { referral: [{ ...request, withdrawn_date: "2021-06-29" }] },
      "assessment-decision-pending: cleared",
    ],
    [
      "withdrawn before it was received",
      { referral: [request] },
      { referral: [{ ...request, withdrawn_date: "1950-01-01" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "decided before it was received",
      { referral: [request] },
      { referral: [{ ...request, ...proceed, decision_date: "2020-05-01" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "decided in words that no setting names",
      { referral: [request] },
      { referral: [{ ...request, decision_taken: "Pending panel", decision_date: "2021-06-29" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "decided in no words",
      { referral: [request] },
      { referral: [{ ...request, decision_date: "2021-06-29" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "decided in a next action alone",
      { referral: [request] },
      { referral: [{ ...request, next_action: proceed.next_action, decision_date: "2021-06-29" }] },
      "assessment-decision-pending: ended",
    ],
    [
      "assessed, with a next action that no setting names",
      { referral: [recent] },
      { referral: [recent], assessment: [{ ...assessed, next_action: "On hold" }] },
      "plan-decision-pending: unread",
    ],
    [
      "assessed, to be issued",
      { referral: [recent] },
      { referral: [recent], assessment: [assessed] },
      "plan-decision-pending: cleared",
    ],
    [
      "received on no day",
      { referral: [request] },
      { referral: [{ ...request, received_date: "2021-06-31" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "of another type",
      { referral: [request] },
      { referral: [{ ...request, referral_type: "additional_funding" }] },
      "assessment-decision-pending: reclassified",
    ],
    [
      "of a type that is not known",
      { referral: [request] },
      { referral: [{ ...request, referral_type: "EHC" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "assessed, without a plan",
      { referral: [decided] },
      { referral: [decided], assessment: [{ ...assessed, next_action: "EHCP Not required" }] },
      "plan-decision-pending: cleared",
    ],
    [
      "undecided again",
      { referral: [decided] },
      { referral: [{ ...decided, decision_date: "soon" }] },
      "plan-decision-pending: kept",
    ],
    ["issued", agreed, { ...agreed, plan: [issued] }, "plan-issue-pending: cleared"],
    [
      "issued long ago",
      agreed,
      { ...agreed, plan: [{ ...issued, issued_date: "1950-01-01" }] },
      "plan-issue-pending: unread",
    ],
    ["without its assessment", agreed, { referral: [decided] }, "plan-issue-pending: kept"],
    [
      "refused without its assessment",
      agreed,
      { referral: [{ ...decided, ...refused }] },
      "plan-issue-pending: unread",
    ],
    [
      "refused, with an assessment that lost its day to a placeholder",
      { referral: [{ ...decided, ...refused }], assessment: [assessed] },
      { referral: [{ ...decided, ...refused }], assessment: [{ ...assessed, decision_date: "1900-01-01" }] },
      "plan-issue-pending: unread",
    ],
    [
      "decided after the review",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, outcome: "maintain", decision_date: "2021-06-29" }] },
      "review-decision-pending: cleared",
    ],
    [
      "decided on no day",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, outcome: "maintain", decision_date: "1950-01-01" }] },
      "review-decision-pending: unread",
    ],
    [
      "decided before the review was held",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, outcome: "maintain", decision_date: "2021-05-01" }] },
      "review-decision-pending: unread",
    ],
    [
      "decided before a review of no day was completed",
      { ...awaitsDecision, review: [{ ...done, review_date: null }] },
      {
        ...awaitsDecision,
        review: [{ ...done, review_date: null, outcome: "maintain", decision_date: "2021-05-20" }],
      },
      "review-decision-pending: cleared",
    ],
    [
      "decided before a plan whose review has no day",
      { ...awaitsDecision, review: [{ ...done, review_date: null }] },
      {
        ...awaitsDecision,
        review: [{ ...done, review_date: null, outcome: "maintain", decision_date: "2020-12-31" }],
      },
      "review-decision-pending: unread",
    ],
    [
      "amended before the review was held",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, amended_final_date: "2021-05-01" }] },
      "review-decision-pending: unread",
    ],
    [
      "amended before its draft",
      awaitsAmended,
      {
        ...awaitsAmended,
        review: [{ ...amend, amended_draft_date: "2021-06-28", amended_final_date: "2021-06-20" }],
      },
      "amended-plan-pending: unread",
    ],
    [
      "decided otherwise before the review was held",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, outcome: "maintain", decision_date: "2021-05-01" }] },
      "amended-plan-pending: unread",
    ],
    [
      "ceased in the first of two rows of one plan",
      overdue,
      { ...overdue, plan: [{ ...plan, ceased_date: "2021-06-29" }, plan] },
      "review-due: unread",
    ],
    [
      "completed on no day",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, completed_date: "2021-06-31" }] },
      "review-decision-pending: unread",
    ],
    [
      "followed by another review",
      awaitsDecision,
      { ...awaitsDecision, review: [done, { ...done, review_id: "v2", completed_date: "2021-06-20" }] },
      "review-decision-pending: new,ended",
    ],
    [
      "of a plan that ceased",
      awaitsDecision,
      { ...awaitsDecision, plan: [{ ...plan, issued_date: "2021-01-01", ceased_date: "2021-06-29" }] },
      "review-decision-pending: cleared",
    ],
    [
      "amended",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, amended_final_date: "2021-06-29" }] },
      "amended-plan-pending: cleared",
    ],
    [
      "amended before it was held",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, amended_final_date: "2021-02-01" }] },
      "amended-plan-pending: unread",
    ],
    [
      "amended before its draft",
      awaitsAmended,
      {
        ...awaitsAmended,
        review: [{ ...amend, amended_draft_date: "2021-06-20", amended_final_date: "2021-06-10" }],
      },
      "amended-plan-pending: unread",
    ],
    [
      "decided otherwise before it was held",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, outcome: "maintain", decision_date: "2021-02-01" }] },
      "amended-plan-pending: unread",
    ],
    [
      "decided otherwise",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, outcome: "maintain" }] },
      "amended-plan-pending: reclassified",
    ],
    [
      "of an outcome that is not known",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, outcome: "amended" }] },
      "amended-plan-pending: kept",
    ],
  ])("%s: %s", (_, before, after, expected) => {
    expect(fatesOf(before, after)).toContain(expected);
  });
});
