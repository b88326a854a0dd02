import type { Rule } from "../rule.ts";
import { genderNotRecorded, workerRelationship } from "./person.ts";
import { exemptionUnnecessary, reviewNotScheduled } from "./plan.ts";
import { assessDecisionMismatch, outOfBoroughMismatch, refuseDecisionMismatch } from "./referral.ts";
import { reviewDateBlank, reviewDateIncorrect } from "./review.ts";

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
