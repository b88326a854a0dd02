/**
 * Whether a case is active, and whether something of it is seen to have ended. Measures take a date as it is recorded;
 * whoever is thanked for something done needs a date that can be true, since a wrong one also makes a case disappear.
 */
import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import { readWithoutRemark } from "../cases/record-index.ts";
import type { Assessment, Person, Plan, Referral } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { earliestEvent, isBy } from "./calendar.ts";
import { beganOn, isCurrentOn } from "./plan.ts";
import { isAnswerTo, isNewClient, isOpenUndecidedOn, lastDecidedAssessment, requestPlaceOn } from "./request.ts";

/** Whether an EHC request is open: an undecided transfer in, or a new client's request neither issued nor closed. */
export function isOpenRequestOn(referral: Referral, day: Day, words: CouncilWords): boolean {
  if (referral.type === "ehcp_transfer_in") return isOpenUndecidedOn(referral, day);
  if (!isNewClient(referral)) return false;
  const place = requestPlaceOn(referral, day, words);
  return place !== null && place !== "issued" && place !== "closed";
}

/** Whether a person has a current plan or an open EHC request. */
export function isActiveOn(person: Person, day: Day, words: CouncilWords): boolean {
  return (
    person.plans.some((plan) => isCurrentOn(plan, day)) ||
    person.referrals.some((referral) => isOpenRequestOn(referral, day, words))
  );
}

/** Whether something happened by the day and, as far as that day is known, not before another. */
export function isSeenBy(happenedOn: Day | null, day: Day, notBefore: Day | null = null): happenedOn is Day {
  return isBy(happenedOn, day) && happenedOn >= earliestEvent && (notBefore === null || happenedOn >= notBefore);
}

/** Whether the plan is seen to have ceased by the day. */
export function isSeenCeased(plan: Plan, day: Day): boolean {
  return isSeenBy(plan.ceasedOn, day, beganOn(plan));
}

/** Whether the request is seen to be withdrawn, or answered by an issued plan, by the day. */
export function isSeenWithdrawnOrIssued(referral: Referral, day: Day, snapshot: Snapshot): boolean {
  const { receivedOn, withdrawnOn, person } = referral;
  // a plan whose link leads nowhere may answer another request
  const isCertain = ({ planId, assessment }: Plan) =>
    assessment !== null || readWithoutRemark(snapshot)("plan", planId);
  return (
    isSeenBy(withdrawnOn, day, receivedOn) ||
    person.plans.some(
      (plan) => isAnswerTo(referral, plan) && isSeenBy(plan.issuedOn, day, receivedOn) && isCertain(plan),
    )
  );
}

/** Whether the request is seen to be decided by the day, in words that say whether there will be an assessment. */
export function isSeenToAssessOrNot(referral: Referral, day: Day, { words }: Snapshot): boolean {
  const { decisionTaken, nextAction, decidedOn, receivedOn } = referral;
  const isSaid =
    [words.proceed, words.refuse].some((word) => isWord(decisionTaken, word)) ||
    (decisionTaken === null && [words.actionAssess, words.actionRefuse].some((word) => isWord(nextAction, word)));
  return isSaid && isSeenBy(decidedOn, day, receivedOn);
}

/** Whether an assessment of the request is seen to be decided by the day, in words that say whether there will be a plan. */
export function isSeenToPlanOrNot(referral: Referral, day: Day, { words }: Snapshot): boolean {
  return seenDecided(referral, day).some(({ nextAction }) =>
    [words.develop, words.notRequired].some((word) => isWord(nextAction, word)),
  );
}

/** Returns the assessments of the request that are seen to be decided by the day. */
export function seenDecided({ assessments, receivedOn }: Referral, day: Day): Assessment[] {
  return assessments.filter(({ decidedOn }) => isSeenBy(decidedOn, day, receivedOn));
}

/** Whether the request is seen to be refused by the day: no assessment, or an assessment after which there is no plan. */
export function isSeenRefused(referral: Referral, day: Day, snapshot: Snapshot): boolean {
  const { words } = snapshot;
  const { decisionTaken, decidedOn, receivedOn, assessments } = referral;
  const last = lastDecidedAssessment(referral, day);
  if (last !== null) {
    // an assessment that lost its date may be the one that speaks
    const isWhole = seenDecided(referral, day).length === assessments.length;
    return isWhole && isWord(last.nextAction, words.notRequired);
  }
  // one that is dated in the future may be the one that speaks, too
  const isReadable = assessments.every(
    (one) => one.decidedOn === null && readWithoutRemark(snapshot)("assessment", one.assessmentId),
  );
  return isReadable && isWord(decisionTaken, words.refuse) && isSeenBy(decidedOn, day, receivedOn);
}

/** Whether all plans and requests of a person are seen to have ended by the day, and there is one. */
export function isCaseSeenEnded({ plans, referrals }: Person, day: Day, snapshot: Snapshot): boolean {
  return (
    plans.length + referrals.length > 0 &&
    plans.every((plan) => isSeenCeased(plan, day)) &&
    referrals.every(
      (one) =>
        isSeenBy(one.receivedOn, day) &&
        (isSeenWithdrawnOrIssued(one, day, snapshot) || isSeenDecided(one, day, snapshot)),
    )
  );
}

/** Whether nothing more is awaited of a request: refused or, where it asks for no assessment, decided. */
function isSeenDecided(referral: Referral, day: Day, snapshot: Snapshot): boolean {
  return isNewClient(referral)
    ? isSeenRefused(referral, day, snapshot)
    : isSeenBy(referral.decidedOn, day, referral.receivedOn);
}
