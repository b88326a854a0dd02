import type { View } from "../cases/contract.ts";
import { isWord } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import type { Referral } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { isDecidedBy } from "../facts/request.ts";
import { referralSubject } from "../measures/engine/subjects.ts";
import { rule } from "../rule.ts";

const reads: readonly View[] = ["person", "referral"];
const why = "The decision is recorded twice and the two disagree, so two charts show different numbers.";
const remedy = "Enter in the form the decision that the workflow step says, or correct the workflow step.";

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
  title: "The workflow says assess, the 'Decision taken' says something else",
  synonyms: "assess decision mismatch, decision mismatch, agreed to assess mismatch, decision taken wrong",
  counts: "decided referrals whose next action is to assess and whose decision taken is another or none",
  reads,
  why,
  remedy,
  subject: referralSubject,
  isBroken: (referral, on, words) => disagrees(referral, on, words.actionAssess, [words.proceed]),
  isMended,
});

export const refuseDecisionMismatch = rule({
  id: "refuse-decision-mismatch",
  title: "The workflow says do not assess, the 'Decision taken' says something else",
  synonyms: "refuse decision mismatch, decision mismatch, refusal mismatch, decision taken wrong",
  counts: "decided referrals whose next action is not to proceed and whose decision taken is another or none",
  reads,
  why,
  remedy,
  subject: referralSubject,
  isBroken: (referral, on, words) => disagrees(referral, on, words.actionRefuse, [words.refuse]),
  isMended,
});

export const outOfBoroughMismatch = rule({
  id: "out-of-borough-mismatch",
  title: "An out of borough request without a place request decision",
  synonyms: "out of borough mismatch, out of borough decision missing, out of borough without decision",
  counts:
    "decided referrals whose next action is an out of borough request and whose decision taken is neither agreed nor declined",
  reads,
  why,
  remedy,
  subject: referralSubject,
  isBroken: (referral, on, words) =>
    disagrees(referral, on, words.actionOutOfBorough, [words.placeAgreed, words.placeDeclined]),
  isMended,
});
