import { Fault, listOfTexts, type Read, type Setting } from "./setting.ts";

const kinds = [
  "assessment-decision-pending",
  "plan-decision-pending",
  "plan-issue-pending",
  "review-due",
  "review-decision-pending",
  "amended-plan-pending",
  "record-wrong",
];

const alerts: Setting<readonly string[]> = {
  name: "ALERTS",
  meaning: "the kinds of personal alert that are switched on, separated by commas",
  initial: kinds.join(", "),
  example: "review-due, record-wrong",
  read(text) {
    const named = listOfTexts(text).map((one) => one.toLowerCase());
    return named.length > 0 && named.every((one) => kinds.includes(one))
      ? named
      : new Fault(`must be some of ${kinds.join(", ")}`);
  },
};

export const alertVariables = [alerts];

/** Who is told of what. */
export const readAlerts = (read: Read) => ({
  /** The kinds of personal alert that are switched on, by id. */
  alerts: read(alerts),
});
