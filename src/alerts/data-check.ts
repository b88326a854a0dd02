import { alert } from "../alert.ts";
import { checks } from "../checks/index.ts";
import { isActiveOn, isCaseSeenEnded } from "../facts/active.ts";
import { findingOutcome, findingTexts, findingsPending } from "./engine/pending-findings.ts";

const id = "data-check";
const hiding = new Set(checks.filter(({ mayHideCase }) => mayHideCase).map((one) => one.id));

/**
 * A record that cannot be right by a data check, of an active case; where the fault may hide an active case, whoever's
 * it is. Its clock starts on the day on which the finding was first seen.
 */
export const dataCheck = alert({
  id,
  noun: { one: "data error", many: "data errors" },
  nextStep: "Correct the record.",
  ...findingTexts(checks),
  pending: (scope) =>
    findingsPending(
      id,
      checks,
      scope,
      ({ person }, { id: check }) => hiding.has(check) || isActiveOn(person, scope.on, scope.snapshot.words),
    ),
  outcomeOf: findingOutcome(
    checks,
    (_, __, person, { on, snapshot }) => person !== null && isCaseSeenEnded(person, on, snapshot),
  ),
});
