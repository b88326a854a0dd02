import type { Pending, AlertScope } from "../../alert.ts";
import { textOfDay, textOfDayOrNull } from "../../cases/day.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { ownLatestReview, type HeldReview } from "../../facts/review-clock.ts";
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
