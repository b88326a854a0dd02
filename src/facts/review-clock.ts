import type { CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import { readWithoutRemark } from "../cases/record-index.ts";
import type { Plan, Review } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { isSeenBy } from "./active.ts";
import { isBy, isWithin, type Period } from "./calendar.ts";
import { beganOn } from "./plan.ts";
import { isDecidedBy } from "./request.ts";
import { effectiveOn, isScheduledOn, lastEventOn, latestCompletedReview } from "./review.ts";
import { startClock, type RunningClock } from "./statutory-clock.ts";

/**
 * Returns the clock of a plan's next review: 12 months from its last event or, for a transfer in and if later, 3 months
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

/** Whether a review is scheduled on a day of the period and not completed by its first day. */
export function isReviewScheduledWithin(plan: Plan, period: Period): boolean {
  return plan.reviews.some((review) => isScheduledOn(review, period.from) && isWithin(period, review.scheduledOn));
}

/**
 * Whether a review is seen to be scheduled on a day of the period: one whose day of completion cannot be read or be true
 * only looks so.
 */
export function isReviewSeenScheduledWithin({ reviews }: Plan, period: Period, snapshot: Snapshot): boolean {
  const isReadable = readWithoutRemark(snapshot);
  return reviews.some(
    ({ reviewId, completedOn, scheduledOn }) =>
      completedOn === null && isReadable("review", reviewId) && isWithin(period, scheduledOn),
  );
}

/** A completed review that this authority must act on, and the day on which it took effect. */
export interface HeldReview {
  readonly review: Review;
  readonly effectiveOn: Day;
}

/**
 * Returns the plan's latest completed review. Null where it took effect before this authority was responsible for the
 * plan: the earlier authority held it and had to decide.
 */
export function ownLatestReview(plan: Plan, day: Day): HeldReview | null {
  const review = latestCompletedReview(plan, day);
  const effective = review === null ? null : effectiveOn(review, day);
  if (review === null || effective === null) return null;
  const responsibleOn = plan.responsibleFrom ?? plan.issuedOn;
  return responsibleOn !== null && effective < responsibleOn ? null : { review, effectiveOn: effective };
}

/** Whether a review has no outcome or no decision by the day; an amended final plan ends the wait, whatever else lacks. */
export function isDecisionAwaited(review: Review, day: Day): boolean {
  return (review.outcome === null || !isDecidedBy(review, day)) && !isBy(review.amendedFinalOn, day);
}

/** Whether the review's decision is seen to be taken by the day, and not before the review was held. */
export function isSeenDecidedAfter(review: Review, day: Day): boolean {
  return review.outcome !== null && isSeenBy(review.decidedOn, day, notBefore(review, day));
}

/** Whether the amended final plan is seen to be issued by the day: neither before the review was held nor before its draft. */
export function isSeenAmended(review: Review, day: Day): boolean {
  return (
    isSeenBy(review.amendedFinalOn, day, notBefore(review, day)) &&
    isSeenBy(review.amendedFinalOn, day, review.amendedDraftOn)
  );
}

/**
 * Returns the earliest day on which something can follow the review: the day of the meeting or, where that is not known,
 * the beginning of the plan, since the review's completion may be entered later than its decision.
 */
function notBefore(review: Review, day: Day): Day | null {
  return review.reviewOn !== null && review.reviewOn === effectiveOn(review, day)
    ? review.reviewOn
    : beganOn(review.plan);
}

/** Whether a review decided by the day to amend the plan, and the amended final plan is not issued by it. */
export function isAmendedPlanAwaited(review: Review, day: Day): boolean {
  return review.outcome === "amend" && isDecidedBy(review, day) && !isBy(review.amendedFinalOn, day);
}

/**
 * Returns the clock of an amended plan. The proposed amendments are due with the decision; once they are sent, the final
 * plan is due within 56 days of them and within 84 days of the review.
 */
export function amendmentClock({ review, effectiveOn }: HeldReview, day: Day, words: CouncilWords): RunningClock {
  const { amendedDraftOn } = review;
  if (!isBy(amendedDraftOn, day)) return startClock("review-decision", effectiveOn, words);
  const fromDraft = startClock("amended-final-from-draft", amendedDraftOn, words);
  const fromReview = startClock("amended-final-from-review", effectiveOn, words);
  return fromReview.dueOn < fromDraft.dueOn ? fromReview : fromDraft;
}
