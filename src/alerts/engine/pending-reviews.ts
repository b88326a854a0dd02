import type { AlertKind, AlertScope, AlertText, Pending } from "../../alert.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import { textOfDay, textOfDayOrNull, type Day } from "../../cases/day.ts";
import type { Plan, Review } from "../../cases/records.ts";
import { isSeenBy, isSeenCeased } from "../../facts/active.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { isSeenAmended, ownLatestReview, type HeldReview } from "../../facts/review-clock.ts";
import { recordsById } from "../../cases/record-index.ts";
import { latestCompletedReview } from "../../facts/review.ts";
import type { RunningClock } from "../../facts/statutory-clock.ts";

/** What an alert on reviews says and is about. */
interface ReviewAlert extends AlertText {
  readonly isAwaited: (review: Review, on: Day) => boolean;
  readonly clockOf: (held: HeldReview, on: Day, words: CouncilWords) => RunningClock;
  /** Whether what it asks for is seen to be decided; absent: no decision ends it. */
  readonly isDecided?: (review: Review, on: Day) => boolean;
  /** Whether the review is seen to be one that it does not ask about: then it is reclassified. Absent: none is. */
  readonly isOther?: (review: Review, on: Day) => boolean;
}

/**
 * Defines an alert on current plans' latest completed reviews. One that is no longer pending ended with the plan, with
 * the amended plan or as `isDecided` says; one that a later review of the plan follows is over.
 */
export function reviewAlert({
  isAwaited,
  clockOf,
  isDecided = () => false,
  isOther = () => false,
  ...text
}: ReviewAlert): AlertKind {
  const pendingOf = (plan: Plan, { snapshot, on }: AlertScope): Pending | null => {
    const held = isCurrentOn(plan, on) ? ownLatestReview(plan, on) : null;
    if (held === null || !isAwaited(held.review, on)) return null;
    const { review } = held;
    return {
      record: review.reviewId,
      person: plan.person,
      clock: clockOf(held, on, snapshot.words),
      values: [
        { name: "review held", value: textOfDay(held.effectiveOn) },
        { name: "outcome", value: review.outcome },
        { name: "decided", value: textOfDayOrNull(review.decidedOn) },
        { name: "amended draft", value: textOfDayOrNull(review.amendedDraftOn) },
        { name: "amended final", value: textOfDayOrNull(review.amendedFinalOn) },
      ],
    };
  };
  return {
    ...text,
    view: () => "review",
    pending: (scope) => scope.snapshot.plans.flatMap((plan) => pendingOf(plan, scope) ?? []),
    outcomeOf({ record }, { snapshot, on }) {
      const review = recordsById(snapshot).review.get(record);
      if (review === undefined) return null;
      const isDone = isSeenAmended(review, on) || isDecided(review, on) || isSeenCeased(review.plan, on);
      if (isDone) return "done";
      if (isOther(review, on)) return "reclassified";
      return isFollowed(review, on) ? "over" : null;
    },
  };
}

/** Whether a later review of the same plan is completed by the day. */
export function isFollowed(review: Review, on: Day): boolean {
  const latest = latestCompletedReview(review.plan, on);
  const isReadable = isSeenBy(review.completedOn, on);
  return isReadable && latest !== null && latest !== review;
}
