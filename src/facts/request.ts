import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import type { Assessment, Plan, Referral } from "../cases/records.ts";
import { isBy, lastOf } from "./calendar.ts";

/** How far a request for an EHC needs assessment has come. See docs/case-data.md, "A request's place". */
export type RequestPlace = "undecided" | "assessing" | "awaiting issue" | "issued" | "closed" | "unrecognised";

export function isNewClient(referral: Referral): boolean {
  return referral.type === "ehc_needs_assessment";
}

/** Whether a record is decided by the day, inclusive, whatever the decision. */
export function isDecidedBy(decided: { readonly decidedOn: Day | null }, day: Day): boolean {
  return isBy(decided.decidedOn, day);
}

/** Whether a referral is received by the day, and neither decided nor withdrawn by it; the day is inclusive. */
export function isOpenUndecidedOn(referral: Referral, day: Day): boolean {
  return referral.receivedOn <= day && !isDecidedBy(referral, day) && !isBy(referral.withdrawnOn, day);
}

/** Returns the assessment decided last by the day, inclusive; of several on that day, the one of the highest id. */
export function lastDecidedAssessment(referral: Referral, day: Day): Assessment | null {
  return lastOf(
    referral.assessments,
    day,
    (assessment) => assessment.decidedOn,
    (assessment) => assessment.assessmentId,
  );
}

/**
 * Returns the request's place by its furthest step dated by the day: plan issued, else assessment decided, else decided
 * to assess, else received. Null where the request does not exist yet: no step is dated by the day.
 */
export function requestPlaceOn(referral: Referral, day: Day, words: CouncilWords): RequestPlace | null {
  if (hasIssuedPlanBy(referral, day)) return "issued";
  if (isBy(referral.withdrawnOn, day)) return "closed";
  const assessment = lastDecidedAssessment(referral, day);
  if (assessment !== null) {
    if (isWord(assessment.nextAction, words.develop)) return "awaiting issue";
    return isWord(assessment.nextAction, words.notRequired) ? "closed" : "unrecognised";
  }
  if (isDecidedBy(referral, day)) {
    if (isWord(referral.decisionTaken, words.proceed)) return "assessing";
    return isWord(referral.decisionTaken, words.refuse) ? "closed" : "unrecognised";
  }
  return referral.receivedOn <= day ? "undecided" : null;
}

/**
 * Whether an exemption from the time limits is recorded for a request (SEND Regulations 2014, regulations 10(4) and
 * 13(3)): on a plan of one of its assessments, or on the person's new plan that is not issued and names no assessment.
 * An exemption neither pauses a clock nor moves its last lawful day.
 */
export function isExemptionRecorded(referral: Referral): boolean {
  return referral.person.plans.some(
    ({ exemption, assessment, origin, issuedOn }) =>
      exemption !== null &&
      (assessment === null ? origin === "new" && issuedOn === null : assessment.referral === referral),
  );
}

function hasIssuedPlanBy(referral: Referral, day: Day): boolean {
  return (
    referral.assessments.some((assessment) => assessment.plans.some((plan) => isIssuedBy(plan, day))) ||
    referral.person.plans.some((plan) => isUnlinkedAnswerTo(referral, plan) && isIssuedBy(plan, day))
  );
}

/** Whether the plan answers the request, by the link of its assessment or without one. It need not be issued. */
export function isAnswerTo(referral: Referral, plan: Plan): boolean {
  return plan.assessment?.referral === referral || isUnlinkedAnswerTo(referral, plan);
}

/** Whether the plan answers the request without a link: a new plan of no assessment, issued on or after its receipt. */
function isUnlinkedAnswerTo(referral: Referral, plan: Plan): boolean {
  return (
    plan.origin === "new" && plan.assessment === null && plan.issuedOn !== null && plan.issuedOn >= referral.receivedOn
  );
}

function isIssuedBy(plan: Plan, day: Day): boolean {
  return isBy(plan.issuedOn, day);
}
