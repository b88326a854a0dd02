/**
 * Facts that nearly every question needs, computed for all records at once and cached for the days asked about last.
 * Lists are in the snapshot's order: a record's `at` is its index.
 */
import { dayOf, type Day } from "../cases/day.ts";
import { oncePerDay, oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Plan, Worker } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { addMonths } from "./calendar.ts";
import { caseOfficerOn } from "./case-officer.ts";
import { requestPlaceOn, type RequestPlace } from "./request.ts";
import { beganOn, heldFrom } from "./plan.ts";
import { effectiveOn } from "./review.ts";

/** Days during which something holds, in parallel arrays: from `from` (inclusive) to `until` (exclusive). */
export interface Spans {
  readonly from: Int32Array;
  readonly until: Int32Array;
}

/**
 * Several spans of each record, in order of `from`: of the record whose `at` is 3, those from `start[3]` to before
 * `start[4]`. They may overlap.
 */
export interface SpanLists extends Spans {
  readonly start: Int32Array;
}

/** Later than any day. */
const never = 2 ** 31 - 1;

/** Computes one span of each plan, by its `at`, once per snapshot. `from` null: it never holds; `until` null: for good. */
function planSpans(from: (plan: Plan) => Day | null, until: (plan: Plan) => Day | null): (snapshot: Snapshot) => Spans {
  return oncePerSnapshot(({ plans }) => ({
    from: Int32Array.from(plans, (plan) => from(plan) ?? never),
    until: Int32Array.from(plans, (plan) => until(plan) ?? never),
  }));
}

const ceasedOn = (plan: Plan) => plan.ceasedOn;

/** The span in which each plan is current, as isCurrentOn says. */
export const currentSpans = planSpans(beganOn, ceasedOn);

/** The span in which each plan is current and was issued 12 months ago or more. */
export const heldSpans = planSpans(heldFrom, ceasedOn);

/** Whether the record with this `at` has a span that holds on the day. */
export function isInSpan({ start, from, until }: SpanLists, at: number, day: Day): boolean {
  const end = start[at + 1] ?? 0;
  for (let span = start[at] ?? 0; span < end; span += 1) {
    if ((from[span] ?? never) <= day && (until[span] ?? never) > day) return true;
  }
  return false;
}

/** Each person's case officer on a day, by the person's `at`; null: nobody. */
export const caseOfficersOn = oncePerDay((snapshot, day): readonly (Worker | null)[] =>
  snapshot.persons.map((person) => caseOfficerOn(person, day, snapshot.words)),
);

/** Each request's place on a day, by the referral's `at`; null: it does not exist yet. */
export const requestPlacesOn = oncePerDay((snapshot, day): readonly (RequestPlace | null)[] =>
  snapshot.referrals.map((referral) => requestPlaceOn(referral, day, snapshot.words)),
);

/** The plans current on a day. */
export const currentPlansOn = oncePerDay((snapshot, day): readonly Plan[] => {
  const { from, until } = currentSpans(snapshot);
  return snapshot.plans.filter(({ at }) => (from[at] ?? 0) <= day && (until[at] ?? 0) > day);
});

/** The days of all completed reviews of each plan, in order of their completion. */
interface ReviewDays {
  /** From each review's completion to the first day on which it took effect 12 calendar months ago. */
  readonly lately: SpanLists;
  /** The latest of the plan's issue and the days on which this review and those before it took effect. */
  readonly lastEvent: Int32Array;
}

const reviewDays = oncePerSnapshot(({ plans, reviews }): ReviewDays => {
  const start = new Int32Array(plans.length + 1);
  const from = new Int32Array(reviews.length);
  const until = new Int32Array(reviews.length);
  const lastEvent = new Int32Array(reviews.length);
  let at = 0;
  for (const plan of plans) {
    start[plan.at] = at;
    let last: number = plan.issuedOn ?? -Infinity;
    for (const { completedOn, effective } of completedReviews(plan)) {
      last = Math.max(last, effective);
      from[at] = completedOn;
      until[at] = addMonths(effective, 12);
      lastEvent[at] = last;
      at += 1;
    }
  }
  start[plans.length] = at;
  return { lately: { start, from, until }, lastEvent };
});

/** Returns the days of a plan's completed reviews, in order of their completion. */
function completedReviews({ reviews }: Plan): { readonly completedOn: Day; readonly effective: Day }[] {
  return reviews
    .flatMap((review) => {
      const { completedOn } = review;
      // A completed review takes effect on the same day, whichever day from its completion on is asked about.
      const effective = completedOn === null ? null : effectiveOn(review, completedOn);
      return completedOn === null || effective === null ? [] : [{ completedOn, effective }];
    })
    .sort((one, other) => one.completedOn - other.completedOn);
}

/** The spans of days on which isReviewedInLast12Months is true, by the plan's `at`. They may overlap. */
export function reviewedInLast12Months(snapshot: Snapshot): SpanLists {
  return reviewDays(snapshot).lately;
}

/** Earlier than any day: the plan is not issued. */
const noEvent = -(2 ** 31);

const lastEventDays = oncePerDay((snapshot, day): Int32Array => {
  const { lately, lastEvent } = reviewDays(snapshot);
  const { start, from } = lately;
  const last = new Int32Array(snapshot.plans.length).fill(noEvent);
  for (const { at, issuedOn } of snapshot.plans) {
    if (issuedOn === null) continue;
    const first = start[at] ?? 0;
    let review = (start[at + 1] ?? 0) - 1;
    while (review >= first && (from[review] ?? never) > day) review -= 1;
    last[at] = review < first ? issuedOn : (lastEvent[review] ?? noEvent);
  }
  return last;
});

/** Like lastEventOn, for every plan on a day. */
export function lastEventsOn(snapshot: Snapshot, day: Day): (plan: Plan) => Day | null {
  const days = lastEventDays(snapshot, day);
  return ({ at }) => {
    const last = days[at] ?? noEvent;
    return last === noEvent ? null : dayOf(last);
  };
}
