import { readWithoutRemark } from "../cases/record-index.ts";
import { canBeTrue, isBy } from "../facts/calendar.ts";
import { reviewSubject } from "../measures/engine/subjects.ts";
import { check } from "../rule.ts";

export const finalBeforeDraft = check({
  id: "final-before-draft",
  title: "Amended final plan issued before its draft",
  counts: "reviews whose amended final plan was issued before its draft was sent",
  reads: ["person", "plan", "review"],
  why: "A plan that seems to be issued is easy to overlook while the family is still waiting.",
  remedy: "Enter the dates on which the draft was sent and the final plan issued.",
  says: {
    one: "review has an amended final plan before its draft",
    many: "reviews have an amended final plan before its draft",
  },
  effects: [{ on: ["reviews.updates-in-progress"], moves: "higher" }],
  subject: reviewSubject,
  isBroken: ({ amendedDraftOn, amendedFinalOn }) =>
    amendedDraftOn !== null && amendedFinalOn !== null && amendedFinalOn < amendedDraftOn,
  isMended: ({ reviewId, amendedDraftOn, amendedFinalOn }, on, snapshot) =>
    readWithoutRemark(snapshot)("review", reviewId) && canBeTrue([amendedDraftOn, amendedFinalOn], on),
});

export const answeredBeforeReview = check({
  id: "answered-before-review",
  title: "Review decided, or its amended plan sent, before it was held",
  counts: "completed reviews whose decision, amended draft or amended final plan is dated before they were held",
  reads: ["person", "plan", "review"],
  why: "A decision that seems to be made is easy to overlook while the family is still waiting.",
  remedy: "Enter the dates on which the review was held and decided, and the amended plan sent and issued.",
  says: {
    one: "review was decided, or its amended plan sent, before it was held",
    many: "reviews were decided, or their amended plans sent, before they were held",
  },
  effects: [{ on: ["reviews.updates-in-progress"], moves: "higher or lower" }],
  subject: reviewSubject,
  isBroken: (review, on) => {
    const { reviewOn, completedOn, decidedOn, amendedDraftOn, amendedFinalOn } = review;
    // a review may be completed, in the case system, after it was decided: only its own day says when it was held
    if (!isBy(completedOn, on) || reviewOn === null || reviewOn > completedOn) return false;
    return [decidedOn, amendedDraftOn, amendedFinalOn].some((day) => day !== null && day < reviewOn);
  },
  isMended: (review, on, snapshot) =>
    readWithoutRemark(snapshot)("review", review.reviewId) &&
    canBeTrue([review.reviewOn, review.decidedOn, review.amendedDraftOn, review.amendedFinalOn], on),
});
