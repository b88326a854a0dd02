import { alert } from "../alert.ts";
import { amendmentClock, isAmendedPlanAwaited, isSeenDecidedAfter } from "../facts/review-clock.ts";
import { onReviews } from "./engine/pending-reviews.ts";

/** A plan to be amended after its review, whose amended final plan is not issued. */
export const amendedPlanPending = alert({
  id: "amended-plan-pending",
  noun: { one: "amended EHC plan", many: "amended EHC plans" },
  nextStep: "Send the proposed amendments, or issue the amended final plan, and record the date.",
  ...onReviews({
    isAwaited: isAmendedPlanAwaited,
    clockOf: amendmentClock,
    isDecided: (review, on) => review.outcome !== "amend" && isSeenDecidedAfter(review, on),
  }),
});
