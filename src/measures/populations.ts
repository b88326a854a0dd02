import { isWord } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import { oncePerDay, oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Assessment, Plan, Referral, Review } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { currentPlansOn, requestPlacesOn } from "../facts/by-day.ts";
import { firstOfYear, isWithin, type Period } from "../facts/calendar.ts";
import { periodLabel } from "../facts/period.ts";
import { eventsWithin } from "./engine/events.ts";
import { isCeasedBy, isHeld12MonthsOn, officerAtEnd } from "../facts/plan.ts";
import { isNewClient, isOpenUndecidedOn, lastDecidedAssessment, type RequestPlace } from "../facts/request.ts";
import type { EventPopulation, Population } from "./engine/population.ts";
import type { Scope } from "./engine/scope.ts";
import { windows } from "./engine/splits/windows.ts";
import { assessmentSubject, planSubject, referralSubject, completedReviewSubject } from "./engine/subjects.ts";

type Filter<Item> = (record: Item, scope: Scope) => boolean;

function narrowed<Item>(
  population: Population<Item>,
  isCounted: Filter<Item>,
  noun = population.noun,
): Population<Item> {
  const records = (scope: Scope) => population.records(scope).filter((record) => isCounted(record, scope));
  return { ...population, noun, records };
}

/** Replaces a population's records by some that are chosen once per snapshot, so that questions have fewer to look at. */
function chosenOnce<Item>(
  population: Population<Item>,
  choose: (snapshot: Snapshot) => readonly Item[],
  noun = population.noun,
): Population<Item> {
  const chosen = oncePerSnapshot(choose);
  return { ...population, noun, records: ({ snapshot }) => chosen(snapshot) };
}

type DayOf<Item> = (record: Item) => Day | null;

/** Makes a population of an event from its records, which are chosen once per snapshot whatever the day asked about. */
function happened<Item>(
  population: Population<Item>,
  choose: (snapshot: Snapshot) => readonly Item[],
  dayOf: DayOf<Item>,
  noun = population.noun,
): EventPopulation<Item> {
  const events = eventsWithin(choose, dayOf);
  const within = ({ snapshot }: Scope, period: Period) => events(snapshot, period);
  return {
    ...population,
    noun,
    within,
    records: ({ snapshot, on }) => events(snapshot, { from: firstOfYear(1), to: on }),
  };
}

function narrowedEvents<Item>(population: EventPopulation<Item>, isCounted: Filter<Item>): EventPopulation<Item> {
  const within = (scope: Scope, period: Period) =>
    population.within(scope, period).filter((record) => isCounted(record, scope));
  return { ...narrowed(population, isCounted), within };
}

/** Narrows a population to the events of the period asked about, or else of the year to date. */
export function inThePeriod<Item>(population: EventPopulation<Item>): Population<Item> {
  return { ...population, usesYear: true, records: (scope) => population.within(scope, scope.period) };
}

/** Narrows a population to the events of a period, where the question names one. */
export function inAskedPeriod<Item>(population: EventPopulation<Item>): Population<Item> {
  return {
    ...population,
    usesYear: true,
    records: (scope) => (scope.isPeriodAsked ? population.within(scope, scope.period) : population.records(scope)),
  };
}

/** Narrows a population to the events of the period and of the same in the two years before it. */
export function in3Years<Item>(population: EventPopulation<Item>): Population<Item> {
  return {
    ...population,
    records: (scope) => {
      const from = windows(scope, 3)[0]?.period.from ?? scope.period.from;
      return population.within(scope, { from, to: scope.period.to });
    },
  };
}

function currentOf(population: Population<Plan>): Population<Plan> {
  return { ...population, noun: "current plans", records: ({ snapshot, on }) => currentPlansOn(snapshot, on) };
}

const issuedPlansOf = ({ plans }: Snapshot) => plans.filter((plan) => plan.issuedOn !== null);
const unissuedPlansOf = oncePerSnapshot(({ plans }) => plans.filter((plan) => plan.issuedOn === null));

const notYetPlans = {
  reason: "plan without an issue date, which is not a plan yet",
  records: ({ snapshot }: Scope) => unissuedPlansOf(snapshot),
};

const everyPlan: Population<Plan> = { ...planSubject, reads: ["person", "plan"], leavesOut: [notYetPlans] };

/** Issued plans, current on the day asked about or not: for measures of several days. */
export const plansEverCurrent = chosenOnce(everyPlan, issuedPlansOf, "plans");
/** Plans current on the day asked about. */
export const currentPlans = currentOf(everyPlan);
/** Plans ceased by the day asked about that had been current. */
export const ceasedPlans = happened(
  { ...everyPlan, officer: (plan, { snapshot }) => officerAtEnd(plan, snapshot.words) },
  ({ plans }) => plans.filter((plan) => plan.ceasedOn !== null && isCeasedBy(plan, plan.ceasedOn)),
  (plan) => plan.ceasedOn,
  "plans ceased",
);
const reviewedPlans: Population<Plan> = { ...everyPlan, reads: ["person", "plan", "review"] };

