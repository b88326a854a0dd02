import { describe, expect, it } from "vitest";
import { alertScope, raisedAlerts } from "../../src/alert.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import type { View } from "../../src/cases/contract.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { checkCounts } from "../../src/checks/check-counts.ts";
import { checks } from "../../src/checks/index.ts";
import { measureAnswer } from "../../src/measures/answer/measure-answer.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { pages, measures } from "../../src/measures/index.ts";
import { rules } from "../../src/rules/index.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

type Rows = Partial<Record<View, readonly Cells[]>>;

const today = dayOfText("2021-06-30");

function snapshotOf(rows: Rows) {
  return aSnapshot(aBorough({ person: [{ gender: "Female" }], worker: [{}], worker_relationship: [{}], ...rows }));
}

const plan = { plan_id: "l1", issued_date: "2020-09-01" };
const review = { review_id: "v1", plan_id: "l1" };
const request = { referral_id: "r1", received_date: "2021-05-01" };
const assessed = { assessment_id: "a1", referral_id: "r1", decision_date: "2021-06-01", next_action: "Develop EHCP" };
const refused = { decision_taken: "Decision not to proceed to EHC assessment", decision_date: "2021-06-01" };

describe("the data checks", () => {
  it.each<[string, Rows, readonly string[]]>([
    ["born tomorrow", { person: [{ date_of_birth: "2021-07-01" }] }, ["born-in-future"]],
    ["born today", { person: [{ date_of_birth: "2021-06-30" }] }, []],
    ["26 with a plan", { person: [{ date_of_birth: "1995-06-30" }], plan: [plan] }, ["over-25-with-plan"]],
    ["25 with a plan", { person: [{ date_of_birth: "1995-07-01" }], plan: [plan] }, []],
    ["26 without a plan", { person: [{ date_of_birth: "1995-06-30" }] }, []],
    [
      "an officer who ends the day before the start",
      { worker_relationship: [{ end_date: "2014-12-31" }] },
      ["relationship-ends-before-start"],
    ],
    ["an officer who ends at the start", { worker_relationship: [{ end_date: "2015-01-01" }] }, []],
    ["an officer from 1989", { worker_relationship: [{ start_date: "1989-12-31" }] }, ["person-date-before-1990"]],
    ["an officer from next year", { worker_relationship: [{ start_date: "2022-09-01" }] }, []],
    ["an officer from 2031", { worker_relationship: [{ start_date: "2031-09-01" }] }, ["person-date-in-future"]],
    [
      "a request received tomorrow",
      { referral: [{ ...request, received_date: "2021-07-01" }] },
      ["referral-date-in-future"],
    ],
    ["a request from 1950", { referral: [{ ...request, received_date: "1950-01-01" }] }, ["referral-date-before-1990"]],
    [
      "a request decided the day before",
      { referral: [{ ...request, ...refused, decision_date: "2021-04-30" }] },
      ["ended-before-received"],
    ],
    [
      "a request withdrawn the day before",
      { referral: [{ ...request, withdrawn_date: "2021-04-30" }] },
      ["ended-before-received"],
    ],
    ["a request withdrawn at once", { referral: [{ ...request, withdrawn_date: "2021-05-01" }] }, []],
    [
      "an assessment decided before the request",
      { referral: [request], assessment: [{ ...assessed, decision_date: "2021-04-30" }] },
      ["assessed-before-received"],
    ],
    [
      "an assessment decided tomorrow",
      { referral: [request], assessment: [{ ...assessed, decision_date: "2021-07-01" }] },
      ["assessment-date-in-future"],
    ],
    [
      "a plan ceased the day before its issue",
      { plan: [{ ...plan, ceased_date: "2020-08-31" }] },
      ["ceased-before-issued"],
    ],
    [
      "a plan ceased before it was taken over",
      { plan: [{ ...plan, responsible_from: "2021-01-01", ceased_date: "2020-12-31" }] },
      ["ceased-before-issued"],
    ],
    ["a plan ceased at its issue", { plan: [{ ...plan, ceased_date: "2020-09-01" }] }, []],
    ["a plan that ceases next year", { plan: [{ ...plan, ceased_date: "2022-07-31" }] }, []],
    ["a plan that ceases in 2201", { plan: [{ ...plan, ceased_date: "2201-07-31" }] }, ["plan-date-in-future"]],
    ["a plan issued tomorrow", { plan: [{ ...plan, issued_date: "2021-07-01" }] }, ["plan-date-in-future"]],
    ["a plan issued in 1989", { plan: [{ ...plan, issued_date: "1989-12-31" }] }, ["plan-date-before-1990"]],
    [
      "a plan issued before its request",
      { referral: [request], assessment: [assessed], plan: [{ ...plan, assessment_id: "a1" }] },
      ["issued-before-received"],
    ],
    [
      "a plan whose request was refused",
      {
        referral: [{ ...request, ...refused }],
        assessment: [assessed],
        plan: [{ ...plan, assessment_id: "a1", issued_date: "2021-06-15" }],
      },
      ["plan-after-refusal"],
    ],
    [
      "a plan whose assessment found none to be needed",
      {
        referral: [request],
        assessment: [{ ...assessed, next_action: "EHCP not required" }],
        plan: [{ ...plan, assessment_id: "a1", issued_date: "2021-06-15" }],
      },
      ["plan-after-refusal"],
    ],
    [
      "a final plan the day before its draft",
      { plan: [plan], review: [{ ...review, amended_draft_date: "2021-06-02", amended_final_date: "2021-06-01" }] },
      ["final-before-draft"],
    ],
    ...["decision_date", "amended_draft_date", "amended_final_date"].map((name): [string, Rows, string[]] => [
      `a review held on 1 June whose ${name} is the day before`,
      {
        plan: [plan],
        review: [{ ...review, review_date: "2021-06-01", completed_date: "2021-06-01", [name]: "2021-05-31" }],
      },
      ["answered-before-review"],
    ]),
    [
      "a review decided on the day on which it was held",
      {
        plan: [plan],
        review: [{ ...review, review_date: "2021-06-01", completed_date: "2021-06-01", decision_date: "2021-06-01" }],
      },
      [],
    ],
    [
      "a review completed tomorrow",
      { plan: [plan], review: [{ ...review, completed_date: "2021-07-01" }] },
      ["review-date-in-future"],
    ],
    ["a review scheduled next year", { plan: [plan], review: [{ ...review, scheduled_date: "2022-06-01" }] }, []],
    [
      "a review decided in 1950",
      { plan: [plan], review: [{ ...review, decision_date: "1950-01-01" }] },
      ["review-date-before-1990"],
    ],
  ])("find of %s", (_, rows, found) => {
    expect(checkCounts(snapshotOf(rows), today).map(({ id }) => id)).toEqual(found);
  });

  it("look at the data as they are now, whatever earlier day is asked about", () => {
    const snapshot = snapshotOf({ plan: [plan] });

    expect(checkCounts(snapshot, dayOfText("2015-01-01"))).toEqual([]);
  });

  it("are told of active cases, and of any case that the fault may hide", () => {
    const told = (rows: Rows) =>
      raisedAlerts(alertKinds, alertScope(snapshotOf(rows), today)).flatMap(({ alert, rule }) =>
        alert === "data-check" ? [rule] : [],
      );
    const unborn = { person: [{ date_of_birth: "2031-01-01" }] };

    expect(told(unborn)).toEqual([]);
    expect(told({ ...unborn, plan: [plan] })).toEqual(["born-in-future"]);
    expect(told({ plan: [{ ...plan, ceased_date: "2020-08-31" }] })).toEqual(["ceased-before-issued"]);
  });

  it("name the measures and pages that they touch as those are called, and have ids of their own", () => {
    const known = new Set([...measures.map(({ id }) => id), ...pages.map(({ id }) => id)]);
    const ids = [...rules, ...checks].map(({ id }) => id);

    expect(checks.flatMap(({ effects }) => effects.flatMap(({ on }) => on.filter((one) => !known.has(one))))).toEqual(
      [],
    );
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it.each([
    [
      "plans.current",
      3,
      "3 plans have a ceased date before their issue date, so the true figures may be up to 3 higher.",
    ],
    [
      "reviews.overdue",
      1,
      "1 plan has a ceased date before its issue date, so the true figures may be up to 1 higher.",
    ],
    ["referrals.decisions", 1, null],
  ])("are said under %s, %i of them", (id, count, sentence) => {
    const plans = Array.from({ length: count }, (_, at) => ({
      plan_id: `l${at}`,
      issued_date: "2020-09-01",
      ceased_date: "2020-08-31",
    }));
    const measure = measures.find((one) => one.id === id);
    const answer = measure && measureAnswer(measure, scopeOf(snapshotOf({ plan: plans }), today), rules);
    const notes = answer?.parts.flatMap((part) => (part.kind === "note" ? [part.text] : []));

    expect(notes?.find((text) => text.includes("may be up to")) ?? null).toBe(sentence);
  });
});
