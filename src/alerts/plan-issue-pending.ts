import { alert } from "../alert.ts";
import { isSeenRefused } from "../facts/active.ts";
import { lastDecidedAssessment } from "../facts/request.ts";
import { onRequests } from "./engine/pending-requests.ts";

/** A plan agreed and not issued. A request whose assessment was decided in unknown words keeps this clock too. */
export const planIssuePending = alert({
  id: "plan-issue-pending",
  noun: { one: "final EHC plan", many: "final EHC plans" },
  nextStep: "Issue the final plan and record the date.",
  ...onRequests({
    clock: "plan-issue",
    isPending: (place, request, on) =>
      place === "awaiting issue" || (place === "unrecognised" && lastDecidedAssessment(request, on) !== null),
    isDecided: (request, { on, snapshot }) => isSeenRefused(request, on, snapshot),
  }),
});
