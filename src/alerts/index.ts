import type { AlertKind } from "../alert.ts";
import { dataCheck } from "./data-check.ts";
import { planAlerts } from "./plan-alerts.ts";
import { recordWrong } from "./record-wrong.ts";
import { requestAlerts } from "./request-alerts.ts";
import { reviewAlerts } from "./review-alerts.ts";

/** The kinds of personal alert, in the order of a case's life. */
export const alertKinds: readonly AlertKind[] = [
  ...requestAlerts,
  ...planAlerts,
  ...reviewAlerts,
  recordWrong,
  dataCheck,
];
