import { alert } from "../alert.ts";
import { amendmentRunning, isAmendedPlanAwaited } from "../facts/review-work.ts";
import { reviewsPending } from "../pending-reviews.ts";

/** A plan that is to be amended after its review, and whose amended final is not issued. */
export const amendedPlanPending = alert({
  id: "amended-plan-pending",
  title: "Amended plan after the review",
  says: "the amended plan is not issued",
  todo: "Send the proposed amendments or issue the amended final plan, and record the day.",
  view: () => "review",
  pending: (watched) =>
    reviewsPending(
      watched,
      ({ review }) => isAmendedPlanAwaited(review, watched.on),
      (held) => amendmentRunning(held, watched.on, watched.book.words),
    ),
});
