import { readWithoutRemark } from "../cases/record-index.ts";
import { isSeenBy } from "../facts/active.ts";
import { canBeTrue } from "../facts/calendar.ts";
import { assessmentSubject, referralSubject } from "../measures/engine/subjects.ts";
import { check } from "../rule.ts";

export const endedBeforeReceived = check({
  id: "ended-before-received",
  title: "Request decided or withdrawn before it was received",
  counts: "requests decided or withdrawn before they were received",
  reads: ["person", "referral"],
  why: "The wait cannot be measured, and a request that seems to be withdrawn is easy to overlook.",
  remedy: "Enter the dates on which the request was received, decided and withdrawn.",
  says: {
    one: "request was decided or withdrawn before it was received",
    many: "requests were decided or withdrawn before they were received",
  },
  effects: [
    {
      on: ["referrals.undecided", "other-referrals.undecided", "assessments.undecided-since-referral"],
      moves: "higher",
    },
    { on: ["referrals.time-to-decision", "assessments.time-from-referral"], moves: "higher or lower" },
  ],
  mayHideCase: true,
  subject: referralSubject,
  isBroken: ({ receivedOn, decidedOn, withdrawnOn }) =>
    [decidedOn, withdrawnOn].some((day) => day !== null && day < receivedOn),
  isMended: ({ referralId, receivedOn, decidedOn, withdrawnOn }, on, snapshot) =>
    readWithoutRemark(snapshot)("referral", referralId) && canBeTrue([receivedOn, decidedOn, withdrawnOn], on),
});

export const assessedBeforeReceived = check({
  id: "assessed-before-received",
  title: "Assessment decided before its request was received",
  counts: "assessments decided before their request was received",
  reads: ["person", "referral", "assessment"],
  why: "The wait cannot be measured.",
  remedy: "Enter the dates on which the request was received and the assessment decided.",
  says: {
    one: "assessment was decided before its request was received",
    many: "assessments were decided before their request was received",
  },
  effects: [
    {
      on: ["assessments.time-from-referral", "assessments.time-from-decision-to-assess"],
      moves: "higher or lower",
    },
  ],
  subject: assessmentSubject,
  isBroken: ({ decidedOn, referral }) => decidedOn !== null && decidedOn < referral.receivedOn,
  isMended: ({ decidedOn, referral }, on) => isSeenBy(referral.receivedOn, on) && isSeenBy(decidedOn, on),
});
