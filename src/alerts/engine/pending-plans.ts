import type { AlertKind, AlertScope, AlertText, Outcome, PastAlert, Pending } from "../../alert.ts";
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

/** What an alert on plans says and is about. */
interface PlanAlert extends AlertText {
  /** Returns what is pending of a current plan; null: nothing. */
  readonly pendingOf: (plan: Plan, scope: AlertScope) => PlanPending | null;
  /** Returns how the alert ended of a plan that is not seen to have ceased. */
  readonly endOf: (plan: Plan, past: PastAlert, scope: AlertScope) => Outcome | null;
}

/** Defines an alert on current plans. One that is no longer pending ended with the plan, or as `endOf` says. */
export function planAlert({ pendingOf, endOf, ...text }: PlanAlert): AlertKind {
  return {
    ...text,
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
