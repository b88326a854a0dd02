import type { AlertKind } from "../alert.ts";
import { isSeenRefused, isSeenToAssessOrNot, isSeenToPlanOrNot, seenDecided } from "../facts/active.ts";
import { lastDecidedAssessment } from "../facts/request.ts";
import { daysToIssue, requestAlert } from "./engine/pending-requests.ts";

/** The alerts on new clients' requests, in the order of a case's life. */
export const requestAlerts: readonly AlertKind[] = [
  // A request for an assessment on which nothing is decided; overdue when the 20 weeks for the whole plan are over.
  requestAlert({
    id: "assessment-decision-pending",
    noun: { one: "EHC needs assessment decision", many: "EHC needs assessment decisions" },
    nextStep: "Decide whether to assess, notify the parent or young person, and record the decision.",
    clock: "assessment-decision",
    isPending: (place) => place === "undecided",
    overdueAfterDays: daysToIssue,
    isDecided: (request, { on, snapshot }) =>
      isSeenToAssessOrNot(request, on, snapshot) || seenDecided(request, on).length > 0,
  }),
  // An assessment after which nobody has decided whether there will be a plan. A request that was decided in unknown
  // words, with no assessment decided, keeps this clock too.
  requestAlert({
    id: "plan-decision-pending",
    noun: { one: "decision to issue a plan", many: "decisions to issue a plan" },
    nextStep: "Decide whether to issue a plan, notify the parent or young person, and record the decision.",
    clock: "plan-decision",
    isPending: (place, request, on) =>
      place === "assessing" || (place === "unrecognised" && lastDecidedAssessment(request, on) === null),
    overdueAfterDays: daysToIssue,
    isDecided: (request, { on, snapshot }) =>
      isSeenToPlanOrNot(request, on, snapshot) || isSeenRefused(request, on, snapshot),
  }),
  // A plan agreed and not issued. A request whose assessment was decided in unknown words keeps this clock too.
  requestAlert({
    id: "plan-issue-pending",
    noun: { one: "final EHC plan", many: "final EHC plans" },
    nextStep: "Issue the final plan and record the date.",
    clock: "plan-issue",
    isPending: (place, request, on) =>
      place === "awaiting issue" || (place === "unrecognised" && lastDecidedAssessment(request, on) !== null),
    isDecided: (request, { on, snapshot }) => isSeenRefused(request, on, snapshot),
  }),
];
