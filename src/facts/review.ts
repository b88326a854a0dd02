import type { Day } from "../cases/day.ts";
import type { Plan, Review } from "../cases/records.ts";
import { addMonths } from "./calendar.ts";

/** Completed by the day, inclusive. */
export function isCompletedOn(review: Review, day: Day): boolean {
  return review.completedOn !== null && review.completedOn <= day;
}

/** Scheduled, and not completed by the day. The scheduled date itself may have passed. */
export function isScheduledOn(review: Review, day: Day): boolean {
  return review.scheduledOn !== null && !isCompletedOn(review, day);
}

/**
 * A completed review whose review date cannot be true: after the day asked about, after its completion,
 * before its plan's issue, or more than 365 days before its completion.
 */
export function isReviewDateIncorrectOn(review: Review, day: Day): boolean {
  const { reviewOn, completedOn, plan } = review;
  if (reviewOn === null || completedOn === null || completedOn > day) return false;
  return (
    reviewOn > day ||
    reviewOn > completedOn ||
    (plan.issuedOn !== null && reviewOn < plan.issuedOn) ||
    completedOn - reviewOn > 365
  );
}

/** When a completed review counts: its review date, or its completion where that date is blank or incorrect. */
export function effectiveOn(review: Review, day: Day): Day | null {
  if (review.completedOn === null || review.completedOn > day) return null;
  return review.reviewOn === null || isReviewDateIncorrectOn(review, day) ? review.completedOn : review.reviewOn;
}

/** The latest of the plan's issue and the effective dates of its reviews completed by the day; null if not issued. */
export function lastEventOn(plan: Plan, day: Day): Day | null {
  let last = plan.issuedOn;
  if (last === null) return null;
  for (const review of plan.reviews) {
    const effective = effectiveOn(review, day);
    if (effective !== null && effective > last) last = effective;
  }
  return last;
}

/** Whether a review completed by the day took effect within the 12 calendar months before it. */
export function isReviewedInLast12Months(plan: Plan, day: Day): boolean {
  return plan.reviews.some((review) => {
    const effective = effectiveOn(review, day);
    return effective !== null && addMonths(effective, 12) > day;
  });
}

/** The plan's latest review completed by the day: by completion, then by the higher review id. */
export function latestCompletedReview(plan: Plan, day: Day): Review | null {
  let latest: Review | null = null;
  for (const review of plan.reviews) {
    if (isCompletedOn(review, day) && (latest === null || isLater(review, latest))) latest = review;
  }
  return latest;
}

function isLater(review: Review, than: Review): boolean {
  if (review.completedOn === null || than.completedOn === null) return false;
  if (review.completedOn !== than.completedOn) return review.completedOn > than.completedOn;
  return review.reviewId > than.reviewId;
}
