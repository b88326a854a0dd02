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
  title: "No annual review scheduled",
  says: { one: "plan has no annual review scheduled", many: "plans have no annual review scheduled" },
  synonyms: `
    no review has been scheduled,     reviews not scheduled, plans without a review booked, no review booked, no review planned, no review date set,
    plans without a scheduled review, unscheduled reviews`,
  counts: "current plans with no scheduled review",
  reads: ["person", "plan", "review"],
  why: "A review that is not booked is likely to be late.",
  remedy: "Enter the date of the next annual review meeting.",
  subject: planSubject,
  isBroken: (plan, on) => isCurrentOn(plan, on) && !plan.reviews.some((review) => isScheduledOn(review, on)),
  isMended: (plan, on, snapshot) => isReviewSeenScheduledWithin(plan, { from: on, to: lastPlannedDay(on) }, snapshot),
});

function timelinessOf({ assessment, issuedOn }: Plan): Timeliness {
  return timeliness(assessment?.referral.receivedOn ?? null, issuedOn);
}

export const exemptionUnnecessary = rule({
  id: "exemption-unnecessary",
  title: "Exemption recorded on a plan issued within 20 weeks",
  says: {
    one: "plan issued within 20 weeks has an exemption",
    many: "plans issued within 20 weeks have an exemption",
  },
  synonyms:
    "an exemption is recorded on a plan issued within 20 weeks, unnecessary exemptions, exemptions not needed, exemption on plan in time, wrong exemptions",
  counts: "new plans issued within 20 weeks with an exemption recorded",
  reads: ["person", "referral", "assessment", "plan"],
  why: "The figures that exclude exemptions leave the plan out, although it was issued in time.",
  remedy: "Remove the exemption.",
  subject: planSubject,
  isBroken: (plan, on) =>
    plan.exemption !== null && isNewIssuedBy(plan, on) && timelinessOf(plan) === "Within 20 weeks",
  isMended: (plan, on) =>
    isSeenBy(plan.issuedOn, on) &&
    (plan.exemption === null ||
      (isSeenBy(plan.assessment?.referral.receivedOn ?? null, on) && timelinessOf(plan) === "Over 20 weeks")),
});
