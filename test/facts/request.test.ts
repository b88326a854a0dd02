import { dayOfText } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import {
  isExemptionRecorded,
  isOpenUndecidedOn,
  lastDecidedAssessment,
  requestPlaceOn,
} from "../../src/facts/request.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";

const on = "2021-06-30";
const proceed = { decision_taken: "Proceed to EHC Assessment", decision_date: "2021-02-01" };
const develop = { next_action: "Develop EHCP", decision_date: "2021-04-01" };

function placeOf(referral: Cells, assessment: readonly Cells[] = [], plan: readonly Cells[] = [], day = on) {
  const snapshot = aSnapshot(
    aBorough({
      person: [{}],
      referral: [{ referral_id: "r1", ...referral }],
      assessment,
      plan,
    }),
  );
  const [request] = snapshot.referrals;
  if (!request) throw new Error("the request was set aside");
  return requestPlaceOn(request, dayOfText(day), snapshot.words);
}

describe("a request's place", () => {
  it.each([
    ["undecided when only received", {}, [], [], "undecided"],
    ["not there before it is received", { received_date: "2021-07-01" }, [], [], null],
    ["undecided while its decision is dated later", { ...proceed, decision_date: "2021-07-01" }, [], [], "undecided"],
    [
      "assessing after the decision to proceed, in any case of letters",
      { ...proceed, decision_taken: "PROCEED TO EHC ASSESSMENT" },
      [],
      [],
      "assessing",
    ],
    ["assessing when decided before it was received", { ...proceed, received_date: "2021-08-01" }, [], [], "assessing"],
    [
      "closed after the decision not to proceed",
      { ...proceed, decision_taken: "Decision not to proceed to EHC assessment" },
      [],
      [],
      "closed",
    ],
    ["unrecognised when decided in other words", { ...proceed, decision_taken: "Deferred" }, [], [], "unrecognised"],
    [
      "unrecognised when only the next action says so",
      { decision_date: "2021-02-01", next_action: "c_Multi-Agency SEN Assessment" },
      [],
      [],
      "unrecognised",
    ],
    ["awaiting issue after a decided assessment", proceed, [develop], [], "awaiting issue"],
    ["awaiting issue though the referral itself is undecided", {}, [develop], [], "awaiting issue"],
    ["closed when no plan is required", proceed, [{ ...develop, next_action: "EHCP not required" }], [], "closed"],
    [
      "unrecognised when an assessment is decided without words",
      proceed,
      [{ decision_date: "2021-04-01" }],
      [],
      "unrecognised",
    ],
    [
      "assessing while the assessment's decision is dated later",
      proceed,
      [{ ...develop, decision_date: "2021-07-01" }],
      [],
      "assessing",
    ],
    ["closed when withdrawn today", { ...proceed, withdrawn_date: on }, [develop], [], "closed"],
    ["not closed when withdrawn tomorrow", { ...proceed, withdrawn_date: "2021-07-01" }, [], [], "assessing"],
    [
      "issued when withdrawn but its plan is issued",
      { ...proceed, withdrawn_date: "2021-03-01" },
      [{ assessment_id: "a1", ...develop }],
      [{ assessment_id: "a1", issued_date: on }],
      "issued",
    ],
    ["issued by a new plan that names no assessment", proceed, [], [{ issued_date: "2021-01-04" }], "issued"],
    ["not issued by a plan older than the request", proceed, [], [{ issued_date: "2021-01-03" }], "assessing"],
    ["not issued by a conversion", proceed, [], [{ origin: "conversion", issued_date: "2021-05-01" }], "assessing"],
    ["not issued by a plan of tomorrow", proceed, [], [{ issued_date: "2021-07-01" }], "assessing"],
  ])("is %s", (_, referral, assessment, plan, place) => {
    expect(placeOf(referral, assessment, plan)).toBe(place);
  });

  it("follows the assessment decided last, and of one day the highest id", () => {
    const first = { assessment_id: "a1", ...develop };
    const second = { assessment_id: "a2", ...develop, next_action: "EHCP Not required" };

    expect(placeOf(proceed, [second, first])).toBe("closed");
    expect(placeOf(proceed, [{ ...first, decision_date: "2021-04-02" }, second])).toBe("awaiting issue");
  });
});

describe("an exemption is recorded for a request", () => {
  const exempt = { plan_id: "l1", assessment_id: "a1", exemption: "Exceptional" };
  const unlinked = { plan_id: "l1", origin: "new", issued_date: null, exemption: "Exceptional" };

  it.each<[string, readonly Cells[], boolean]>([
    ["not without a plan", [], false],
    ["on a plan of its own assessment, issued or not", [exempt], true],
    ["not on a plan of its own assessment without one", [{ ...exempt, exemption: null }], false],
    ["not on a plan of another request's assessment", [{ ...exempt, assessment_id: "a2" }], false],
    ["on a new plan that names no assessment and is not issued", [unlinked], true],
    ["not once that plan is issued", [{ ...unlinked, issued_date: "2021-05-01" }], false],
    ["not on a conversion that names no assessment", [{ ...unlinked, origin: "conversion" }], false],
    ["not on an unissued new plan without one", [{ ...unlinked, exemption: null }], false],
    [
      "on one of two plans",
      [
        { ...exempt, exemption: null },
        { ...unlinked, plan_id: "l2" },
      ],
      true,
    ],
  ])("%s", (_, plan, isRecorded) => {
    const snapshot = aSnapshot(
      aBorough({
        person: [{}],
        referral: [{ referral_id: "r1" }, { referral_id: "r2" }],
        assessment: [
          { assessment_id: "a1", referral_id: "r1" },
          { assessment_id: "a2", referral_id: "r2" },
        ],
        plan,
      }),
    );
    const request = snapshot.referrals.find(({ referralId }) => referralId === "r1");

    expect(request && isExemptionRecorded(request)).toBe(isRecorded);
  });
});

describe("a request of any type", () => {
  const requestOf = (referral: Cells, assessment: readonly Cells[] = []) => {
    const [request] = aSnapshot(
      aBorough({ person: [{}], referral: [{ referral_id: "r1", ...referral }], assessment }),
    ).referrals;
    if (!request) throw new Error("the request was set aside");
    return request;
  };

  it.each<[string, Cells, boolean]>([
    ["received on the day", { received_date: on }, true],
    ["received tomorrow", { received_date: "2021-07-01" }, false],
    ["decided on the day", { decision_date: on }, false],
    ["decided tomorrow", { decision_date: "2021-07-01" }, true],
    ["withdrawn on the day", { withdrawn_date: on }, false],
    ["withdrawn tomorrow", { withdrawn_date: "2021-07-01" }, true],
  ])("is open and undecided: %s: %s", (_, cells, isOpen) => {
    expect(isOpenUndecidedOn(requestOf({ referral_type: "ehcp_transfer_in", ...cells }), dayOfText(on))).toBe(isOpen);
  });

  it("was assessed last by the assessment of the highest id, of several decided on one day", () => {
    const decided = { decision_date: "2021-04-01" };
    const request = requestOf({}, [
      { assessment_id: "a1", ...decided },
      { assessment_id: "a3", ...decided },
      { assessment_id: "a2", ...decided },
    ]);

    expect(lastDecidedAssessment(request, dayOfText(on))?.assessmentId).toBe("a3");
  });
});
