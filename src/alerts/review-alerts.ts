import type { AlertKind } from "../alert.ts";
import { amendmentClock, isAmendedPlanAwaited, isDecisionAwaited, isSeenDecidedAfter } from "../facts/review-clock.ts";
import { startClock } from "../facts/statutory-clock.ts";
import { reviewAlert } from "./engine/pending-reviews.ts";

/** The alerts on the reviews of plans, in the order of a case's life. */
export const reviewAlerts: readonly AlertKind[] = [
  // A review that was held, with nothing decided after it.
  reviewAlert({
    id: "review-decision-pending",
    noun: { one: "annual review decision", many: "annual review decisions" },
    nextStep:
      "Decide to maintain, amend or cease the plan, notify the parent or young person, and record the outcome and date.",
    isAwaited: isDecisionAwaited,
    clockOf: ({ effectiveOn }, _, words) => startClock("review-decision", effectiveOn, words),
    isDecided: isSeenDecidedAfter,
  }),
  // A plan to be amended after its review, whose amended final plan is not issued.
  reviewAlert({
    id: "amended-plan-pending",
    noun: { one: "amended EHC plan", many: "amended EHC plans" },
    nextStep: "Send the proposed amendments, or issue the amended final plan, and record the date.",
    isAwaited: isAmendedPlanAwaited,
    clockOf: amendmentClock,
    isOther: (review, on) => review.outcome !== "amend" && isSeenDecidedAfter(review, on),
  }),
];
