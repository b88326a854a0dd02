import type { Day } from "../cases/day.ts";
import type { Plan, Review } from "../cases/records.ts";
import { addMonths, isBy, lastOf } from "./calendar.ts";

/** Whether a review is completed by the day, inclusive. */
export function isCompletedOn(review: Review, day: Day): boolean {
  return isBy(review.completedOn, day);
}

/** Whether a review is scheduled and not completed by the day. Its scheduled date may have passed. */
export function isScheduledOn(review: Review, day: Day): boolean {
  return review.scheduledOn !== null && !isCompletedOn(review, day);
}

/** The most days from a review to its completion for its date to be believed: docs/case-data.md, "Reviews". */
const longestToComplete = 365;

/**
 * Whether a completed review's date cannot be true: after the day asked about, after its completion, before its plan's
 * issue, or more than 365 days before its completion.
 */
export function isReviewDateIncorrectOn(review: Review, day: Day): boolean {
  const { reviewOn, completedOn, plan } = review;
  if (reviewOn === null || completedOn === null || completedOn > day) return false;
  return (
    reviewOn > day ||
    reviewOn > completedOn ||
    (plan.issuedOn !== null && reviewOn < plan.issuedOn) ||
    completedOn - reviewOn > longestToComplete
  );
}

/**
 * Returns the day on which a review takes effect: its review date, or its completion where that date is blank or
 * incorrect. Null where it is not completed by the day.
 */
export function effectiveOn(review: Review, day: Day): Day | null {
  if (!isBy(review.completedOn, day)) return null;
  return review.reviewOn === null || isReviewDateIncorrectOn(review, day) ? review.completedOn : review.reviewOn;
}

/** Returns the latest of the plan's issue and the days its reviews completed by the day took effect; null: not issued. */
export function lastEventOn(plan: Plan, day: Day): Day | null {
  let last = plan.issuedOn;
  if (last === null) return null;
  for (const review of plan.reviews) {
    const effective = effectiveOn(review, day);
    if (effective !== null && effective > last) last = effective;
  }
  return last;
}

/** Whether a review completed by the day took effect within the 12 calendar months before it. */
export function isReviewedInLast12Months(plan: Plan, day: Day): boolean {
  return plan.reviews.some((review) => {
    const effective = effectiveOn(review, day);
    return effective !== null && addMonths(effective, 12) > day;
  });
}

/** Returns the plan's review completed last by the day, inclusive; of several on that day, the one of the highest id. */
export function latestCompletedReview(plan: Plan, day: Day): Review | null {
  return lastOf(
    plan.reviews,
    day,
    (review) => review.completedOn,
    (review) => review.reviewId,
  );
}

/** Returns the day 12 calendar months after the plan's last event; null while it is not issued. */
export function reviewDueOn(plan: Plan, day: Day): Day | null {
  const last = lastEventOn(plan, day);
  return last === null ? null : addMonths(last, 12);
}

/** Calendar months since the last event after which a review is overdue: 12 by law, and 8 weeks to amend. */
export const overdueAfterMonths = 14;

const overdueEdges = [
  { label: "14 to 15 months", upTo: 15 },
  { label: "15 to 18 months", upTo: 18 },
  { label: "18 to 24 months", upTo: 24 },
  { label: "24 to 36 months", upTo: 36 },
] as const;

const over36 = "Over 36 months";

export const overdueBands: readonly string[] = [...overdueEdges.map(({ label }) => label), over36];

/**
 * Returns the band of calendar months since a plan's last event, upper edges inclusive. Null up to the day 14 months
 * after it, inclusive, and without an event.
 */
export function overdueBandSince(last: Day | null, day: Day): string | null {
  if (last === null || day <= addMonths(last, overdueAfterMonths)) return null;
  return overdueEdges.find(({ upTo }) => day <= addMonths(last, upTo))?.label ?? over36;
}

/** Whether the law's 12 months since a plan's last event are over: its last lawful day is the day before. */
export function isReviewLateInLaw(last: Day | null, day: Day): boolean {
  return last !== null && day >= addMonths(last, 12);
}

/**
 * Says how many reviews are late in law. `past` says past what: the measures know only the 12 months, the alerts also the 3
 * months after a transfer in.
 */
function lateReviewsText(late: number, past = "past 12 months"): string {
  if (late === 0) return `no review is late in law (${past})`;
  const reviews = late === 1 ? "1 review is" : `${late.toLocaleString("en-GB")} reviews are`;
  return `${reviews} late in law (${past})`;
}

/** Says how many reviews are late in law, and how many of those the dashboard calls overdue. `past`: see lateReviewsText. */
export function lateInLawText(late: number, overdue: number, past?: string): string {
  const inLaw = lateReviewsText(late, past);
  return late === 0 ? inLaw : `${inLaw}, ${overdueOf(late, overdue)} (past 14 months)`;
}

/** Says how many plans have an overdue review, and how many reviews are late in law. */
export function overdueSentence(overdue: number, late: number, day: string): string {
  const plans = overdue === 1 ? "1 plan has" : `${overdue === 0 ? "No" : overdue.toLocaleString("en-GB")} plans have`;
  return `${plans} an overdue review on ${day} (past 14 months). ${sentence(lateReviewsText(late))}`;
}

/** Says how many reviews are due and not yet overdue, and how many are late in law. */
export function dueSentence(due: number, late: number, day: string): string {
  const reviews = due === 1 ? "1 review is" : `${due === 0 ? "No" : due.toLocaleString("en-GB")} reviews are`;
  return `${reviews} due but not overdue on ${day} (past 12 months). ${sentence(lateInLawText(late, late - due))}`;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function overdueOf(late: number, overdue: number): string {
  if (late === 1) return overdue === 1 ? "and overdue" : "and not overdue";
  if (overdue === 0) return "none of them overdue";
  return `of which ${overdue.toLocaleString("en-GB")} ${overdue === 1 ? "is" : "are"} overdue`;
}

export const dueBands: readonly string[] = ["12 to 13 months", "13 to 14 months"];

/** Returns the band of calendar months since a plan's last event, from 12 to 14, both inclusive; null outside them. */
export function dueBandSince(last: Day | null, day: Day): string | null {
  if (last === null || day < addMonths(last, 12) || day > addMonths(last, overdueAfterMonths)) return null;
  return dueBands[day < addMonths(last, 13) ? 0 : 1] ?? null;
}

/** Returns what a plan waits for whose latest completed review decided to amend it; null when nothing is awaited. */
export function updateAwaited(plan: Plan, day: Day): "Amended draft awaited" | "Amended final awaited" | null {
  const latest = latestCompletedReview(plan, day);
  if (latest?.outcome !== "amend") return null;
  if (isBy(latest.amendedFinalOn, day)) return null;
  return isBy(latest.amendedDraftOn, day) ? "Amended final awaited" : "Amended draft awaited";
}
