/**
 * What nearly every question needs of a day, worked out for all records at once and kept for the days asked about last.
 * Lists are in the snapshot's order and are read by a record's `at`.
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

/** Each person's case officer on a day, by the person's place; null: nobody. */
export const caseOfficersOn = oncePerDay((snapshot, day): readonly (Worker | null)[] =>
  snapshot.persons.map((person) => caseOfficerOn(person, day, snapshot.words)),
);

/** Where each request stands on a day, by the referral's place; null: it does not exist yet. */
export const requestPlacesOn = oncePerDay((snapshot, day): readonly (RequestPlace | null)[] =>
  snapshot.referrals.map((referral) => requestPlaceOn(referral, day, snapshot.words)),
);

/** The plans current on a day. */
export const currentPlansOn = oncePerDay((snapshot, day): readonly Plan[] =>
  snapshot.plans.filter((plan) => isCurrentOn(plan, day)),
);

/** The completed reviews of all plans in one list, those of a plan together, by their days. */
interface ReviewDays {
  /** Where a plan's reviews begin, by the plan's place; one more entry ends the last. */
  readonly start: Int32Array;
  readonly completed: Int32Array;
  readonly effective: Int32Array;
  /** The first day on which the review is 12 calendar months past. */
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
      // The day a completed review counts from is the same on every day from its completion on.
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

/** As isReviewedInLast12Months, for all plans of a snapshot: by the plan's place and the day. */
export const reviewedInLast12Months = oncePerSnapshot((snapshot) => {
  const { start, completed, until } = reviewDays(snapshot);
  return ({ at: place }: Plan, day: Day): boolean => {
    const end = start[place + 1] ?? 0;
    for (let at = start[place] ?? 0; at < end; at += 1) {
      if ((completed[at] ?? 0) <= day && (until[at] ?? 0) > day) return true;
    }
    return false;
  };
});

/** As lastEventOn, of every plan on a day, by the plan's place; null: the plan is not issued. */
export const lastEventsOn = oncePerDay((snapshot, day): readonly (Day | null)[] => {
  const { start, completed, effective } = reviewDays(snapshot);
  return snapshot.plans.map(({ at: place, issuedOn, reviews }) => {
    if (issuedOn === null || reviews.length === 0) return issuedOn;
    let last: Day = issuedOn;
    const end = start[place + 1] ?? 0;
    for (let at = start[place] ?? 0; at < end; at += 1) {
      const on = effective[at] ?? 0;
      if ((completed[at] ?? 0) <= day && on > last) last = dayOf(on);
    }
    return last;
  });
});

/** The plans that are new and issued at all, in the snapshot's order. */
export const newPlansOf = oncePerSnapshot(({ plans }: Snapshot): readonly Plan[] =>
  plans.filter(({ origin, issuedOn }) => origin === "new" && issuedOn !== null),
);
