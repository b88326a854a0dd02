import type { Day } from "../cases/day.ts";
import type { Plan } from "../cases/records.ts";
import { addMonths } from "./calendar.ts";
import { lastEventOn, latestCompletedReview } from "./review.ts";

/** The day on which 12 calendar months have passed since the plan's last event; null while it is not issued. */
export function reviewDueOn(plan: Plan, day: Day): Day | null {
  const last = lastEventOn(plan, day);
  return last === null ? null : addMonths(last, 12);
}

const overdue = [
  { label: "14 to 15 months", upTo: 15 },
  { label: "15 to 18 months", upTo: 18 },
  { label: "18 to 24 months", upTo: 24 },
  { label: "24 to 36 months", upTo: 36 },
] as const;

const over36 = "Over 36 months";

export const overdueBands: readonly string[] = [...overdue.map(({ label }) => label), over36];

/**
 * The band of a plan whose last event was on that day, by calendar months since, upper edge inclusive; null up to the
 * day 14 months have passed, and for a plan without event.
 */
export function overdueBandSince(last: Day | null, day: Day): string | null {
  if (last === null || day <= addMonths(last, 14)) return null;
  return overdue.find(({ upTo }) => day <= addMonths(last, upTo))?.label ?? over36;
}

export const dueBands: readonly string[] = ["12 to 13 months", "13 to 14 months"];

/** The same from the day 12 months have passed since the last event to the day 14 have, both inclusive; else null. */
export function dueBandSince(last: Day | null, day: Day): string | null {
  if (last === null || day < addMonths(last, 12) || day > addMonths(last, 14)) return null;
  return dueBands[day < addMonths(last, 13) ? 0 : 1] ?? null;
}

/** What an amendment decided at the latest completed review waits for; null when it decided none or all is issued. */
export function updateAwaited(plan: Plan, day: Day): "Amended draft awaited" | "Amended final awaited" | null {
  const latest = latestCompletedReview(plan, day);
  if (latest?.outcome !== "amend") return null;
  if (latest.amendedFinalOn !== null && latest.amendedFinalOn <= day) return null;
  const hasDraft = latest.amendedDraftOn !== null && latest.amendedDraftOn <= day;
  return hasDraft ? "Amended final awaited" : "Amended draft awaited";
}
