import { alert } from "../alert.ts";
import { isDecisionAwaited } from "../facts/review-clock.ts";
import { startClock } from "../facts/statutory-clock.ts";
import { reviewOutcome, reviewsPending } from "./engine/pending-reviews.ts";

/** A review that was held, with nothing decided after it. */
export const reviewDecisionPending = alert({
  id: "review-decision-pending",
  title: "Decision after the review",
  description: "no decision after the review",
  nextStep: "Decide to keep, amend or cease the plan, tell the family, record outcome and day.",
  view: () => "review",
  pending: (scope) =>
    reviewsPending(
      scope,
      ({ review }) => isDecisionAwaited(review, scope.on),
      ({ effectiveOn }) => startClock("review-decision", effectiveOn, scope.snapshot.words),
    ),
  outcomeOf: reviewOutcome(({ outcome, decidedOn }, isSeen) => outcome !== null && isSeen(decidedOn)),
});
