import type { AlertKind, AlertScope, Outcome, PastAlert, Pending } from "../../alert.ts";
import { textOfDayOrNull, type Day } from "../../cases/day.ts";
import { recordsById } from "../../cases/record-index.ts";
import type { Plan } from "../../cases/records.ts";
import { isSeenCeased } from "../../facts/active.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { isCompletedOn, lastEventOn } from "../../facts/review.ts";

/** The number of a plan's completed reviews, for `rows` of an alert that a review ends. */
export function reviewRows(plan: Plan, on: Day): number[] {
  return [plan.reviews.filter((review) => isCompletedOn(review, on)).length];
}

/** Whether a plan has one more completed review than when the alert was raised: one known before may lose its day. */
export function hasAnotherReview(plan: Plan, { rows }: PastAlert, on: Day): boolean {
  return (reviewRows(plan, on)[0] ?? 0) > (rows?.[0] ?? -1);
}

/** What is special about an alert on a plan: its clock, and what else is not the same for all. */
export type PlanPending = Omit<Pending, "record" | "person" | "values"> & Partial<Pick<Pending, "values">>;

/**
 * Defines an alert on current plans. `pendingOf` returns what is pending of a current plan; null: nothing. One that is
 * no longer pending ended with the plan, or as `endOf` says of a plan that is not seen to have ceased.
 */
export function onPlans(
  pendingOf: (plan: Plan, scope: AlertScope) => PlanPending | null,
  endOf: (plan: Plan, past: PastAlert, scope: AlertScope) => Outcome | null,
): Pick<AlertKind, "view" | "pending" | "outcomeOf"> {
  return {
    view: () => "plan",
    pending: (scope) =>
      scope.snapshot.plans.flatMap((plan): Pending[] => {
        const special = isCurrentOn(plan, scope.on) ? pendingOf(plan, scope) : null;
        if (special === null) return [];
        const values = [
          { name: "issued", value: textOfDayOrNull(plan.issuedOn) },
          { name: "last event", value: textOfDayOrNull(lastEventOn(plan, scope.on)) },
          ...(special.values ?? []),
        ];
        return [{ record: plan.planId, person: plan.person, ...special, values }];
      }),
    outcomeOf(past, scope) {
      const plan = recordsById(scope.snapshot).plan.get(past.record);
      if (plan === undefined) return null;
      return isSeenCeased(plan, scope.on) ? "done" : endOf(plan, past, scope);
    },
  };
}
