import { alert, type Outcome, type PastAlert, type Pending, type AlertScope } from "../alert.ts";
import { dayOfText, textOfDay, textOfDayOrNull, type Day } from "../cases/day.ts";
import type { Plan } from "../cases/records.ts";
import { ageBandOn } from "../facts/age.ts";
import { addMonths } from "../facts/calendar.ts";
import { isSeenBy, isSeenCeased } from "../facts/active.ts";
import { isCurrentOn } from "../facts/plan.ts";
import { overdueAfterMonths } from "../facts/review-bands.ts";
import { isReviewScheduledWithin, reviewClock } from "../facts/review-clock.ts";
import { recordsById } from "../cases/record-index.ts";
import { effectiveOn, isCompletedOn, lastEventOn } from "../facts/review.ts";

/** A plan whose yearly review is due or late. */
export const reviewDue = alert({
  id: "review-due",
  title: "Review of the plan",
  description: "the review is due",
  nextStep: "Hold the review, or enter the day on which it is scheduled.",
  view: () => "plan",
  pending: (scope) => scope.snapshot.plans.flatMap((plan) => pendingReview(plan, scope) ?? []),
  outcomeOf,
});

/** A plan is done once it ceased or a review took effect after the event that began the round. */
function outcomeOf({ record, round, rows }: PastAlert, { snapshot, on }: AlertScope): Outcome | null {
  const plan = recordsById(snapshot).plan.get(record);
  if (plan === undefined) return null;
  if (isSeenCeased(plan, on)) return "done";
  if (round === null || !isSeenBy(plan.issuedOn, on)) return null;
  const began = dayOfText(round);
  const isReviewed = plan.reviews.some((review) => {
    const effective = effectiveOn(review, on);
    return isSeenBy(effective, on) && effective > began;
  });
  // a known review seems later where its own day is lost, so there must be one more
  if (isReviewed && completedCount(plan, on) > (rows?.[0] ?? -1)) return "done";
  // the issue date was put right, and the next round runs
  return isCurrentOn(plan, on) && plan.issuedOn > began ? "over" : null;
}

function completedCount(plan: Plan, on: Day): number {
  return plan.reviews.filter((review) => isCompletedOn(review, on)).length;
}

/**
 * Returns a current plan's pending review; null for any other plan. It is held back while it is in time and a review is
 * scheduled by its last lawful day.
 */
export function pendingReview(plan: Plan, { snapshot, on }: Pick<AlertScope, "snapshot" | "on">): Pending | null {
  const clock = reviewClock(plan, on, snapshot.words);
  const last = lastEventOn(plan, on);
  if (clock === null || last === null || !isCurrentOn(plan, on)) return null;
  const isOver25 = ageBandOn(plan.person, on, on) === "Over 25";
  return {
    record: plan.planId,
    person: plan.person,
    clock,
    overdueAfter: addMonths(last, overdueAfterMonths),
    isHeldBack: on <= clock.dueOn && isReviewScheduledWithin(plan, { from: on, to: clock.dueOn }),
    round: textOfDay(last),
    rows: [completedCount(plan, on)],
    ...(isOver25 ? { nextStep: "Review or cease the plan: the person is over 25." } : {}),
    values: [
      { name: "issued", value: textOfDayOrNull(plan.issuedOn) },
      { name: "last event", value: textOfDay(last) },
      ...(plan.origin === "transfer_in"
        ? [{ name: "responsible from", value: textOfDayOrNull(plan.responsibleFrom) }]
        : []),
    ],
  };
}
