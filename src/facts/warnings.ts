import type { View } from "../cases/contract.ts";
import { isWord } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import type { Remark } from "../cases/remarks.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { isOpenRequestOn } from "./active.ts";
import { addDays } from "./calendar.ts";
import { isCurrentOn } from "./plan.ts";
import { isDecidedBy, isNewClient, requestPlaceOn } from "./request.ts";
import { latestCompletedReview } from "./review.ts";

/** How long a plan may stay current after a decision to cease it: docs/case-data.md, "Bad rows". */
const daysToCease = 60;

/** Returns a warning for each record that is readable but doubtful on the day. See docs/case-data.md, "Bad rows". */
export function warningsOn(snapshot: Snapshot, day: Day): Remark[] {
  const { words } = snapshot;
  const warnings: Remark[] = [];
  const warn = (view: View, id: string, reason: string) => warnings.push({ view, row: null, id, reason, by: null });

  for (const referral of snapshot.referrals) {
    if (isDecidedBy(referral, day) && referral.decisionTaken === null && referral.nextAction === null) {
      warn("referral", referral.referralId, "decision_date with neither decision_taken nor next_action");
    } else if (
      isNewClient(referral) &&
      requestPlaceOn(referral, day, words) === "unrecognised" &&
      isUnknownDecision(referral.decisionTaken, words)
    ) {
      warn("referral", referral.referralId, "request whose decision word is unknown");
    }
    const hasPlan = referral.person.plans.some((plan) => isCurrentOn(plan, day));
    if (hasPlan && isOpenRequestOn(referral, day, words)) {
      warn("referral", referral.referralId, "open request of a person with a current plan");
    }
  }
  for (const assessment of snapshot.assessments) {
    if (!isDecidedBy(assessment, day)) continue;
    if (assessment.nextAction === null)
      warn("assessment", assessment.assessmentId, "assessment decided without next_action");
    else if (
      isNewClient(assessment.referral) &&
      ![words.develop, words.notRequired].some((word) => isWord(assessment.nextAction, word))
    ) {
      warn("assessment", assessment.assessmentId, "request whose decision word is unknown");
    }
  }
  for (const plan of snapshot.plans) {
    if (!isCurrentOn(plan, day)) continue;
    const current = plan.person.plans.filter((other) => isCurrentOn(other, day));
    if (current.length > 1) warn("plan", plan.planId, "more than one current plan of one person");
    const review = latestCompletedReview(plan, day);
    if (review?.outcome === "cease" && (review.decidedOn ?? day) < addDays(day, -daysToCease)) {
      warn("review", review.reviewId, "outcome cease decided over 60 days ago with the plan still current");
    }
  }
  return warnings;
}

function isUnknownDecision(decision: string | null, { proceed, refuse }: Snapshot["words"]): boolean {
  return ![proceed, refuse].some((word) => isWord(decision, word));
}
