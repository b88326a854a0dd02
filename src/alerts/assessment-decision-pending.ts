import { alert } from "../alert.ts";
import { requestsPending } from "./engine/pending-requests.ts";

/** A family that asked for an assessment and has not heard whether there will be one. */
export const assessmentDecisionPending = alert({
  id: "assessment-decision-pending",
  title: "Decision whether to assess",
  description: "no decision whether to assess",
  nextStep: "Decide, tell the family and record the decision.",
  view: () => "referral",
  pending: requestsPending("assessment-decision", (place) => place === "undecided", 140),
});
