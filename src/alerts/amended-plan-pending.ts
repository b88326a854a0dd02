import { alert } from "../alert.ts";
import { amendmentClock, isAmendedPlanAwaited } from "../facts/review-clock.ts";
import { reviewOutcome, reviewsPending } from "./engine/pending-reviews.ts";

/** A plan to be amended after its review, whose amended final plan is not issued. */
export const amendedPlanPending = alert({
  id: "amended-plan-pending",
  title: "Amended plan after the review",
  description: "the amended plan is not issued",
  nextStep: "Send the proposed amendments or issue the amended final plan, and record the day.",
  view: () => "review",
  pending: (scope) =>
    reviewsPending(
      scope,
      ({ review }) => isAmendedPlanAwaited(review, scope.on),
      (held) => amendmentClock(held, scope.on, scope.snapshot.words),
    ),
  outcomeOf: reviewOutcome(
    ({ outcome, decidedOn }, isSeen) => outcome !== null && outcome !== "amend" && isSeen(decidedOn),
  ),
});
