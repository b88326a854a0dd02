import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Remark } from "../cases/remarks.ts";
import type { View } from "../cases/contract.ts";
import { isWord } from "../cases/council-words.ts";
import { isOpenRequestOn } from "./active.ts";
import { addDays } from "./calendar.ts";
import { isCurrentOn } from "./plan.ts";
import { isDecidedBy, isNewClient, requestPlaceOn } from "./request.ts";
import { latestCompletedReview } from "./review.ts";

/** Records that can be read and that no measure or clock can place on the day. See docs/case-data.md, "Bad rows". */
export function warningsOn(snapshot: Snapshot, day: Day): Remark[] {
  const { words } = snapshot;
  const doubts: Remark[] = [];
  const doubt = (view: View, id: string, reason: string) => doubts.push({ view, row: null, id, reason, by: null });

  for (const one of snapshot.referrals) {
    if (isDecidedBy(one, day) && one.decisionTaken === null && one.nextAction === null) {
      doubt("referral", one.referralId, "decision_date with neither decision_taken nor next_action");
    } else if (
      isNewClient(one) &&
      requestPlaceOn(one, day, words) === "unrecognised" &&
      isUnknownDecision(one.decisionTaken, words)
    ) {
      doubt("referral", one.referralId, "request whose decision word is unknown");
    }
    const hasPlan = one.person.plans.some((plan) => isCurrentOn(plan, day));
    if (hasPlan && isOpenRequestOn(one, day, words)) {
      doubt("referral", one.referralId, "open request of a person with a current plan");
    }
  }
  for (const one of snapshot.assessments) {
    if (!isDecidedBy(one, day)) continue;
    if (one.nextAction === null) doubt("assessment", one.assessmentId, "assessment decided without next_action");
    else if (
      isNewClient(one.referral) &&
      ![words.develop, words.notRequired].some((word) => isWord(one.nextAction, word))
    ) {
      doubt("assessment", one.assessmentId, "request whose decision word is unknown");
    }
  }
  for (const one of snapshot.plans) {
    if (!isCurrentOn(one, day)) continue;
    const others = one.person.plans.filter((plan) => isCurrentOn(plan, day));
    if (others.length > 1) doubt("plan", one.planId, "more than one current plan of one person");
    const review = latestCompletedReview(one, day);
    if (review?.outcome === "cease" && (review.decidedOn ?? day) < addDays(day, -60)) {
      doubt("review", review.reviewId, "outcome cease decided over 60 days ago with the plan still current");
    }
  }
  return doubts;
}

function isUnknownDecision(decision: string | null, { proceed, refuse }: Snapshot["words"]): boolean {
  return ![proceed, refuse].some((word) => isWord(decision, word));
}