/** As currentPlans, for measures that look at reviews too. */
export const plansUnderReview = currentOf(reviewedPlans);
/** As plansEverCurrent, for measures that look at reviews too. */
export const plansEverUnderReview = chosenOnce(reviewedPlans, issuedPlansOf);
/** Current plans first issued twelve months ago or more. */
export const plansHeld12Months = narrowed(
  plansUnderReview,
  (plan, { on }) => isHeld12MonthsOn(plan, on),
  "plans held 12 months",
);

/** Reviews completed by the day asked about, filtered by the team that completed them. */
export const completedReviews = happened<Review>(
  { ...completedReviewSubject, reads: ["person", "plan", "review"] },
  ({ reviews }) => reviews,
  (review) => review.completedOn,
  "annual reviews completed",
);

const everyReferral: Population<Referral> = { ...referralSubject, reads: ["person", "referral"] };

/** Referrals of some types decided by the day asked about. */
function decidedReferrals(noun: string, isOfType: (referral: Referral) => boolean): EventPopulation<Referral> {
  const choose = ({ referrals }: Snapshot) => referrals.filter(isOfType);
  return happened(everyReferral, choose, (referral) => referral.decidedOn, noun);
}

export const decidedNewClients = decidedReferrals("requests decided", isNewClient);
export const decidedNewClientsAndTransfers = decidedReferrals(
  "referrals decided",
  (referral) => isNewClient(referral) || referral.type === "ehcp_transfer_in",
);

/** Requests of new clients, received by the day asked about. */
export const receivedRequests = happened(
  everyReferral,
  ({ referrals }) => referrals.filter(isNewClient),
  (referral) => referral.receivedOn,
  "requests received",
);

function isOther(referral: Referral): boolean {
  return referral.type === "additional_funding" || referral.type === "out_of_borough_place";
}

export const decidedOtherReferrals = decidedReferrals("referrals decided", isOther);
export const undecidedOtherReferrals = narrowed(
  chosenOnce(everyReferral, ({ referrals }) => referrals.filter(isOther)),
  (referral, { on }) => isOpenUndecidedOn(referral, on),
  "undecided referrals",
);

const newClientRequestsOf = oncePerSnapshot(({ referrals }) => referrals.filter(isNewClient));

function recordsAt(places: readonly (RequestPlace | null)[]): Population<Referral>["records"] {
  return ({ snapshot, on }) => {
    const placesOn = requestPlacesOn(snapshot, on);
    return newClientRequestsOf(snapshot).filter((request) => places.includes(placesOn[request.at] ?? null));
  };
}

/** New clients' requests at one of these places on the day asked about. */
export function requestsAt(...places: readonly RequestPlace[]): Population<Referral> {
  return {
    ...referralSubject,
    noun: "requests",
    reads: ["person", "referral", "assessment", "plan"],
    records: recordsAt(places),
    leavesOut: [
      { reason: "request with a decision that the settings do not name", records: recordsAt(["unrecognised"]) },
    ],
  };
}

const decidedAssessmentsOn = oncePerDay((snapshot, day) =>
  newClientRequestsOf(snapshot).flatMap((request) => lastDecidedAssessment(request, day) ?? []),
);

/** New clients' assessments decided by the day asked about: of each referral, the one decided last. */
export const decidedAssessments: EventPopulation<Assessment> = {
  ...assessmentSubject,
  noun: "assessments decided",
  reads: ["person", "referral", "assessment"],
  records: ({ snapshot, on }) => decidedAssessmentsOn(snapshot, on),
  within: ({ snapshot, on }, period) =>
    decidedAssessmentsOn(snapshot, on).filter(({ decidedOn }) => isWithin(period, decidedOn)),
};

/** Decided assessments that found no plan to be needed. */
export const noPlanAssessments = narrowed(
  decidedAssessments,
  (assessment, { snapshot }) => isWord(assessment.nextAction, snapshot.words.notRequired),
  "refusals to issue a plan",
);

/** New plans issued by the day asked about. */
export const newPlans: EventPopulation<Plan> = {
  ...happened(
    everyPlan,
    ({ plans }) => plans.filter(({ origin }) => origin === "new"),
    (plan) => plan.issuedOn,
    "new plans issued",
  ),
  reads: ["person", "referral", "assessment", "plan"],
  leavesOut: [
    {
      reason: "new plan without an issue date, which is not a plan yet",
      records: ({ snapshot }) => unissuedPlansOf(snapshot).filter((plan) => plan.origin === "new"),
    },
  ],
};

/** New plans issued by the day asked about, without those whose exemption is recorded. */
export const newPlansWithoutExemption: EventPopulation<Plan> = {
  ...narrowedEvents(newPlans, (plan) => plan.exemption === null),
  leavesOut: [
    ...(newPlans.leavesOut ?? []),
    {
      reason: ({ isPeriodAsked, wholePeriod }) =>
        `exemption recorded (plans issued in ${isPeriodAsked ? periodLabel(wholePeriod) : "the reporting year"})`,
      records: (scope) => newPlans.within(scope, scope.period).filter((plan) => plan.exemption !== null),
    },
  ],
};
