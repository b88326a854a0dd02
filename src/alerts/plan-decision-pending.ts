import { alert } from "../alert.ts";
import { isSeenRefused, isSeenToPlanOrNot } from "../facts/active.ts";
import { lastDecidedAssessment } from "../facts/request.ts";
import { daysToIssue, requestOutcome, requestsPending } from "./engine/pending-requests.ts";

/**
 * An assessment after which nobody has decided whether there will be a plan. A request that was decided in unknown words,
 * with no assessment decided, keeps this clock too.
 */
export const planDecisionPending = alert({
  id: "plan-decision-pending",
  title: "Decision whether to issue a plan",
  description: "no decision whether to issue a plan",
  nextStep: "Decide and record the assessment's decision; if there will be no plan, tell the family.",
  view: () => "referral",
  pending: requestsPending(
    "plan-decision",
    (place, request, on) =>
      place === "assessing" || (place === "unrecognised" && lastDecidedAssessment(request, on) === null),
    daysToIssue,
  ),
  outcomeOf: requestOutcome(
    (request, { on, snapshot }) => isSeenToPlanOrNot(request, on, snapshot) || isSeenRefused(request, on, snapshot),
  ),
});
