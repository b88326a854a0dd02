import type { Assessment, Person, Plan, Referral, Review } from "../../cases/records.ts";
import { notRecorded } from "../../facts/age.ts";
import { recordsById } from "../../cases/record-index.ts";
import { spellTeam } from "../../facts/spellings.ts";
import type { Subject } from "../../rule.ts";

export const personSubject: Subject<Person> = {
  view: "person",
  noun: "children and young people",
  id: (person) => person.personId,
  person: (person) => person,
  records: ({ snapshot }) => snapshot.persons,
  find: (snapshot, id) => recordsById(snapshot).person.get(id),
};

export const referralSubject: Subject<Referral> = {
  view: "referral",
  noun: "referrals",
  id: (referral) => referral.referralId,
  person: (referral) => referral.person,
  records: ({ snapshot }) => snapshot.referrals,
  find: (snapshot, id) => recordsById(snapshot).referral.get(id),
};

export const assessmentSubject: Subject<Assessment> = {
  view: "assessment",
  noun: "assessments",
  id: (assessment) => assessment.assessmentId,
  person: (assessment) => assessment.referral.person,
  records: ({ snapshot }) => snapshot.assessments,
  find: (snapshot, id) => recordsById(snapshot).assessment.get(id),
};

export const planSubject: Subject<Plan> = {
  view: "plan",
  noun: "plans",
  id: (plan) => plan.planId,
  person: (plan) => plan.person,
  records: ({ snapshot }) => snapshot.plans,
  find: (snapshot, id) => recordsById(snapshot).plan.get(id),
};

export const reviewSubject: Subject<Review> = {
  view: "review",
  noun: "reviews",
  id: (review) => review.reviewId,
  person: (review) => review.plan.person,
  records: ({ snapshot }) => snapshot.reviews,
  find: (snapshot, id) => recordsById(snapshot).review.get(id),
};

/** Reviews by the team that completed them, not by the team responsible for the plan. */
export const completedReviewSubject: Subject<Review> = {
  ...reviewSubject,
  team: ({ completedByTeam }, { snapshot }) =>
    completedByTeam === null ? notRecorded : spellTeam(snapshot, completedByTeam),
};
