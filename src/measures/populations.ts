import type { Snapshot } from "../cases/snapshot.ts";
import { oncePerDay, oncePerSnapshot } from "../cases/per-snapshot.ts";
import { isCeasedBy, isHeld12MonthsOn, isNewIssuedBy } from "../facts/plan.ts";
import { currentPlansOn, newPlansOf, requestPlacesOn } from "../facts/by-day.ts";
import type { Day } from "../cases/day.ts";
import type { Scope } from "./engine/scope.ts";
import type { Assessment, Plan, Referral, Review } from "../cases/records.ts";
import { isWord } from "../cases/council-words.ts";
import { isWithin, yearOf } from "../facts/calendar.ts";
import {
  isDecidedBy,
  isNewClient,
  isOpenUndecidedOn,
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

/** Narrows a population to records that are chosen once per snapshot, then by the question. */
function among<Record>(
  population: Population<Record>,
  choose: (snapshot: Snapshot) => readonly Record[],
  noun = population.noun,
): Population<Record> {
  const chosen = oncePerSnapshot(choose);
  return { ...population, noun, records: ({ snapshot }) => chosen(snapshot) };
}

function currentOf(population: Population<Plan>): Population<Plan> {
  return { ...population, noun: "current plans", records: ({ snapshot, on }) => currentPlansOn(snapshot, on) };
}

const unissued = oncePerSnapshot(({ plans }) => plans.filter((plan) => plan.issuedOn === null));

const notYetPlans = {
  reason: "plan without an issue date: not yet a plan",
  records: ({ snapshot }: Scope) => unissued(snapshot),
};

const everyPlan: Population<Plan> = { ...planSubject, reads: ["person", "plan"], leavesOut: [notYetPlans] };

/** Every plan that could ever have been current: windows of days choose among them. */
export const plansEverCurrent = among(
  everyPlan,
  ({ plans: all }) => all.filter((plan) => plan.issuedOn !== null),
  "plans",
);
/** Plans current on the day asked about. */
export const currentPlans = currentOf(everyPlan);
/** Plans ceased by the day asked about that had been current. */
export const ceasedPlans = called(
  "ceased plans",
  among(everyPlan, ({ plans: all }) => all.filter((plan) => plan.ceasedOn !== null)),
  (plan, { on }) => isCeasedBy(plan, on),
);
/** Of those, the plans ceased since the council began to record why. */
export const ceasedPlansWithReasons = only(
  ceasedPlans,
  (plan, { snapshot }) => plan.ceasedOn !== null && plan.ceasedOn >= snapshot.words.ceasedReasonsFrom,
);

const reviewedPlans: Population<Plan> = { ...everyPlan, reads: ["person", "plan", "review"] };

export const plansUnderReview = currentOf(reviewedPlans);
/** Plans begun at all, for the reviews' trend over days. */
export const plansEverUnderReview = among(reviewedPlans, ({ plans: all }) =>
  all.filter((plan) => plan.issuedOn !== null),
);
/** Current plans first issued twelve months ago or more. */
export const plansHeld12Months = called("plans held 12 months", plansUnderReview, (plan, { on }) =>
  isHeld12MonthsOn(plan, on),
);

/** Reviews completed by the day asked about, filtered by the team that completed them. */
export const completedReviews: Population<Review> = called(
  "completed reviews",
  among({ ...completedReviewSubject, reads: ["person", "plan", "review"] }, ({ reviews }) =>
    reviews.filter((review) => review.completedOn !== null),
  ),
  (review, { on }) => isCompletedOn(review, on),
);

const everyReferral: Population<Referral> = { ...referralSubject, reads: ["person", "referral"] };

function isDecided(record: { readonly decidedOn: Day | null }, { on }: Scope): boolean {
  return isDecidedBy(record, on);
}

/** Of a population of decided records, those decided in the year to date. */
export function decidedInYearToDate<Record extends { readonly decidedOn: Day | null }>(
  population: Population<Record>,
): Population<Record> {
  const within = only(population, (record, { yearToDate }) => isWithin(yearToDate, record.decidedOn));
  return { ...within, usesYear: true };
}

/** Referrals of some types that are decided by the day asked about. */
function decidedOf(noun: string, isOfType: (referral: Referral) => boolean): Population<Referral> {
  const everDecided = among(everyReferral, ({ referrals }) =>
    referrals.filter((one) => one.decidedOn !== null && isOfType(one)),
  );
  return called(noun, everDecided, isDecided);
}

export const decidedNewClients = decidedOf("decided requests", isNewClient);
export const decidedNewClientsAndTransfers = decidedOf(
  "decided referrals",
  (one) => isNewClient(one) || one.type === "ehcp_transfer_in",
);

function isOther(referral: Referral): boolean {
  return referral.type === "additional_funding" || referral.type === "out_of_borough_place";
}

export const decidedOtherReferrals = decidedOf("decided referrals", isOther);
export const undecidedOtherReferrals = called(
  "undecided referrals",
  among(everyReferral, ({ referrals }) => referrals.filter(isOther)),
  (one, { on }) => isOpenUndecidedOn(one, on),
);

const newClients = oncePerSnapshot(({ referrals }) => referrals.filter(isNewClient));

function standingAt(places: readonly (RequestPlace | null)[]): Population<Referral>["records"] {
  return ({ snapshot, on }) => {
    const placeOf = requestPlacesOn(snapshot, on);
    return newClients(snapshot).filter((one) => places.includes(placeOf[one.at] ?? null));
  };
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

const speakingAssessmentsOn = oncePerDay((snapshot, day) =>
  newClients(snapshot).flatMap((one) => speakingAssessment(one, day) ?? []),
);

/** New clients' assessments decided by the day asked about, one a referral: the one that speaks for it. */
export const decidedAssessments: Population<Assessment> = {
  ...assessmentSubject,
  noun: "decided assessments",
  reads: ["person", "referral", "assessment"],
  records: ({ snapshot, on }) => speakingAssessmentsOn(snapshot, on),
};

/** Of those, the assessments after which no plan was found to be needed. */
export const noPlanAssessments = only(decidedAssessments, (one, { snapshot }) =>
  isWord(one.nextAction, snapshot.words.notRequired),
);

/** New plans issued by the day asked about. */
export const newPlans: Population<Plan> = {
  ...everyPlan,
  noun: "new plans",
  records: ({ snapshot, on }) => newPlansOf(snapshot).filter((plan) => isNewIssuedBy(plan, on)),
  reads: ["person", "referral", "assessment", "plan"],
  leavesOut: [
    {
      reason: "new plan without an issue date: not yet a plan",
      records: ({ snapshot }) => unissued(snapshot).filter((plan) => plan.origin === "new"),
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
