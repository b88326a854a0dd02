import type { Day } from "../cases/day.ts";
import type { Plan } from "../cases/records.ts";
import { addMonths } from "./calendar.ts";

/** The day from which this authority keeps the plan; null while it is not yet a plan. */
export function beganOn(plan: Plan): Day | null {
  const { issuedOn, responsibleFrom } = plan;
  return issuedOn !== null && responsibleFrom !== null && responsibleFrom > issuedOn ? responsibleFrom : issuedOn;
}

/** Begun by the day (inclusive) and not ceased by it: a plan is no longer current on the day it ceases. */
export function isCurrentOn(plan: Plan, day: Day): boolean {
  const began = beganOn(plan);
  return began !== null && began <= day && (plan.ceasedOn === null || plan.ceasedOn > day);
}

/** Issued twelve calendar months ago or more; the plan need not be current. */
export function isHeld12MonthsOn(plan: Plan, day: Day): boolean {
  return plan.issuedOn !== null && addMonths(plan.issuedOn, 12) <= day;
}

/** The first day on which the plan has both begun here and been issued for twelve calendar months; null: not issued. */
export function heldFrom(plan: Plan): Day | null {
  const began = beganOn(plan);
  if (plan.issuedOn === null || began === null) return null;
  const held = addMonths(plan.issuedOn, 12);
  return held > began ? held : began;
}

/** Ceased by the day, after it had begun (a plan that ceased before it began was never current). */
export function isCeasedBy(plan: Plan, day: Day): boolean {
  const began = beganOn(plan);
  return plan.ceasedOn !== null && plan.ceasedOn <= day && began !== null && began <= plan.ceasedOn;
}

/** A new plan, issued by the day (inclusive). Transfers in and conversions are not new. */
export function isNewIssuedBy(plan: Plan, day: Day): boolean {
  return plan.origin === "new" && plan.issuedOn !== null && plan.issuedOn <= day;
}
