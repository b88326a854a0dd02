import type { Day } from "../../cases/day.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker, WorkerRelationship } from "../../cases/records.ts";
import { beganOn } from "../../facts/plan.ts";
import { demoDay, earliest } from "./days.ts";

/** A record while it is being made. Facts read a draft like a finished record. */
type Open<Record> = { -readonly [Key in keyof Record]: Record[Key] };

export interface DraftPerson extends Omit<Open<Person>, "relationships" | "referrals" | "plans"> {
  relationships: Open<WorkerRelationship>[];
  referrals: DraftReferral[];
  plans: DraftPlan[];
}

export interface DraftReferral extends Omit<Open<Referral>, "person" | "assessments"> {
  person: DraftPerson;
  assessments: DraftAssessment[];
}

export interface DraftAssessment extends Omit<Open<Assessment>, "referral" | "plans"> {
  referral: DraftReferral;
  plans: DraftPlan[];
}

export interface DraftPlan extends Omit<Open<Plan>, "person" | "assessment" | "reviews"> {
  person: DraftPerson;
  assessment: DraftAssessment | null;
  issuedOn: Day;
  reviews: DraftReview[];
}

export interface DraftReview extends Omit<Open<Review>, "plan"> {
  plan: DraftPlan;
}

/** The borough while it is being made. Ids come last, once all records are in order of time. */
export interface DraftBorough {
  readonly persons: DraftPerson[];
  readonly workers: Worker[];
  readonly referrals: DraftReferral[];
  readonly assessments: DraftAssessment[];
  readonly plans: DraftPlan[];
  readonly reviews: DraftReview[];
}

/** Makes a borough without records. */
export function emptyBorough(): DraftBorough {
  return { persons: [], workers: [], referrals: [], assessments: [], plans: [], reviews: [] };
}

/** Adds a person without any records. */
export function addPerson(borough: DraftBorough): DraftPerson {
  const person: DraftPerson = {
    at: borough.persons.length,
    personId: "",
    caseReference: "",
    bornOn: null,
    gender: null,
    ethnicity: null,
    hasChildProtectionPlan: false,
    isLookedAfter: false,
    careLeaverStatus: null,
    hasSocialWork: false,
    relationships: [],
    referrals: [],
    plans: [],
  };
  borough.persons.push(person);
  return person;
}

/** Adds a referral of the person, undecided unless the fields say otherwise. */
export function addReferral(
  borough: DraftBorough,
  person: DraftPerson,
  fields: Pick<DraftReferral, "type" | "receivedOn"> &
    Partial<Pick<DraftReferral, "decisionTaken" | "decidedOn" | "nextAction" | "withdrawnOn">>,
): DraftReferral {
  const referral: DraftReferral = {
    at: borough.referrals.length,
    referralId: "",
    person,
    decisionTaken: null,
    decidedOn: null,
    nextAction: null,
    withdrawnOn: null,
    assessments: [],
    ...fields,
  };
  person.referrals.push(referral);
  borough.referrals.push(referral);
  return referral;
}

/** Adds an assessment of the request, undecided unless the fields say otherwise. */
export function addAssessment(
  borough: DraftBorough,
  referral: DraftReferral,
  fields: Partial<Pick<DraftAssessment, "decidedOn" | "nextAction" | "nextActionReason">> = {},
): DraftAssessment {
  const assessment: DraftAssessment = {
    assessmentId: "",
    referral,
    decidedOn: null,
    nextAction: null,
    nextActionReason: null,
    plans: [],
    ...fields,
  };
  referral.assessments.push(assessment);
  borough.assessments.push(assessment);
  return assessment;
}

/** Adds an issued plan of the person, current until something ceases it. */
export function addPlan(
  borough: DraftBorough,
  person: DraftPerson,
  fields: Pick<DraftPlan, "origin" | "issuedOn"> & Partial<Pick<DraftPlan, "assessment" | "responsibleFrom">>,
): DraftPlan {
  const plan: DraftPlan = {
    at: borough.plans.length,
    planId: "",
    person,
    assessment: null,
    responsibleFrom: null,
    exemption: null,
    ceasedOn: null,
    ceasedReason: null,
    reviews: [],
    ...fields,
  };
  person.plans.push(plan);
  plan.assessment?.plans.push(plan);
  borough.plans.push(plan);
  return plan;
}

/** Adds a review of the plan that holds only the given fields. */
export function addReview(
  borough: DraftBorough,
  plan: DraftPlan,
  fields: Partial<Pick<DraftReview, "scheduledOn" | "reviewOn" | "completedOn">>,
): DraftReview {
  const review: DraftReview = {
    reviewId: "",
    plan,
    scheduledOn: null,
    reviewOn: null,
    completedOn: null,
    completedByTeam: null,
    completedByWorkerId: null,
    outcome: null,
    decidedOn: null,
    amendedDraftOn: null,
    amendedFinalOn: null,
    ...fields,
  };
  plan.reviews.push(review);
  borough.reviews.push(review);
  return review;
}

/** Returns the day on which the council first heard of the person. */
export function firstContactOf(person: DraftPerson): Day {
  const days = [
    ...person.referrals.map((one) => one.receivedOn),
    ...person.plans.map((plan) => beganOn(plan) ?? demoDay),
  ];
  return days.reduce(earliest, demoDay);
}
