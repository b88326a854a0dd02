import type { AlertKind, Pending, AlertScope } from "../../alert.ts";
import { textOfDay, textOfDayOrNull, type Day } from "../../cases/day.ts";
import type { Review } from "../../cases/records.ts";
import { isSeenBy, isSeenCeased } from "../../facts/active.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { ownLatestReview, type HeldReview } from "../../facts/review-clock.ts";
import { recordsById } from "../../cases/record-index.ts";
import { effectiveOn, latestCompletedReview } from "../../facts/review.ts";
import type { RunningClock } from "../../facts/statutory-clock.ts";

/** Returns the pending cases of current plans' latest completed reviews, under the clock that `clockOf` starts. */
export function reviewsPending(
  { snapshot, on }: AlertScope,
  isAwaited: (held: HeldReview) => boolean,
  clockOf: (held: HeldReview) => RunningClock,
): Pending[] {
  return snapshot.plans.flatMap((plan): Pending[] => {
    const held = isCurrentOn(plan, on) ? ownLatestReview(plan, on) : null;
    if (held === null || !isAwaited(held)) return [];
    const { review } = held;
    return [
      {
        record: review.reviewId,
        person: plan.person,
        clock: clockOf(held),
        values: [
          { name: "review held", value: textOfDay(held.effectiveOn) },
          { name: "outcome", value: review.outcome },
          { name: "decided", value: textOfDayOrNull(review.decidedOn) },
          { name: "amended draft", value: textOfDayOrNull(review.amendedDraftOn) },
          { name: "amended final", value: textOfDayOrNull(review.amendedFinalOn) },
        ],
      },
    ];
  });
}

/** Whether something is seen to have happened after a review: by the day asked about, and not before it was held. */
type IsSeenAfter = (happenedOn: Day | null) => boolean;

/**
 * Returns how reviews that are no longer pending ended: the plan ceased, the amended plan was issued, or what
 * `isDecided` says. One that a later review of the plan follows is over.
 */
export function reviewOutcome(isDecided: (review: Review, isSeen: IsSeenAfter) => boolean): AlertKind["outcomeOf"] {
  return ({ record }, { snapshot, on }) => {
    const review = recordsById(snapshot).review.get(record);
    if (review === undefined) return null;
    const heldOn = effectiveOn(review, on);
    const isSeen: IsSeenAfter = (happenedOn) => isSeenBy(happenedOn, on, heldOn);
    const { amendedDraftOn, amendedFinalOn } = review;
    const isAmended = isSeen(amendedFinalOn) && isSeenBy(amendedFinalOn, on, amendedDraftOn);
    const isDone = isAmended || isDecided(review, isSeen) || isSeenCeased(review.plan, on);
    return isDone ? "done" : isFollowed(review, on) ? "over" : null;
  };
}

/** Whether a later review of the same plan is completed by the day. */
export function isFollowed(review: Review, on: Day): boolean {
  const latest = latestCompletedReview(review.plan, on);
  const isReadable = isSeenBy(review.completedOn, on);
  return isReadable && latest !== null && latest !== review;
}
