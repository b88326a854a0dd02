import type { Day } from "../cases/day.ts";
import type { Plan } from "../cases/records.ts";
import { lastEventsOn } from "../facts/by-day.ts";
import { addDays, addMonths, spelledDay } from "../facts/calendar.ts";
import { isReviewLateInLaw, overdueAfterMonths } from "../facts/review.ts";
import { reviewClock } from "../facts/review-clock.ts";
import type { Wait } from "../facts/wait.ts";
import type { Figures } from "./engine/figures.ts";
import { besideOf } from "./engine/population.ts";
import type { Scope } from "./engine/scope.ts";
import { plansUnderReview } from "./populations.ts";

/** The two limits of a review: the law's 12 months and the dashboard's 14, which stand together wherever either is shown. */

/** Returns a headline that says how many there are and how many are late in law. */
export function besideLaw(sentence: (count: number, late: number, day: string) => string) {
  return {
    beside({ snapshot, on }: Scope, plans: readonly Plan[]) {
      const late = plans.filter((plan) => isReviewLateInLaw(lastEventsOn(snapshot, on)(plan), on));
      return { late: besideOf(plansUnderReview, late) };
    },
    // rounded for many, the part may come out larger than the whole
    headline: ({ beside, caseCount }: Figures, { on }: Scope) =>
      sentence(caseCount, Math.max(beside?.["late"] ?? 0, caseCount), spelledDay(on)),
  };
}

/** Counts from the last review or issue. A list goes by the limit that the measure counts by, on one clock for all its lines. */
function sinceEvent(dueAfter: (last: Day) => Day) {
  return {
    waitFrom: "the last review or issue",
    waitOf: (plan: Plan, { snapshot, on }: Scope): Wait => [lastEventsOn(snapshot, on)(plan), on],
    dueOf(plan: Plan, { snapshot, on }: Scope): Day | null {
      const last = lastEventsOn(snapshot, on)(plan);
      return last === null ? null : dueAfter(last);
    },
    // after a transfer in, the law may give longer
    laterInLawOf(plan: Plan, { snapshot, on }: Scope): Day | null {
      const clock = reviewClock(plan, on, snapshot.words);
      return clock?.terms.id === "review-after-transfer" ? clock.dueOn : null;
    },
  };
}

/** By the law's 12 months, whose last lawful day is the day before. */
export const since12Months = sinceEvent((last) => addDays(addMonths(last, 12), -1));

/** By the dashboard's 14 months. */
export const since14Months = {
  ...sinceEvent((last) => addMonths(last, overdueAfterMonths)),
  dueHeading: "14 months ended",
};
