import { dayOfText, textOfDayOrNull, type Day } from "../../cases/day.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker, WorkerRelationship } from "../../cases/records.ts";
import type { Borough, Row } from "../../cases/contract.ts";
import { beganOn } from "../../facts/plan.ts";
import { demoDay, earliest } from "./days.ts";
import type { Random } from "./random.ts";

/** A record while it is still being made. A draft can be read by every fact, as the record that it will be. */
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

/** The borough while it is being made. Ids come last, when all is in order of time. */
export interface DraftBorough {
  readonly persons: DraftPerson[];
  readonly workers: Worker[];
  readonly referrals: DraftReferral[];
  readonly assessments: DraftAssessment[];
  readonly plans: DraftPlan[];
  readonly reviews: DraftReview[];
}

/** A borough of which nothing is known yet. */
export function emptyBorough(): DraftBorough {
  return { persons: [], workers: [], referrals: [], assessments: [], plans: [], reviews: [] };
}

/** A new person of whom nothing is recorded yet. */
export function addPerson(borough: DraftBorough): DraftPerson {
  const person: DraftPerson = {
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

/** A referral of the person, undecided unless the fields say otherwise. */
export function addReferral(
  borough: DraftBorough,
  person: DraftPerson,
  fields: Pick<DraftReferral, "type" | "receivedOn"> &
    Partial<Pick<DraftReferral, "decisionTaken" | "decidedOn" | "nextAction" | "withdrawnOn">>,
): DraftReferral {
  const referral: DraftReferral = {
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

/** An assessment of the request, undecided unless the fields say otherwise. */
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

/** An issued plan of the person, current unless it is made to cease. */
export function addPlan(
  borough: DraftBorough,
  person: DraftPerson,
  fields: Pick<DraftPlan, "origin" | "issuedOn"> & Partial<Pick<DraftPlan, "assessment" | "responsibleFrom">>,
): DraftPlan {
  const plan: DraftPlan = {
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

/** A review of the plan of which nothing but the fields is recorded. */
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

/** Gives every record its id, in order of time as a case system would, each beginning with the prefix. */
export function numberRecords(borough: DraftBorough, random: Random, prefix: string): void {
  const reference = new Map(borough.persons.map((person) => [person, firstContactOf(person)]));
  sortBy(borough.persons, (person) => reference.get(person) ?? earliestDay);
  let number = 100_000;
  for (const [at, person] of borough.persons.entries()) {
    person.personId = id(prefix, "P", at);
    // somebody else's cases lie between
    number += random.between(1, 3);
    person.caseReference = `SEND-${prefix}${number}`;
  }
  sortBy(borough.referrals, (one) => one.receivedOn);
  for (const [at, one] of borough.referrals.entries()) one.referralId = id(prefix, "R", at);
  sortBy(borough.assessments, (one) => one.referral.decidedOn ?? earliestDay);
  for (const [at, one] of borough.assessments.entries()) one.assessmentId = id(prefix, "A", at);
  sortBy(borough.plans, (one) => beganOn(one) ?? earliestDay);
  for (const [at, one] of borough.plans.entries()) one.planId = id(prefix, "E", at);
  sortBy(borough.reviews, (one) => one.completedOn ?? one.scheduledOn ?? earliestDay);
  for (const [at, one] of borough.reviews.entries()) one.reviewId = id(prefix, "V", at);
}

function id(prefix: string, letter: string, at: number): string {
  return `${prefix}${letter}${String(at + 1).padStart(5, "0")}`;
}

/** Stands before every day, for what has none. */
const earliestDay = dayOfText("0001-01-01");

function sortBy<Item>(items: Item[], day: (item: Item) => Day): void {
  const keyed = items.map((item) => ({ item, day: day(item) }));
  keyed.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  items.splice(0, items.length, ...keyed.map(({ item }) => item));
}

const flag = (is: boolean): string => (is ? "1" : "0");

const text = textOfDayOrNull;

/** The records as rows of text cells, in the order of the contract's columns. */
export function demoRows(borough: DraftBorough): Borough {
  return {
    person: borough.persons.map((one): Row => [
      one.personId,
      one.caseReference,
      text(one.bornOn),
      one.gender,
      one.ethnicity,
      flag(one.hasChildProtectionPlan),
      flag(one.isLookedAfter),
      one.careLeaverStatus,
      flag(one.hasSocialWork),
    ]),
    worker: borough.workers.map((one): Row => [one.workerId, one.name, one.email, one.team, flag(one.isActive)]),
    worker_relationship: borough.persons.flatMap((person) =>
      person.relationships.map((one): Row => [
        person.personId,
        one.workerId,
        one.relationship,
        text(one.startOn),
        text(one.endOn),
      ]),
    ),
    referral: borough.referrals.map((one): Row => [
      one.referralId,
      one.person.personId,
      one.type,
      text(one.receivedOn),
      one.decisionTaken,
      text(one.decidedOn),
      one.nextAction,
      text(one.withdrawnOn),
    ]),
    assessment: borough.assessments.map((one): Row => [
      one.assessmentId,
      one.referral.referralId,
      text(one.decidedOn),
      one.nextAction,
      one.nextActionReason,
    ]),
    plan: borough.plans.map((one): Row => [
      one.planId,
      one.person.personId,
      one.assessment?.assessmentId ?? null,
      one.origin,
      text(one.issuedOn),
      text(one.responsibleFrom),
      one.exemption,
      text(one.ceasedOn),
      one.ceasedReason,
    ]),
    review: borough.reviews.map((one): Row => [
      one.reviewId,
      one.plan.planId,
      text(one.scheduledOn),
      text(one.reviewOn),
      text(one.completedOn),
      one.completedByTeam,
      one.completedByWorkerId,
      one.outcome,
      text(one.decidedOn),
      text(one.amendedDraftOn),
      text(one.amendedFinalOn),
    ]),
  };
}

/** The day on which the council first heard of the person. */
export function firstContactOf(person: DraftPerson): Day {
  const days = [
    ...person.referrals.map((one) => one.receivedOn),
    ...person.plans.map((plan) => beganOn(plan) ?? demoDay),
  ];
  return days.reduce(earliest, demoDay);
}
