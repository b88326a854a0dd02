import { readWithoutRemark } from "../cases/record-index.ts";
import { canBeTrue } from "../facts/calendar.ts";
import { reviewSubject } from "../measures/engine/subjects.ts";
import { check } from "../rule.ts";

export const finalBeforeDraft = check({
  id: "final-before-draft",
  title: "The amended final plan was issued before its draft",
  counts: "reviews whose amended final plan was issued before its draft was sent",
  reads: ["person", "plan", "review"],
  why: "A final plan that seems issued is not looked at again, and the family still waits.",
  remedy: "Enter the days on which the draft was sent and the final plan issued.",
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
