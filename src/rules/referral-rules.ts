import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Referral } from "../cases/records.ts";
import { isDecidedBy } from "../facts/request.ts";
import { referralSubject } from "../measures/engine/subjects.ts";
import { rule, type Rule } from "../rule.ts";

const decisionSays = {
  one: "request has a decision that differs from its workflow",
  many: "requests have a decision that differs from the workflow",
};

/** A next action, and the decisions taken that agree with it. */
type Agreement = (words: CouncilWords) => { readonly action: string; readonly decisions: readonly string[] };

const toAssess: Agreement = ({ actionAssess, proceed }) => ({ action: actionAssess, decisions: [proceed] });
const toRefuse: Agreement = ({ actionRefuse, refuse }) => ({ action: actionRefuse, decisions: [refuse] });
const outOfBorough: Agreement = ({ actionOutOfBorough, placeAgreed, placeDeclined }) => ({
  action: actionOutOfBorough,
  decisions: [placeAgreed, placeDeclined],
});

/** Whether a referral has the action and, as `agrees` says, one of its decisions or none. */
function holds(referral: Referral, agreement: Agreement, words: CouncilWords, agrees: boolean): boolean {
  const { action, decisions } = agreement(words);
  const isAgreed = decisions.some((decision) => isWord(referral.decisionTaken, decision));
  return isWord(referral.nextAction, action) && isAgreed === agrees;
}

/** Defines a rule: a referral that is decided by the day with the next action was decided as it says. */
function mismatch(
  text: Pick<Rule, "id" | "title" | "counts" | "says"> & { readonly synonyms: string },
  agreement: Agreement,
): Rule {
  return rule({
    ...text,
    reads: ["person", "referral"],
    why: "The decision is recorded in two places that disagree, so two charts show different numbers.",
    remedy: "Enter the decision from the workflow step in the form, or correct the workflow step.",
    subject: referralSubject,
    isBroken: (referral, on, words) => isDecidedBy(referral, on) && holds(referral, agreement, words, false),
    // the next action and the decision taken are both known, and agree
    isMended: (referral, on, { words }) =>
      isDecidedBy(referral, on) && [toAssess, toRefuse, outOfBorough].some((one) => holds(referral, one, words, true)),
  });
}

export const assessDecisionMismatch = mismatch(
  {
    id: "assess-decision-mismatch",
    title: "Workflow says assess, 'Decision taken' says something else",
    says: decisionSays,
    synonyms:
      "the workflow says assess the 'Decision taken' says something else, assess decision mismatch, decision mismatch, agreed to assess mismatch, decision taken wrong",
    counts: "decided requests whose next action is to assess and whose decision taken is a different one or blank",
  },
  toAssess,
);

export const refuseDecisionMismatch = mismatch(
  {
    id: "refuse-decision-mismatch",
    title: "Workflow says do not assess, 'Decision taken' says something else",
    says: decisionSays,
    synonyms:
      "the workflow says do not assess the 'Decision taken' says something else, refuse decision mismatch, decision mismatch, refusal mismatch, decision taken wrong",
    counts: "decided requests whose next action is not to assess and whose decision taken is a different one or blank",
  },
  toRefuse,
);

export const outOfBoroughMismatch = mismatch(
  {
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
  },
  outOfBorough,
);
