import { describe, expect, it } from "vitest";
import type { View } from "../../src/cases/contract.ts";
import { warningsOn } from "../../src/facts/warnings.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";
import { dayOfText } from "../../src/cases/day.ts";

const today = "2021-06-30";
const decided = { decision_date: "2021-02-01" };
const proceed = { ...decided, decision_taken: "Proceed to EHC Assessment" };
const plan = { plan_id: "l1", issued_date: "2020-01-01" };
const cease = { review_id: "v1", completed_date: "2021-03-01", outcome: "cease" };

/** What is doubted of one person's records on 30 June 2021, as `view id: reason`. */
function warnings(rows: Partial<Record<View, readonly Cells[]>>): string[] {
  const snapshot = aSnapshot(aBorough({ person: [{}], ...rows }));
  return warningsOn(snapshot, dayOfText(today)).map(({ view, id, reason }) => `${view} ${id}: ${reason}`);
}

const ofReferral = (cells: Cells) => warnings({ referral: [{ referral_id: "r1", ...cells }] });
const ofAssessment = (cells: Cells, referral: Cells = proceed) =>
  warnings({ referral: [{ referral_id: "r1", ...referral }], assessment: [{ assessment_id: "a1", ...cells }] });
const ofPlans = (plans: readonly Cells[], review: readonly Cells[] = []) => warnings({ plan: plans, review });

describe("a request is doubted", () => {
  const wordless = "referral r1: decision_date with neither decision_taken nor next_action";
  const unknown = "referral r1: request whose decision word is unknown";

  it.each<[string, Cells, string[]]>([
    ["when it is decided without any words", decided, [wordless]],
    ["not before its decision", { decision_date: "2021-07-01" }, []],
    ["from the day of its decision on", { decision_date: today }, [wordless]],
    [
      "not when only the next action says something",
      { ...decided, next_action: "c_Decision not to proceed" },
      [unknown],
    ],
    ["when its decision is in words that no rule knows", { ...decided, decision_taken: "Deferred" }, [unknown]],
    ["not when its decision is to proceed", proceed, []],
    [
      "not when its decision is not to proceed, in any case of letters",
      { ...decided, decision_taken: "DECISION NOT TO PROCEED to EHC assessment" },
      [],
    ],
    [
      "not of another kind in words of its own",
      { ...decided, decision_taken: "Deferred", referral_type: "additional_funding" },
      [],
    ],
    ["not once it is withdrawn", { ...decided, decision_taken: "Deferred", withdrawn_date: today }, []],
  ])("%s", (_, cells, doubts) => {
    expect(ofReferral(cells)).toEqual(doubts);
  });

  it.each<[string, Cells, Cells, boolean]>([
    ["when it is open beside a current plan", {}, {}, true],
    [
      "when it is open beside a plan issued today",
      { received_date: "2021-06-30" },
      { issued_date: today, origin: "conversion" },
      true,
    ],
    ["not beside a plan that ceases today", {}, { ceased_date: today }, false],
    ["not when it is closed", { withdrawn_date: today }, {}, false],
    ["not of a kind that opens no case", { referral_type: "additional_funding" }, {}, false],
  ])("%s", (_, referral, cells, isDoubted) => {
    const found = warnings({ referral: [{ referral_id: "r1", ...referral }], plan: [{ ...plan, ...cells }] });

    expect(found).toEqual(isDoubted ? ["referral r1: open request of a person with a current plan"] : []);
  });
});

describe("an assessment is doubted", () => {
  const wordless = "assessment a1: assessment decided without next_action";
  const unknown = "assessment a1: request whose decision word is unknown";

  it.each<[string, Cells, string[]]>([
    ["when it is decided without a next action", decided, [wordless]],
    ["not before its decision", { decision_date: "2021-07-01" }, []],
    ["when its next action is in words that no rule knows", { ...decided, next_action: "Paused" }, [unknown]],
    ["not when its next action is a plan", { ...decided, next_action: "develop EHCP" }, []],
    ["not when its next action is no plan", { ...decided, next_action: "EHCP Not required" }, []],
  ])("%s", (_, cells, doubts) => {
    expect(ofAssessment(cells)).toEqual(doubts);
  });

  it("not of another kind of request in words of its own", () => {
    const transfer = {
      referral_type: "ehcp_transfer_in",
      ...decided,
      decision_taken: "Transfer in of EHCP from another LA",
    };

    expect(ofAssessment({ ...decided, next_action: "Paused" }, transfer)).toEqual([]);
  });
});

describe("a plan is doubted", () => {
  it("with each other one that is current at the same time", () => {
    const two = [plan, { plan_id: "l2", issued_date: today }];

    expect(ofPlans(two)).toEqual([
      "plan l1: more than one current plan of one person",
      "plan l2: more than one current plan of one person",
    ]);
    expect(ofPlans([{ ...plan, ceased_date: today }, { plan_id: "l2" }])).toEqual([]);
  });
});

describe("a review that ends a plan is doubted", () => {
  const doubt = ["review v1: outcome cease decided over 60 days ago with the plan still current"];

  it.each<[string, Cells, Cells, string[]]>([
    ["61 days after its decision", { decision_date: "2021-04-30" }, {}, doubt],
    ["not 60 days after it", { decision_date: "2021-05-01" }, {}, []],
    ["not while it has no decision's day", {}, {}, []],
    ["not once the plan has ceased", { decision_date: "2021-04-30" }, { ceased_date: today }, []],
    ["not of another outcome", { decision_date: "2021-04-30", outcome: "amend" }, {}, []],
  ])("%s", (_, review, cells, doubts) => {
    expect(ofPlans([{ ...plan, ...cells }], [{ ...cease, ...review }])).toEqual(doubts);
  });

  it("not where a later one decided otherwise, of one day the one of the higher id", () => {
    const old = { ...cease, decision_date: "2021-03-20" };
    const other = { review_id: "v2", completed_date: cease.completed_date, outcome: "maintain" };

    expect(ofPlans([plan], [old, other])).toEqual([]);
    expect(ofPlans([plan], [other, old])).toEqual([]);
    expect(ofPlans([plan], [old, { ...other, review_id: "v0" }])).toEqual(doubt);
    expect(ofPlans([plan], [old, { ...other, completed_date: "2021-02-28" }])).toEqual(doubt);
  });
});
