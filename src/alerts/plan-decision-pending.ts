import { alert } from "../alert.ts";
import { isSeenRefused, isSeenToPlanOrNot } from "../facts/active.ts";
import { lastDecidedAssessment } from "../facts/request.ts";
import { daysToIssue, onRequests } from "./engine/pending-requests.ts";

/**
 * An assessment after which nobody has decided whether there will be a plan. A request that was decided in unknown words,
 * with no assessment decided, keeps this clock too.
 */
export const planDecisionPending = alert({
  id: "plan-decision-pending",
  noun: { one: "decision to issue a plan", many: "decisions to issue a plan" },
  nextStep: "Decide whether to issue a plan, notify the parent or young person, and record the decision.",
  ...onRequests({
    clock: "plan-decision",
    isPending: (place, request, on) =>
      place === "assessing" || (place === "unrecognised" && lastDecidedAssessment(request, on) === null),
    overdueAfterDays: daysToIssue,
    isDecided: (request, { on, snapshot }) =>
      isSeenToPlanOrNot(request, on, snapshot) || isSeenRefused(request, on, snapshot),
  }),
});
