import type { Day } from "../cases/day.ts";
import type { Review } from "../cases/records.ts";
import { isSeenBy } from "../facts/active.ts";
import { isCompletedOn, isReviewDateIncorrectOn } from "../facts/review.ts";
import { reviewSubject } from "../measures/engine/subjects.ts";
import { rule } from "../rule.ts";

/** Whether a review date is seen to be right, by all the days that it is compared with. */
function isReviewDateSeen(review: Review, on: Day): boolean {
  const { reviewOn, completedOn, plan } = review;
  const isCompared = isSeenBy(reviewOn, on) && isSeenBy(completedOn, on) && isSeenBy(plan.issuedOn, on);
  return isCompared && !isReviewDateIncorrectOn(review, on);
}

export const reviewDateIncorrect = rule({
  id: "review-date-incorrect",
  title: "The 'Date of Review' cannot be right",
  synonyms: `
    wrong review dates, review date wrong, review dates in the future, impossible review dates, invalid review dates`,
  counts:
    "completed reviews whose review date is in the future, after completion, before the plan or over 365 days before completion",
  reads: ["person", "plan", "review"],
  why: "The review cannot be placed in time, so overdue reviews are guessed from its completion.",
  remedy: "Enter the date the review meeting was held.",
  subject: reviewSubject,
  isBroken: isReviewDateIncorrectOn,
  isMended: isReviewDateSeen,
});

export const reviewDateBlank = rule({
  id: "review-date-blank",
  title: "The 'Date of Review' has been left blank",
  synonyms: "no review date set, blank review dates, review date missing, no review date, missing date of review",
  counts: "completed reviews without a review date",
  reads: ["person", "plan", "review"],
  why: "The review cannot be placed in time, so overdue reviews are guessed from its completion.",
  remedy: "Enter the date the review meeting was held.",
  subject: reviewSubject,
  isBroken: (review, on) => isCompletedOn(review, on) && review.reviewOn === null,
  isMended: isReviewDateSeen,
});
