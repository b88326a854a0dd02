/**
 * Facts that nearly every question needs, computed for all records at once and cached for the days asked about last.
 * Lists are in the snapshot's order: a record's `at` is its index.
 */
import { dayOf, type Day } from "../cases/day.ts";
import { oncePerDay, oncePerSnapshot } from "../cases/per-snapshot.ts";
import type { Plan, Worker } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { addMonths } from "./calendar.ts";
import { caseOfficerOn } from "./case-officer.ts";
import { isCurrentOn } from "./plan.ts";
import { requestPlaceOn, type RequestPlace } from "./request.ts";
import { effectiveOn } from "./review.ts";

/** Each person's case officer on a day, by the person's `at`; null: nobody. */
export const caseOfficersOn = oncePerDay((snapshot, day): readonly (Worker | null)[] =>
  snapshot.persons.map((person) => caseOfficerOn(person, day, snapshot.words)),
);

/** Each request's place on a day, by the referral's `at`; null: it does not exist yet. */
export const requestPlacesOn = oncePerDay((snapshot, day): readonly (RequestPlace | null)[] =>
  snapshot.referrals.map((referral) => requestPlaceOn(referral, day, snapshot.words)),
);

/** The plans current on a day. */
export const currentPlansOn = oncePerDay((snapshot, day): readonly Plan[] =>
  snapshot.plans.filter((plan) => isCurrentOn(plan, day)),
);

/** The days of all completed reviews in parallel arrays, one plan's reviews after another's. */
interface ReviewDays {
  /** The index of a plan's first review, by the plan's `at`; one more entry ends the last plan's. */
  readonly start: Int32Array;
  readonly completed: Int32Array;
  readonly effective: Int32Array;
  /** The first day on which the review took effect 12 calendar months ago. */
  readonly until: Int32Array;
}

const reviewDays = oncePerSnapshot(({ plans, reviews }): ReviewDays => {
  const days = {
    start: new Int32Array(plans.length + 1),
    completed: new Int32Array(reviews.length),
    effective: new Int32Array(reviews.length),
    until: new Int32Array(reviews.length),
  };
  let at = 0;
  for (const plan of plans) {
    days.start[plan.at] = at;
    for (const review of plan.reviews) {
      // A completed review takes effect on the same day, whichever day from its completion on is asked about.
      const effective = review.completedOn === null ? null : effectiveOn(review, review.completedOn);
      if (review.completedOn === null || effective === null) continue;
      days.completed[at] = review.completedOn;
      days.effective[at] = effective;
      days.until[at] = addMonths(effective, 12);
      at += 1;
    }
  }
  days.start[plans.length] = at;
  return days;
});

/** Like isReviewedInLast12Months, for any plan of the snapshot and any day. */
export const reviewedInLast12Months = oncePerSnapshot((snapshot) => {
  const { start, completed, until } = reviewDays(snapshot);
  return (plan: Plan, day: Day): boolean => {
    const end = start[plan.at + 1] ?? 0;
    for (let at = start[plan.at] ?? 0; at < end; at += 1) {
      if ((completed[at] ?? 0) <= day && (until[at] ?? 0) > day) return true;
    }
    return false;
  };
});

/** Like lastEventOn, for every plan on a day, by the plan's `at`; null: the plan is not issued. */
export const lastEventsOn = oncePerDay((snapshot, day): readonly (Day | null)[] => {
  const { start, completed, effective } = reviewDays(snapshot);
  return snapshot.plans.map((plan) => {
    if (plan.issuedOn === null || plan.reviews.length === 0) return plan.issuedOn;
    let last: Day = plan.issuedOn;
    const end = start[plan.at + 1] ?? 0;
    for (let at = start[plan.at] ?? 0; at < end; at += 1) {
      const effectiveDay = effective[at] ?? 0;
      if ((completed[at] ?? 0) <= day && effectiveDay > last) last = dayOf(effectiveDay);
    }
    return last;
  });
});

/** The new plans that are issued, on whatever day, in the snapshot's order. */
export const newPlansOf = oncePerSnapshot(({ plans }: Snapshot): readonly Plan[] =>
  plans.filter(({ origin, issuedOn }) => origin === "new" && issuedOn !== null),
);
