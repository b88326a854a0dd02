import type { Day } from "../cases/day.ts";
import type { Plan, Review } from "../cases/records.ts";
import { addMonths, isBy, lastOf } from "./calendar.ts";

/** Whether a review is completed by the day, inclusive. */
export function isCompletedOn(review: Review, day: Day): boolean {
  return isBy(review.completedOn, day);
}

/** Whether a review is scheduled and not completed by the day. Its scheduled date may have passed. */
export function isScheduledOn(review: Review, day: Day): boolean {
  return review.scheduledOn !== null && !isCompletedOn(review, day);
}

/** The most days from a review to its completion for its date to be believed: docs/case-data.md, "Reviews". */
const longestToComplete = 365;

/**
 * Whether a completed review's date cannot be true: after the day asked about, after its completion, before its plan's
 * issue, or more than 365 days before its completion.
 */
export function isReviewDateIncorrectOn(review: Review, day: Day): boolean {
  const { reviewOn, completedOn, plan } = review;
  if (reviewOn === null || completedOn === null || completedOn > day) return false;
  return (
    reviewOn > day ||
    reviewOn > completedOn ||
    (plan.issuedOn !== null && reviewOn < plan.issuedOn) ||
    completedOn - reviewOn > longestToComplete
  );
}

/**
 * Returns the day on which a review takes effect: its review date, or its completion where that date is blank or
 * incorrect. Null where it is not completed by the day.
 */
export function effectiveOn(review: Review, day: Day): Day | null {
  if (!isBy(review.completedOn, day)) return null;
  return review.reviewOn === null || isReviewDateIncorrectOn(review, day) ? review.completedOn : review.reviewOn;
}

/** Returns the latest of the plan's issue and the days its reviews completed by the day took effect; null: not issued. */
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

/** Returns the plan's review completed last by the day, inclusive; of several on that day, the one of the highest id. */
export function latestCompletedReview(plan: Plan, day: Day): Review | null {
  return lastOf(
    plan.reviews,
    day,
    (review) => review.completedOn,
    (review) => review.reviewId,
  );
}
