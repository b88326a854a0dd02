import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import { readWithoutRemark } from "../cases/record-index.ts";
import type { Plan } from "../cases/records.ts";
import { isSeenBy } from "../facts/active.ts";
import { canBeTrue, isBy } from "../facts/calendar.ts";
import { beganOn } from "../facts/plan.ts";
import { isDecidedBy } from "../facts/request.ts";
import { planSubject } from "../measures/engine/subjects.ts";
import { check } from "../rule.ts";

export const ceasedBeforeIssued = check({
  id: "ceased-before-issued",
  title: "Plan ceased before it was issued",
  counts: "plans that ceased before they were issued or taken over",
  reads: ["person", "plan"],
  why: "The plan is never current, so nobody is told when its annual review is due.",
  remedy:
    "Enter the dates on which the plan was issued and ceased. Leave the second blank while the plan is maintained.",
  says: {
    one: "plan has a ceased date before its issue date",
    many: "plans have a ceased date before their issue date",
  },
  effects: [{ on: ["plans", "reviews"], moves: "higher" }],
  mayHideCase: true,
  subject: planSubject,
  isBroken: (plan) => {
    const began = beganOn(plan);
    return plan.ceasedOn !== null && began !== null && plan.ceasedOn < began;
  },
  isMended: (plan, on, snapshot) =>
    beganOn(plan) !== null &&
    readWithoutRemark(snapshot)("plan", plan.planId) &&
    canBeTrue([plan.issuedOn, plan.responsibleFrom, plan.ceasedOn], on),
});

export const issuedBeforeReceived = check({
  id: "issued-before-received",
  title: "Plan issued before its request was received",
  counts: "plans issued before the request that they answer was received",
  reads: ["person", "referral", "assessment", "plan"],
  why: "It is not known whether the plan was issued within 20 weeks.",
  remedy: "Enter the dates on which the request was received and the plan issued, or correct the assessment.",
  says: {
    one: "plan was issued before its request was received",
    many: "plans were issued before their request was received",
  },
  effects: [{ on: ["issued", "issued-excluding"], moves: "higher or lower" }],
  subject: planSubject,
  isBroken: ({ issuedOn, assessment }) =>
    issuedOn !== null && assessment !== null && issuedOn < assessment.referral.receivedOn,
  isMended: ({ issuedOn, assessment }, on) =>
    isSeenBy(issuedOn, on) && assessment !== null && isSeenBy(assessment.referral.receivedOn, on),
});

export const planAfterRefusal = check({
  id: "plan-after-refusal",
  title: "Plan issued although its request was refused",
  counts: "plans issued although the request was refused, or the assessment ended in a decision not to issue a plan",
  reads: ["person", "referral", "assessment", "plan"],
  why: "Either the decision or the plan is wrong, and the parent or young person may have been notified of either.",
  remedy: "Enter the decision that was taken, or the assessment that led to the plan.",
  says: {
    one: "plan was issued although its request was refused",
    many: "plans were issued although their request was refused",
  },
  effects: [
    { on: ["plans.current", "issued", "issued-excluding"], moves: "lower" },
    { on: ["referrals.decisions", "referrals.decisions-new", "assessments.decisions"], moves: "higher or lower" },
  ],
  subject: planSubject,
  isBroken: (plan, on, words) => isBy(plan.issuedOn, on) && isRefused(plan, on, words),
  isMended: ({ issuedOn, assessment }, on, { words }) =>
    isSeenBy(issuedOn, on) &&
    assessment !== null &&
    isDecidedBy(assessment, on) &&
    isWord(assessment.nextAction, words.develop) &&
    isWord(assessment.referral.decisionTaken, words.proceed),
});

function isRefused({ assessment }: Plan, on: Day, words: CouncilWords): boolean {
  if (assessment === null) return false;
  const { referral } = assessment;
  return (
    (isDecidedBy(assessment, on) && isWord(assessment.nextAction, words.notRequired)) ||
    (isDecidedBy(referral, on) && isWord(referral.decisionTaken, words.refuse))
  );
}
