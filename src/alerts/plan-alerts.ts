import type { AlertKind, AlertScope, Outcome, PastAlert } from "../alert.ts";
import { dayOfText, textOfDay, textOfDayOrNull } from "../cases/day.ts";
import { readWithoutRemark } from "../cases/record-index.ts";
import type { Plan } from "../cases/records.ts";
import { ageBandOn } from "../facts/age.ts";
import { addMonths } from "../facts/calendar.ts";
import { isSeenBy } from "../facts/active.ts";
import { isCurrentOn } from "../facts/plan.ts";
import { effectiveOn, lastEventOn, overdueAfterMonths } from "../facts/review.ts";
import { isReviewScheduledWithin, reviewClock } from "../facts/review-clock.ts";
import { hasAnotherReview, planAlert, reviewRows, type PlanPending } from "./engine/pending-plans.ts";

/** The alerts on current plans, in the order of a case's life. */
export const planAlerts: readonly AlertKind[] = [
  // A plan whose yearly review is due or late.
  planAlert({
    id: "review-due",
    noun: { one: "annual review", many: "annual reviews" },
    nextStep: "Hold the annual review, or record the date it is scheduled for.",
    pendingOf: pendingReview,
    endOf: endOfReview,
  }),
];

/** The round of a plan is done once a review took effect after the event that began it. */
function endOfReview(plan: Plan, past: PastAlert, { on, snapshot }: AlertScope): Outcome | null {
  const { round } = past;
  if (round === null || !isSeenBy(plan.issuedOn, on)) return null;
  const began = dayOfText(round);
  // one of which a cell cannot be read, such as an outcome "cancelled", may not have been held
  const isReviewed = plan.reviews.some((review) => {
    const effective = effectiveOn(review, on);
    return isSeenBy(effective, on) && effective > began && readWithoutRemark(snapshot)("review", review.reviewId);
  });
  if (isReviewed && hasAnotherReview(plan, past, on)) return "done";
  // the issue date was put right, and the next round runs
  return isCurrentOn(plan, on) && plan.issuedOn > began ? "over" : null;
}

/**
 * Returns the pending review of a current plan; null: it has no clock. It is held back while it is in time and a review
 * is scheduled by its last lawful day.
 */
export function pendingReview(plan: Plan, { snapshot, on }: AlertScope): PlanPending | null {
  const clock = reviewClock(plan, on, snapshot.words);
  const last = lastEventOn(plan, on);
  if (clock === null || last === null) return null;
  const isOver25 = ageBandOn(plan.person, on, on) === "Over 25";
  const isTransferIn = plan.origin === "transfer_in";
  return {
    clock,
    overdueAfter: addMonths(last, overdueAfterMonths),
    isHeldBack: on <= clock.dueOn && isReviewScheduledWithin(plan, { from: on, to: clock.dueOn }),
    round: textOfDay(last),
    rows: reviewRows(plan, on),
    ...(isOver25 ? { nextStep: "Hold the annual review, or cease the plan: the person is over 25." } : {}),
    values: isTransferIn ? [{ name: "responsible from", value: textOfDayOrNull(plan.responsibleFrom) }] : [],
  };
}
