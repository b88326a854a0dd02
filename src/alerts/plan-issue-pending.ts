import { alert } from "../alert.ts";
import { speakingAssessment } from "../facts/request.ts";
import { requestsPending } from "../pending-requests.ts";

/** A plan agreed and not issued; also a request whose assessment is decided in words that no rule knows. */
export const planIssuePending = alert({
  id: "plan-issue-pending",
  title: "Final plan to issue",
  says: "the final plan is not issued",
  todo: "Issue the plan and record the day.",
  view: () => "referral",
  pending: requestsPending(
    "plan-issue",
    (place, request, on) =>
      place === "awaiting issue" || (place === "unrecognised" && speakingAssessment(request, on) !== null),
  ),
});
