import { alert } from "../alert.ts";
import { isSeenToAssessOrNot, seenDecided } from "../facts/active.ts";
import { daysToIssue, onRequests } from "./engine/pending-requests.ts";

/** A request for an assessment on which nothing is decided; overdue when the 20 weeks for the whole plan are over. */
export const assessmentDecisionPending = alert({
  id: "assessment-decision-pending",
  title: "Decision whether to assess",
  description: "no decision whether to assess",
  nextStep: "Decide, tell the family and record the decision.",
  ...onRequests({
    clock: "assessment-decision",
    isPending: (place) => place === "undecided",
    overdueAfterDays: daysToIssue,
    isDecided: (request, { on, snapshot }) =>
      isSeenToAssessOrNot(request, on, snapshot) || seenDecided(request, on).length > 0,
  }),
});
