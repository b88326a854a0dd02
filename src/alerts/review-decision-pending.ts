import { alert } from "../alert.ts";
import { isDecisionAwaited, isSeenDecidedAfter } from "../facts/review-clock.ts";
import { startClock } from "../facts/statutory-clock.ts";
import { onReviews } from "./engine/pending-reviews.ts";

/** A review that was held, with nothing decided after it. */
export const reviewDecisionPending = alert({
  id: "review-decision-pending",
  title: "Decision after the review",
  description: "no decision after the review",
  nextStep: "Decide to keep, amend or cease the plan, tell the family, record outcome and day.",
  ...onReviews({
    isAwaited: isDecisionAwaited,
    clockOf: ({ effectiveOn }, _, words) => startClock("review-decision", effectiveOn, words),
    isDecided: isSeenDecidedAfter,
  }),
});
