import type { Day } from "../cases/day.ts";
import type { Review } from "../cases/records.ts";
import { isSeenBy } from "../facts/active.ts";
import { isCompletedOn, isReviewDateIncorrectOn } from "../facts/review.ts";
import { reviewSubject } from "../measures/engine/subjects.ts";
import { rule } from "../rule.ts";

const dateSays = {
  one: "review has a missing or impossible date",
  many: "reviews have a missing or impossible date",
};

/** Whether a review date is seen to be right, by all the days that it is compared with. */
function isReviewDateSeen(review: Review, on: Day): boolean {
  const { reviewOn, completedOn, plan } = review;
  const isCompared = isSeenBy(reviewOn, on) && isSeenBy(completedOn, on) && isSeenBy(plan.issuedOn, on);
  return isCompared && !isReviewDateIncorrectOn(review, on);
}

export const reviewDateIncorrect = rule({
  id: "review-date-incorrect",
  title: "'Date of Review' is impossible",
  says: dateSays,
  synonyms: `
    the 'Date of Review' cannot be right,     wrong review dates, review date wrong, review dates in the future, impossible review dates, invalid review dates`,
  counts:
    "completed reviews with a review date in the future, after completion, before the plan was issued or over 365 days before completion",
  reads: ["person", "plan", "review"],
  why: "Without the date of the review, the date of completion is used to work out when the next one is due.",
  remedy: "Enter the date of the annual review meeting.",
  subject: reviewSubject,
  isBroken: isReviewDateIncorrectOn,
  isMended: isReviewDateSeen,
});

export const reviewDateBlank = rule({
  id: "review-date-blank",
  title: "'Date of Review' is blank",
  says: dateSays,
  synonyms:
    "the 'Date of Review' has been left blank, no review date set, blank review dates, review date missing, no review date, missing date of review",
  counts: "completed reviews without a review date",
  reads: ["person", "plan", "review"],
  why: "Without the date of the review, the date of completion is used to work out when the next one is due.",
  remedy: "Enter the date of the annual review meeting.",
  subject: reviewSubject,
  isBroken: (review, on) => isCompletedOn(review, on) && review.reviewOn === null,
  isMended: isReviewDateSeen,
});
