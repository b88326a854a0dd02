import { alert } from "../alert.ts";
import { amendmentClock, isAmendedPlanAwaited, isSeenDecidedAfter } from "../facts/review-clock.ts";
import { onReviews } from "./engine/pending-reviews.ts";

/** A plan to be amended after its review, whose amended final plan is not issued. */
export const amendedPlanPending = alert({
  id: "amended-plan-pending",
  title: "Amended plan after the review",
  description: "the amended plan is not issued",
  nextStep: "Send the proposed amendments or issue the amended final plan, and record the day.",
  ...onReviews({
    isAwaited: isAmendedPlanAwaited,
    clockOf: amendmentClock,
    isOther: (review, on) => review.outcome !== "amend" && isSeenDecidedAfter(review, on),
  }),
});
