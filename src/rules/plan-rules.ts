import type { Plan } from "../cases/records.ts";
import { isSeenBy } from "../facts/active.ts";
import { lastPlannedDay } from "../facts/calendar.ts";
import { isCurrentOn, isNewIssuedBy } from "../facts/plan.ts";
import { isScheduledOn } from "../facts/review.ts";
import { isReviewSeenScheduledWithin } from "../facts/review-clock.ts";
import { timeliness, type Timeliness } from "../facts/wait.ts";
import { planSubject } from "../measures/engine/subjects.ts";
import { rule } from "../rule.ts";

export const reviewNotScheduled = rule({
  id: "review-not-scheduled",
  title: "No review has been scheduled",
  synonyms: `
    reviews not scheduled, plans without a review booked, no review booked, no review planned, no review date set,
    plans without a scheduled review, unscheduled reviews`,
  counts: "current plans with no scheduled review",
  reads: ["person", "plan", "review"],
  why: "A review that nobody has planned is held late.",
  remedy: "Enter the date on which the next review meeting will be held.",
  subject: planSubject,
  isBroken: (plan, on) => isCurrentOn(plan, on) && !plan.reviews.some((review) => isScheduledOn(review, on)),
  isMended: (plan, on, snapshot) => isReviewSeenScheduledWithin(plan, { from: on, to: lastPlannedDay(on) }, snapshot),
});

function timelinessOf({ assessment, issuedOn }: Plan): Timeliness {
  return timeliness(assessment?.referral.receivedOn ?? null, issuedOn);
}

export const exemptionUnnecessary = rule({
  id: "exemption-unnecessary",
  title: "An exemption is recorded on a plan issued within 20 weeks",
  synonyms: "unnecessary exemptions, exemptions not needed, exemption on plan in time, wrong exemptions",
  counts: "new plans issued within 20 weeks with an exemption recorded",
  reads: ["person", "referral", "assessment", "plan"],
  why: "A plan with an exemption is left out of the figures that exclude them, though it was in time.",
  remedy: "Remove the exemption.",
  subject: planSubject,
  isBroken: (plan, on) =>
    plan.exemption !== null && isNewIssuedBy(plan, on) && timelinessOf(plan) === "Within 20 weeks",
  isMended: (plan, on) =>
    isSeenBy(plan.issuedOn, on) &&
    (plan.exemption === null ||
      (isSeenBy(plan.assessment?.referral.receivedOn ?? null, on) && timelinessOf(plan) === "Over 20 weeks")),
});
