import { alert } from "../alert.ts";
import { isSeenToAssessOrNot, seenDecided } from "../facts/active.ts";
import { daysToIssue, onRequests } from "./engine/pending-requests.ts";

/** A request for an assessment on which nothing is decided; overdue when the 20 weeks for the whole plan are over. */
export const assessmentDecisionPending = alert({
  id: "assessment-decision-pending",
  noun: { one: "EHC needs assessment decision", many: "EHC needs assessment decisions" },
  nextStep: "Decide whether to assess, notify the parent or young person, and record the decision.",
  ...onRequests({
    clock: "assessment-decision",
    isPending: (place) => place === "undecided",
    overdueAfterDays: daysToIssue,
    isDecided: (request, { on, snapshot }) =>
      isSeenToAssessOrNot(request, on, snapshot) || seenDecided(request, on).length > 0,
  }),
});
