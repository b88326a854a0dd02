import type { Check } from "../rule.ts";
import {
  assessmentEventChecks,
  personEventChecks,
  planEventChecks,
  referralEventChecks,
  reviewEventChecks,
} from "./event-checks.ts";
import { bornInFuture, over25WithPlan, relationshipEndsBeforeStart } from "./person-checks.ts";
import { ceasedBeforeIssued, issuedBeforeReceived, planAfterRefusal } from "./plan-checks.ts";
import { assessedBeforeReceived, endedBeforeReceived } from "./request-checks.ts";
import { answeredBeforeReview, finalBeforeDraft } from "./review-checks.ts";

/** The data checks: what cannot be true, whatever the dashboard's rules say. In the order of a case's life. */
export const checks: readonly Check[] = [
  bornInFuture,
  over25WithPlan,
  relationshipEndsBeforeStart,
  ...personEventChecks,
  endedBeforeReceived,
  ...referralEventChecks,
  assessedBeforeReceived,
  ...assessmentEventChecks,
  ceasedBeforeIssued,
  issuedBeforeReceived,
  planAfterRefusal,
  ...planEventChecks,
  answeredBeforeReview,
  finalBeforeDraft,
  ...reviewEventChecks,
];
