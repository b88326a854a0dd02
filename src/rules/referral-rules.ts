import type { View } from "../cases/contract.ts";
import { isWord } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import type { Referral } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { isDecidedBy } from "../facts/request.ts";
import { referralSubject } from "../measures/engine/subjects.ts";
import { rule } from "../rule.ts";

const reads: readonly View[] = ["person", "referral"];
const why = "The decision is recorded in two places that disagree, so two charts show different numbers.";
const remedy = "Enter the decision from the workflow step in the form, or correct the workflow step.";
const decisionSays = {
  one: "request has a decision that differs from its workflow",
  many: "requests have a decision that differs from the workflow",
};

/** Whether a referral is decided by the day with this next action and none of these decisions taken. */
function disagrees(referral: Referral, on: Day, action: string, decisions: readonly string[]): boolean {
  return (
    isDecidedBy(referral, on) &&
    isWord(referral.nextAction, action) &&
    !decisions.some((decision) => isWord(referral.decisionTaken, decision))
  );
}

/** Whether a referral's next action and decision taken are both known, and agree. */
function isMended(referral: Referral, on: Day, { words }: Snapshot): boolean {
  const agreeing: readonly (readonly [string, readonly string[]])[] = [
    [words.actionAssess, [words.proceed]],
    [words.actionRefuse, [words.refuse]],
    [words.actionOutOfBorough, [words.placeAgreed, words.placeDeclined]],
  ];
  return (
    isDecidedBy(referral, on) &&
    agreeing.some(
      ([action, decisions]) => isWord(referral.nextAction, action) && !disagrees(referral, on, action, decisions),
    )
  );
}

export const assessDecisionMismatch = rule({
  id: "assess-decision-mismatch",
  title: "Workflow says assess, 'Decision taken' says something else",
  says: decisionSays,
  synonyms:
    "the workflow says assess the 'Decision taken' says something else, assess decision mismatch, decision mismatch, agreed to assess mismatch, decision taken wrong",
  counts: "decided requests whose next action is to assess and whose decision taken is a different one or blank",
  reads,
  why,
  remedy,
  subject: referralSubject,
  isBroken: (referral, on, words) => disagrees(referral, on, words.actionAssess, [words.proceed]),
  isMended,
});

export const refuseDecisionMismatch = rule({
  id: "refuse-decision-mismatch",
  title: "Workflow says do not assess, 'Decision taken' says something else",
  says: decisionSays,
  synonyms:
    "the workflow says do not assess the 'Decision taken' says something else, refuse decision mismatch, decision mismatch, refusal mismatch, decision taken wrong",
  counts: "decided requests whose next action is not to assess and whose decision taken is a different one or blank",
  reads,
  why,
  remedy,
  subject: referralSubject,
  isBroken: (referral, on, words) => disagrees(referral, on, words.actionRefuse, [words.refuse]),
  isMended,
});

export const outOfBoroughMismatch = rule({
  id: "out-of-borough-mismatch",
  title: "Out of borough request without a place request decision",
  says: {
    one: "out of borough request has no decision on a place",
    many: "out of borough requests have no decision on a place",
  },
  synonyms:
    "an out of borough request without a place request decision, out of borough mismatch, out of borough decision missing, out of borough without decision",
  counts:
    "decided requests whose next action is an out of borough request and whose decision taken is neither to agree nor to decline a place",
  reads,
  why,
  remedy,
  subject: referralSubject,
  isBroken: (referral, on, words) =>
    disagrees(referral, on, words.actionOutOfBorough, [words.placeAgreed, words.placeDeclined]),
  isMended,
});
