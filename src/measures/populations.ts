import type { Day } from "../cases/day.ts";
import type { Scope } from "./engine/scope.ts";
import type { Assessment, Plan, Referral, Review } from "../cases/records.ts";
import { isWord } from "../cases/council-words.ts";
import { isWithin, yearOf } from "../facts/calendar.ts";
import { isCeasedBy, isCurrentOn, isHeld12MonthsOn, isNewIssuedBy } from "../facts/plan.ts";
import {
  isDecidedBy,
  isNewClient,
  isOpenUndecidedOn,
  requestPlaceOn,
  speakingAssessment,
  type RequestPlace,
} from "../facts/request.ts";
import { isCompletedOn } from "../facts/review.ts";
import type { Population } from "./engine/population.ts";
import { assessmentSubject, planSubject, referralSubject, completedReviewSubject } from "./engine/subjects.ts";

type Where<Record> = (record: Record, scope: Scope) => boolean;

function only<Record>(population: Population<Record>, where: Where<Record>): Population<Record> {
  return { ...population, records: (scope) => population.records(scope).filter((record) => where(record, scope)) };
}

function called<Record>(noun: string, population: Population<Record>, where: Where<Record>): Population<Record> {
  return { ...only(population, where), noun };
}

const notYetPlans = {
  reason: "plan without an issue date: not yet a plan",
  records: ({ snapshot }: Scope) => snapshot.plans.filter((plan) => plan.issuedOn === null),
};

const everyPlan: Population<Plan> = { ...planSubject, reads: ["person", "plan"], leavesOut: [notYetPlans] };

/** Every plan that could ever have been current: windows of days choose among them. */
export const plansEverCurrent = called("plans", everyPlan, (plan) => plan.issuedOn !== null);
/** Plans current on the day asked about. */
export const currentPlans = called("current plans", everyPlan, (plan, { on }) => isCurrentOn(plan, on));
/** Plans ceased by the day asked about that had been current. */
export const ceasedPlans = called("ceased plans", everyPlan, (plan, { on }) => isCeasedBy(plan, on));
/** Of those, the plans ceased since the council began to record why. */
export const ceasedPlansWithReasons = only(
  ceasedPlans,
  (plan, { snapshot }) => plan.ceasedOn !== null && plan.ceasedOn >= snapshot.words.ceasedReasonsFrom,
);

const reviewedPlans: Population<Plan> = { ...everyPlan, reads: ["person", "plan", "review"] };

export const plansUnderReview = called("current plans", reviewedPlans, (plan, { on }) => isCurrentOn(plan, on));
/** Plans begun at all, for the reviews' trend over days. */
export const plansEverUnderReview = only(reviewedPlans, (plan) => plan.issuedOn !== null);
/** Current plans first issued twelve months ago or more. */
export const plansHeld12Months = called("plans held 12 months", plansUnderReview, (plan, { on }) =>
  isHeld12MonthsOn(plan, on),
);

/** Reviews completed by the day asked about, filtered by the team that completed them. */
export const completedReviews: Population<Review> = called(
  "completed reviews",
  { ...completedReviewSubject, reads: ["person", "plan", "review"] },
  (review, { on }) => isCompletedOn(review, on),
);

const everyReferral: Population<Referral> = { ...referralSubject, reads: ["person", "referral"] };

export function isDecided(record: { readonly decidedOn: Day | null }, { on }: Scope): boolean {
  return isDecidedBy(record, on);
}

/** Of a population of decided records, those decided in the year to date. */
export function decidedInYearToDate<Record extends { readonly decidedOn: Day | null }>(
  population: Population<Record>,
): Population<Record> {
  const within = only(population, (record, { yearToDate }) => isWithin(yearToDate, record.decidedOn));
  return { ...within, usesYear: true };
}

export const decidedNewClients = called(
  "decided requests",
  everyReferral,
  (one, scope) => isNewClient(one) && isDecided(one, scope),
);
export const decidedNewClientsAndTransfers = called(
  "decided referrals",
  everyReferral,
  (one, scope) => (isNewClient(one) || one.type === "ehcp_transfer_in") && isDecided(one, scope),
);

function isOther(referral: Referral): boolean {
  return referral.type === "additional_funding" || referral.type === "out_of_borough_place";
}

export const decidedOtherReferrals = called(
  "decided referrals",
  everyReferral,
  (one, scope) => isOther(one) && isDecided(one, scope),
);
export const undecidedOtherReferrals = called(
  "undecided referrals",
  everyReferral,
  (one, { on }) => isOther(one) && isOpenUndecidedOn(one, on),
);

function standingAt(places: readonly (RequestPlace | null)[]): Population<Referral>["records"] {
  return ({ snapshot, on }) =>
    snapshot.referrals.filter((one) => isNewClient(one) && places.includes(requestPlaceOn(one, on, snapshot.words)));
}

/** New clients' requests that stand at one of these places on the day asked about. */
export function requestsAt(...places: readonly RequestPlace[]): Population<Referral> {
  return {
    ...referralSubject,
    noun: "requests",
    reads: ["person", "referral", "assessment", "plan"],
    records: standingAt(places),
    leavesOut: [{ reason: "request decided in words that no rule knows", records: standingAt(["unrecognised"]) }],
  };
}

/** New clients' assessments decided by the day asked about, one a referral: the one that speaks for it. */
export const decidedAssessments: Population<Assessment> = {
  ...assessmentSubject,
  noun: "decided assessments",
  reads: ["person", "referral", "assessment"],
  records: ({ snapshot, on }) =>
    snapshot.referrals.flatMap((one) => (isNewClient(one) ? (speakingAssessment(one, on) ?? []) : [])),
};

/** Of those, the assessments after which no plan was found to be needed. */
export const noPlanAssessments = only(decidedAssessments, (one, { snapshot }) =>
  isWord(one.nextAction, snapshot.words.notRequired),
);

/** New plans issued by the day asked about. */
export const newPlans: Population<Plan> = {
  ...called("new plans", everyPlan, (plan, { on }) => isNewIssuedBy(plan, on)),
  reads: ["person", "referral", "assessment", "plan"],
  leavesOut: [
    {
      reason: "new plan without an issue date: not yet a plan",
      records: ({ snapshot }) => snapshot.plans.filter((plan) => plan.origin === "new" && plan.issuedOn === null),
    },
  ],
};

/** New plans whose exemption is not recorded. */
export const newPlansWithoutExemption: Population<Plan> = {
  ...only(newPlans, (plan) => plan.exemption === null),
  leavesOut: [
    ...(newPlans.leavesOut ?? []),
    {
      reason: "exemption recorded (plans issued in the reporting year)",
      records: (scope) =>
        newPlans
          .records(scope)
          .filter((plan) => plan.exemption !== null && yearOf(plan.issuedOn ?? scope.on) === scope.year),
    },
  ],
};

/** Of new plans, those issued in the year to date. */
export function issuedInYearToDate(population: Population<Plan>): Population<Plan> {
  return { ...only(population, (plan, { yearToDate }) => isWithin(yearToDate, plan.issuedOn)), usesYear: true };
}

/** Of new plans, those issued in the reporting year or the two before it. */
export function issuedIn3Years(population: Population<Plan>): Population<Plan> {
  return only(
    population,
    (plan, { year }) => plan.issuedOn !== null && yearOf(plan.issuedOn) > year - 3 && yearOf(plan.issuedOn) <= year,
  );
}
