import type { Day } from "../cases/day.ts";
import type { Assessment, Plan, Referral } from "../cases/records.ts";
import { isWord, type CouncilWords } from "../cases/council-words.ts";

/** Where a request for an EHC needs assessment stands on a day. See docs/case-data.md, "A request's place". */
export type RequestPlace = "undecided" | "assessing" | "awaiting issue" | "issued" | "closed" | "unrecognised";

export function isNewClient(referral: Referral): boolean {
  return referral.type === "ehc_needs_assessment";
}

/** Decided by the day, inclusive, whatever the decision. */
export function isDecidedBy(decided: { readonly decidedOn: Day | null }, day: Day): boolean {
  return decided.decidedOn !== null && decided.decidedOn <= day;
}

function isWithdrawnBy(referral: Referral, day: Day): boolean {
  return referral.withdrawnOn !== null && referral.withdrawnOn <= day;
}

/** Received by the day, and neither decided nor withdrawn by it. */
export function isOpenUndecidedOn(referral: Referral, day: Day): boolean {
  return referral.receivedOn <= day && !isDecidedBy(referral, day) && !isWithdrawnBy(referral, day);
}

/** Of the assessments decided by the day, the one decided last, then the one of the highest id. */
export function speakingAssessment(referral: Referral, day: Day): Assessment | null {
  let speaking: Assessment | null = null;
  for (const assessment of referral.assessments) {
    if (isDecidedBy(assessment, day) && (speaking === null || isLater(assessment, speaking))) speaking = assessment;
  }
  return speaking;
}

/**
 * The request's furthest dated step by the day: plan issued, else assessment decided, else decided to assess,
 * else received. Null where the request does not exist yet: received later, with no step dated by the day.
 */
export function requestPlaceOn(referral: Referral, day: Day, words: CouncilWords): RequestPlace | null {
  if (hasIssuedPlanBy(referral, day)) return "issued";
  if (isWithdrawnBy(referral, day)) return "closed";
  const assessment = speakingAssessment(referral, day);
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

function hasIssuedPlanBy(referral: Referral, day: Day): boolean {
  return (
    referral.assessments.some((assessment) => assessment.plans.some((plan) => isIssuedBy(plan, day))) ||
    referral.person.plans.some((plan) => isUnlinkedAnswerTo(referral, plan) && isIssuedBy(plan, day))
  );
}

/** A new plan that names no assessment answers any request of its person received by its issue. */
function isUnlinkedAnswerTo(referral: Referral, plan: Plan): boolean {
  return (
    plan.origin === "new" && plan.assessment === null && plan.issuedOn !== null && plan.issuedOn >= referral.receivedOn
  );
}

function isIssuedBy(plan: Plan, day: Day): boolean {
  return plan.issuedOn !== null && plan.issuedOn <= day;
}

function isLater(assessment: Assessment, than: Assessment): boolean {
  if (assessment.decidedOn === null || than.decidedOn === null) return false;
  if (assessment.decidedOn !== than.decidedOn) return assessment.decidedOn > than.decidedOn;
  return assessment.assessmentId > than.assessmentId;
}

/**
 * Whether an exemption from the time limits is recorded for a request (SEND Regulations 2014, regulations 10(4) and
 * 13(3)): on a plan of one of its assessments, or on the person's new plan that is not issued and names no assessment. An
 * exemption neither pauses a clock nor moves its day.
 */
export function isExemptionRecorded(referral: Referral): boolean {
  return referral.person.plans.some(
    ({ exemption, assessment, origin, issuedOn }) =>
      exemption !== null &&
      (assessment === null ? origin === "new" && issuedOn === null : assessment.referral === referral),
  );
}
