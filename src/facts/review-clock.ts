import type { Day } from "../cases/day.ts";
import type { Plan, Review } from "../cases/records.ts";
import type { CouncilWords } from "../cases/council-words.ts";
import { isDecidedBy } from "./request.ts";
import { effectiveOn, isScheduledOn, lastEventOn, latestCompletedReview } from "./review.ts";
import { startClock, type RunningClock } from "./statutory-clock.ts";

/**
 * Until when a plan must be reviewed: 12 months from its last event; for a transfer in, where that is later, 3 months
 * from taking it over. Null while the plan is not issued.
 */
export function reviewClock(plan: Plan, day: Day, words: CouncilWords): RunningClock | null {
  const last = lastEventOn(plan, day);
  if (last === null) return null;
  const yearly = startClock("review", last, words);
  const tookOverOn = plan.responsibleFrom ?? plan.issuedOn;
  if (plan.origin !== "transfer_in" || tookOverOn === null) return yearly;
  const afterTransfer = startClock("review-after-transfer", tookOverOn, words);
  return afterTransfer.dueOn > yearly.dueOn ? afterTransfer : yearly;
}

/** Whether a review that is not completed is scheduled from the day to the other, both inclusive. */
export function isReviewScheduledWithin(plan: Plan, from: Day, to: Day): boolean {
  return plan.reviews.some(
    (review) =>
      isScheduledOn(review, from) &&
      review.scheduledOn !== null &&
      review.scheduledOn >= from &&
      review.scheduledOn <= to,
  );
}

/** A completed review that this authority has to act on, and when it counts. */
export interface HeldReview {
  readonly review: Review;
  readonly effectiveOn: Day;
}

/**
 * The plan's latest completed review; none where it took effect before this authority was responsible for the plan: the
 * authority before held it, and decided after it.
 */
export function ownLatestReview(plan: Plan, day: Day): HeldReview | null {
  const review = latestCompletedReview(plan, day);
  const effective = review === null ? null : effectiveOn(review, day);
  if (review === null || effective === null) return null;
  const responsibleOn = plan.responsibleFrom ?? plan.issuedOn;
  return responsibleOn !== null && effective < responsibleOn ? null : { review, effectiveOn: effective };
}

/** The amended final plan was issued by the day: whatever else the record lacks, the review's work is done. */
function isAmendedFinalIssued({ amendedFinalOn }: Review, day: Day): boolean {
  return amendedFinalOn !== null && amendedFinalOn <= day;
}

/** No outcome, or no decision dated by the day, and no amended final plan. */
export function isDecisionAwaited(review: Review, day: Day): boolean {
  return (review.outcome === null || !isDecidedBy(review, day)) && !isAmendedFinalIssued(review, day);
}

/** Decided by the day to amend the plan, and the amended final is not issued. */
export function isAmendedPlanAwaited(review: Review, day: Day): boolean {
  return review.outcome === "amend" && isDecidedBy(review, day) && !isAmendedFinalIssued(review, day);
}

/**
 * Until when the amended plan must be out: the proposed amendments with the decision; once they are sent, the final
 * plan within 56 days of them and never later than 84 days after the review.
 */
export function amendmentClock({ review, effectiveOn }: HeldReview, day: Day, words: CouncilWords): RunningClock {
  const { amendedDraftOn } = review;
  if (amendedDraftOn === null || amendedDraftOn > day) return startClock("review-decision", effectiveOn, words);
  const fromDraft = startClock("amended-final-from-draft", amendedDraftOn, words);
  const fromReview = startClock("amended-final-from-review", effectiveOn, words);
  return fromReview.dueOn < fromDraft.dueOn ? fromReview : fromDraft;
}
