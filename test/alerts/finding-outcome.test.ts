import { describe, expect, it } from "vitest";
import type { Cells } from "../support/borough.ts";
import { fatesOf, type Rows } from "../support/told.ts";

const plan = { plan_id: "l1", issued_date: "2020-03-01", assessment_id: null };
const scheduled = { review_id: "v1", plan_id: "l1", scheduled_date: "2021-09-01" };
const held = { ...scheduled, review_date: "2020-05-01", completed_date: "2020-05-01", outcome: "maintain" };
const request = { referral_id: "r1", received_date: "2021-05-01" };
const proceed = { decision_taken: "Proceed to EHC Assessment", next_action: "c_Multi-Agency SEN Assessment" };
const refused = {
  ...request,
  decision_taken: "Decision not to proceed to EHC assessment",
  decision_date: "2021-05-10",
};
const agreed = { assessment_id: "a1", referral_id: "r1", decision_date: "2021-06-10", next_action: "Develop EHCP" };

describe("a finding that was told, on the next day", () => {
  const active: Rows = { plan: [{ ...plan, issued_date: "2021-01-01" }], review: [scheduled] };
  const person = (cells: Cells): Rows => ({ ...active, person: [cells] });
  const two: Rows = {
    ...active,
    worker: [{ email: "ada@x.org" }, { worker_id: "w2", name: "Ben" }],
    worker_relationship: [{ start_date: "2016-01-01" }, { worker_id: "w2" }],
  };
  const mismatch = { ...request, ...proceed, decision_taken: null, decision_date: "2021-06-01" };
  const late = { ...plan, issued_date: "2020-09-15" };
  const early = { ...scheduled, review_date: "2020-09-20", completed_date: "2020-09-20", outcome: "maintain" };
  const undrafted = { ...early, amended_draft_date: "2021-06-10", amended_final_date: "2021-06-01" };

  const exempt = (cells: Cells = {}): Rows => ({
    referral: [{ ...request, received_date: "2021-01-10" }],
    assessment: [agreed],
    plan: [{ ...plan, assessment_id: "a1", issued_date: "2021-04-01", exemption: "7", ...cells }],
    review: [scheduled],
  });

  it.each<[string, Rows, Rows, string]>([
    [
      "gender recorded",
      person({ gender: null }),
      person({ gender: "Male" }),
      "record-wrong/gender-not-recorded: cleared",
    ],
    ...["?", ".", "9", "n/k", "Not known", "Not stated", "Unspecified", "TBC"].map(
      (gender): [string, Rows, Rows, string] => [
        `gender recorded as ${gender}`,
        person({ gender: null }),
        person({ gender }),
        "record-wrong/gender-not-recorded: unread",
      ],
    ),
    [
      "gender recorded in one letter",
      person({ gender: null }),
      person({ gender: "F" }),
      "record-wrong/gender-not-recorded: cleared",
    ],
    [
      "the plan unreadable",
      person({ gender: null }),
      { ...person({ gender: null }), plan: [{ ...plan, issued_date: "?" }] },
      "record-wrong/gender-not-recorded: unread",
    ],
    [
      "the plan missing",
      person({ gender: null }),
      { person: [{ gender: null }] },
      "record-wrong/gender-not-recorded: unread",
    ],
    [
      "the plan ceased",
      person({ gender: null }),
      { ...person({ gender: null }), plan: [{ ...plan, ceased_date: "2021-06-29" }] },
      "record-wrong/gender-not-recorded: ended",
    ],
    [
      "the assessment missing that followed a refusal",
      { person: [{ gender: null }], referral: [refused], assessment: [agreed] },
      { person: [{ gender: null }], referral: [refused] },
      "record-wrong/gender-not-recorded: unread",
    ],
    [
      "the assessment undated that followed a refusal",
      { person: [{ gender: null }], referral: [refused], assessment: [agreed] },
      { person: [{ gender: null }], referral: [refused], assessment: [{ ...agreed, decision_date: "NULL" }] },
      "record-wrong/gender-not-recorded: unread",
    ],
    [
      "one of two officers ended",
      two,
      { ...two, worker_relationship: [{ start_date: "2016-01-01" }, { worker_id: "w2", end_date: "2021-06-29" }] },
      "record-wrong/worker-relationship: cleared",
    ],
    [
      "one of two officers ended long ago",
      two,
      { ...two, worker_relationship: [{ start_date: "2016-01-01" }, { worker_id: "w2", end_date: "1950-01-01" }] },
      "record-wrong/worker-relationship: kept",
    ],
    [
      "one of two officers missing",
      two,
      { ...two, worker_relationship: [{ start_date: "2016-01-01" }] },
      "record-wrong/worker-relationship: unread",
    ],
    [
      "one of two officers of another relationship",
      two,
      { ...two, worker_relationship: [{ start_date: "2016-01-01" }, { worker_id: "w2", relationship: "SEN Officer" }] },
      "record-wrong/worker-relationship: unread",
    ],
    [
      "the decision put right",
      { referral: [mismatch] },
      { referral: [{ ...mismatch, ...proceed }] },
      "record-wrong/assess-decision-mismatch: cleared",
    ],
    [
      "the next action in other words",
      { referral: [mismatch] },
      { referral: [{ ...mismatch, next_action: "Assess" }] },
      "record-wrong/assess-decision-mismatch: unread",
    ],
    ["an exemption removed", exempt(), exempt({ exemption: null }), "record-wrong/exemption-unnecessary: cleared"],
    [
      "an exemption kept on a plan of another origin",
      exempt(),
      exempt({ origin: "conversion" }),
      "record-wrong/exemption-unnecessary: ended",
    ],
    [
      "a review scheduled",
      { plan: [late] },
      { plan: [late], review: [scheduled] },
      "record-wrong/review-not-scheduled: cleared",
    ],
    [
      "a review scheduled on a day that has passed",
      { plan: [late] },
      { plan: [late], review: [{ ...scheduled, scheduled_date: "2020-12-01" }] },
      "record-wrong/review-not-scheduled: ended",
    ],
    [
      "a review that was held, without its day of completion",
      { plan: [late], review: [early] },
      { plan: [late], review: [{ ...early, completed_date: "1900-01-01" }] },
      "record-wrong/review-not-scheduled: ended",
    ],
    [
      "the amended draft taken out on the day on which a decision is entered",
      { plan: [late], review: [undrafted] },
      { plan: [late], review: [{ ...undrafted, amended_draft_date: "NULL", decision_date: "2021-06-20" }] },
      "data-check/final-before-draft: ended",
    ],
    [
      "a review completed on no day",
      { plan: [late] },
      { plan: [late], review: [{ ...scheduled, completed_date: "2021-02-31" }] },
      "record-wrong/review-not-scheduled: unread",
    ],
    [
      "a review held",
      { plan: [late] },
      { plan: [late], review: [{ ...held, review_date: "2021-06-28", completed_date: "2021-06-28" }] },
      "record-wrong/review-not-scheduled: ended",
    ],
  ])("%s: %s", (_, before, after, expected) => {
    expect(fatesOf(before, after)).toContain(expected);
  });
});
