import type { CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import type { Plan, Worker } from "../cases/records.ts";
import { addDays, addMonths, isBy } from "./calendar.ts";
import { officerEverOn } from "./case-officer.ts";

/** Returns the first day on which this authority maintains the plan; null while it is not issued. */
export function beganOn(plan: Plan): Day | null {
  const { issuedOn, responsibleFrom } = plan;
  return issuedOn !== null && responsibleFrom !== null && responsibleFrom > issuedOn ? responsibleFrom : issuedOn;
}

/** Whether the plan is current on the day: from the day it began (inclusive) to the day it ceases (exclusive). */
export function isCurrentOn(plan: Plan, day: Day): boolean {
  const began = beganOn(plan);
  return isBy(began, day) && !isBy(plan.ceasedOn, day);
}

/** Whether the plan was issued twelve calendar months ago or more; it need not be current. */
export function isHeld12MonthsOn(plan: Plan, day: Day): boolean {
  return plan.issuedOn !== null && addMonths(plan.issuedOn, 12) <= day;
}

/** Returns the first day on which the plan has begun here and was issued twelve calendar months ago; null: not issued. */
export function heldFrom(plan: Plan): Day | null {
  const began = beganOn(plan);
  if (plan.issuedOn === null || began === null) return null;
  const held = addMonths(plan.issuedOn, 12);
  return held > began ? held : began;
}

/** Whether the plan had begun and ceased by the day, inclusive. A plan that ceased before it began was never current. */
export function isCeasedBy(plan: Plan, day: Day): boolean {
  const began = beganOn(plan);
  return isBy(plan.ceasedOn, day) && isBy(began, plan.ceasedOn);
}

/** Whether a new plan is issued by the day, inclusive. Transfers in and conversions are not new. */
export function isNewIssuedBy(plan: Plan, day: Day): boolean {
  return plan.origin === "new" && isBy(plan.issuedOn, day);
}

/**
 * Returns who held a ceased plan on its last day, the day before it ceased, whether or not that worker is still active; null
 * for nobody, and for a plan that has not ceased. Relationships end when a plan does, so today's officer would be nobody.
 */
export function officerAtEnd({ ceasedOn, person }: Plan, words: CouncilWords): Worker | null {
  return ceasedOn === null ? null : officerEverOn(person, addDays(ceasedOn, -1), words);
}
