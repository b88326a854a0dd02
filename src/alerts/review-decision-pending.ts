import { alert } from "../alert.ts";
import { isDecisionAwaited } from "../facts/review-work.ts";
import { runningFrom } from "../facts/statutory-clock.ts";
import { reviewsPending } from "../pending-reviews.ts";

/** A review that was held and after which nothing is decided. */
export const reviewDecisionPending = alert({
  id: "review-decision-pending",
  title: "Decision after the review",
  says: "no decision after the review",
  todo: "Decide to keep, amend or cease the plan, tell the family, record outcome and day.",
  view: () => "review",
  pending: (watched) =>
    reviewsPending(
      watched,
      ({ review }) => isDecisionAwaited(review, watched.on),
      ({ effectiveOn }) => runningFrom("review-decision", effectiveOn, watched.book.words),
    ),
});
