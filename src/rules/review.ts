import { isCompletedOn, isReviewDateIncorrectOn } from "../facts/review.ts";
import { rule } from "../rule.ts";
import { reviews } from "../subjects.ts";

export const reviewDateIncorrect = rule({
  id: "review-date-incorrect",
  title: "The 'Date of Review' cannot be right",
  called: `
    wrong review dates, review date wrong, review dates in the future, impossible review dates, invalid review dates`,
  counts:
    "completed reviews whose review date is in the future, after completion, before the plan or over 365 days before completion",
  reads: ["person", "plan", "review"],
  why: "The review cannot be placed in time, so overdue reviews are guessed from its completion.",
  mend: "Enter the date the review meeting was held.",
  of: reviews,
  broken: (review, on) => isReviewDateIncorrectOn(review, on),
});

export const reviewDateBlank = rule({
  id: "review-date-blank",
  title: "The 'Date of Review' has been left blank",
  called: "no review date set, blank review dates, review date missing, no review date, missing date of review",
  counts: "completed reviews without a review date",
  reads: ["person", "plan", "review"],
  why: "The review cannot be placed in time, so overdue reviews are guessed from its completion.",
  mend: "Enter the date the review meeting was held.",
  of: reviews,
  broken: (review, on) => isCompletedOn(review, on) && review.reviewOn === null,
});
