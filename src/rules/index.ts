import type { Rule } from "../rule.ts";
import { genderNotRecorded, workerRelationship } from "./person-rules.ts";
import { exemptionUnnecessary, reviewNotScheduled } from "./plan-rules.ts";
import { assessDecisionMismatch, outOfBoroughMismatch, refuseDecisionMismatch } from "./referral-rules.ts";
import { reviewDateBlank, reviewDateIncorrect } from "./review-rules.ts";

/** The data-quality rules, in the dashboard's order. */
export const rules: readonly Rule[] = [
  workerRelationship,
  assessDecisionMismatch,
  refuseDecisionMismatch,
  genderNotRecorded,
  reviewNotScheduled,
  exemptionUnnecessary,
  outOfBoroughMismatch,
  reviewDateIncorrect,
  reviewDateBlank,
];
