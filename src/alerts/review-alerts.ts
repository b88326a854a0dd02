import type { AlertKind } from "../alert.ts";
import { amendmentClock, isAmendedPlanAwaited, isDecisionAwaited, isSeenDecidedAfter } from "../facts/review-clock.ts";
import { startClock } from "../facts/statutory-clock.ts";
import { reviewAlert } from "./engine/pending-reviews.ts";

/** The alerts on the reviews of plans, in the order of a case's life. */
export const reviewAlerts: readonly AlertKind[] = [
  // A review that was held, with nothing decided after it.
  reviewAlert({
    id: "review-decision-pending",
    title: "Decision after the review",
    description: "no decision after the review",
    nextStep: "Decide to keep, amend or cease the plan, tell the family, record outcome and day.",
    isAwaited: isDecisionAwaited,
    clockOf: ({ effectiveOn }, _, words) => startClock("review-decision", effectiveOn, words),
    isDecided: isSeenDecidedAfter,
  }),
  // A plan to be amended after its review, whose amended final plan is not issued.
  reviewAlert({
    id: "amended-plan-pending",
    title: "Amended plan after the review",
    description: "the amended plan is not issued",
    nextStep: "Send the proposed amendments or issue the amended final plan, and record the day.",
    isAwaited: isAmendedPlanAwaited,
    clockOf: amendmentClock,
    isOther: (review, on) => review.outcome !== "amend" && isSeenDecidedAfter(review, on),
  }),
];
