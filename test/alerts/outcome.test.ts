import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import { emptyHistory } from "../../src/digest/history.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { fatesOf, morning, toldOn, type Rows } from "../support/told.ts";

const plan = { plan_id: "l1", issued_date: "2020-03-01", assessment_id: null };
const scheduled = { review_id: "v1", plan_id: "l1", scheduled_date: "2021-09-01" };
const held = { ...scheduled, review_date: "2020-05-01", completed_date: "2020-05-01", outcome: "maintain" };
const overdue: Rows = { plan: [plan], review: [scheduled] };

describe("a review that was told as overdue", () => {
  it.each<[string, Rows]>([
    ["the issue date is no day", { plan: [{ ...plan, issued_date: "2020-02-31" }] }],
    ["dates are written day first", { plan: [{ ...plan, issued_date: "01/03/2020" }] }],
    ["dates have a time", { plan: [{ ...plan, issued_date: "2020-03-01 00:00:00" }] }],
    ["dates are in one word", { plan: [{ ...plan, issued_date: "20200301" }] }],
    ["the issue date is a placeholder", { plan: [{ ...plan, issued_date: "NULL" }] }],
    ["the issue date is blank", { plan: [{ ...plan, issued_date: null }] }],
    ["the issue date is far ahead", { plan: [{ ...plan, issued_date: "9999-12-31" }] }],
    ["the case reference is blank", { person: [{ gender: "Female", case_reference: " " }] }],
    ["the person's id lost its zeros", { person: [{ gender: "Female", person_id: "1" }] }],
    ["the person's id is in capitals", { person: [{ gender: "Female", person_id: "P1" }] }],
    ["the origin has another name", { plan: [{ ...plan, origin: "New plan" }] }],
    ["the plan ceased long before it was issued", { plan: [{ ...plan, ceased_date: "1950-01-01" }] }],
    ["the plan ceased before it was issued", { plan: [{ ...plan, ceased_date: "2020-02-28" }] }],
    ["the plan's row is missing", { plan: [], review: [] }],
  ])("is kept and said where %s", (_, rows) => {
    const first = morning(overdue, toldOn, emptyHistory);
    const next = morning({ ...overdue, ...rows }, "2021-06-30", first.history);
    const mended = morning(overdue, "2021-07-01", next.history);

    expect(fatesOf(overdue, { ...overdue, ...rows })).toContain("review-due: unread");
    expect(next.text).toContain("Could not be read in today's data, so still open:");
    expect(next.text).not.toContain("Cleared");
    const reviews = mended.digests.flatMap(({ items }) => items.filter(({ key }) => key.startsWith("review-due")));

    expect(reviews.map(({ key, state }) => `${key} ${state}`)).toEqual(["review-due:l1 open"]);
  });

  it.each<[string, Rows, string]>([
    [
      "a later review was held",
      { review: [{ ...held, review_date: "2021-06-28", completed_date: "2021-06-28", decision_date: "2021-06-28" }] },
      "cleared",
    ],
    ["the plan ceased", { plan: [{ ...plan, ceased_date: "2021-06-01" }] }, "cleared"],
    ["the issue date was put right", { plan: [{ ...plan, issued_date: "2021-03-01" }] }, "ended"],
    [
      "a review held a year ago is entered, and the next is late",
      { review: [scheduled, { ...held, review_id: "v2", decision_date: "2020-05-02" }] },
      "new,ended",
    ],
  ])("where %s: %s", (_, rows, state) => {
    expect(fatesOf(overdue, { ...overdue, ...rows })).toContain(`review-due: ${state}`);
  });

  it("ends in silence after 28 days if its record never comes back", () => {
    let { history } = morning(overdue, toldOn, emptyHistory);
    const states: string[] = [];
    for (let days = 1; days <= 30; days += 1) {
      const day = new Date(Date.UTC(2021, 5, 29 + days)).toISOString().slice(0, 10);
      const next = morning({}, day, history);
      states.push(
        next.digests
          .flatMap(({ items, ended }) => [...items.map(({ state }) => state), ...ended.map(() => "ended")])
          .join(),
      );
      history = next.history;
    }

    expect(states.slice(0, 28).every((state) => state === "unread")).toBe(true);
    expect(states.slice(28)).toEqual(["ended", ""]);
    expect(addDays(dayOfText(toldOn), 29)).toBe(dayOfText("2021-07-28"));
  });
});

const request = { referral_id: "r1", received_date: "2021-05-01" };
const proceed = { decision_taken: "Proceed to EHC Assessment", next_action: "c_Multi-Agency SEN Assessment" };
const refused = {
  decision_taken: "Decision not to proceed to EHC assessment",
  next_action: "c_Decision not to proceed",
};
const old = { ...request, received_date: "2021-02-01" };
const decided = { ...old, ...proceed, decision_date: "2021-03-01" };
const assessed = { assessment_id: "a1", referral_id: "r1", decision_date: "2021-06-01", next_action: "Develop EHCP" };
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
      "received on no day",
      { referral: [request] },
      { referral: [{ ...request, received_date: "2021-06-31" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "of another type",
      { referral: [request] },
      { referral: [{ ...request, referral_type: "additional_funding" }] },
      "assessment-decision-pending: ended",
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
      "decided before it was held",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, outcome: "maintain", decision_date: "2021-02-01" }] },
      "review-decision-pending: unread",
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
      "amended-plan-pending: cleared",
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
