import type { AlertKind } from "../alert.ts";
import { amendedPlanPending } from "./amended-plan-pending.ts";
import { assessmentDecisionPending } from "./assessment-decision-pending.ts";
import { dataCheck } from "./data-check.ts";
import { planDecisionPending } from "./plan-decision-pending.ts";
import { planIssuePending } from "./plan-issue-pending.ts";
import { recordWrong } from "./record-wrong.ts";
import { reviewDecisionPending } from "./review-decision-pending.ts";
import { reviewDue } from "./review-due.ts";

/** The kinds of personal alert, in the order of a case's life. */
export const alertKinds: readonly AlertKind[] = [
  assessmentDecisionPending,
  planDecisionPending,
  planIssuePending,
  reviewDue,
  reviewDecisionPending,
  amendedPlanPending,
  recordWrong,
  dataCheck,
];
