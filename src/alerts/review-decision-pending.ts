import { alert } from "../alert.ts";
import { isDecisionAwaited, isSeenDecidedAfter } from "../facts/review-clock.ts";
import { startClock } from "../facts/statutory-clock.ts";
import { onReviews } from "./engine/pending-reviews.ts";

/** A review that was held, with nothing decided after it. */
export const reviewDecisionPending = alert({
  id: "review-decision-pending",
  noun: { one: "annual review decision", many: "annual review decisions" },
  nextStep:
    "Decide to maintain, amend or cease the plan, notify the parent or young person, and record the outcome and date.",
  ...onReviews({
    isAwaited: isDecisionAwaited,
    clockOf: ({ effectiveOn }, _, words) => startClock("review-decision", effectiveOn, words),
    isDecided: isSeenDecidedAfter,
  }),
});
