import type { Assessment, Person, Plan, Referral, Review } from "../../cases/records.ts";
import { notRecorded } from "../../facts/age.ts";
import { spellTeam } from "../../facts/spellings.ts";
import type { Subject } from "../../rule.ts";

export const personSubject: Subject<Person> = {
  view: "person",
  noun: "children and young people",
  id: (person) => person.personId,
  person: (person) => person,
  records: ({ snapshot }) => snapshot.persons,
};

export const referralSubject: Subject<Referral> = {
  view: "referral",
  noun: "referrals",
  id: (referral) => referral.referralId,
  person: (referral) => referral.person,
  records: ({ snapshot }) => snapshot.referrals,
};

export const assessmentSubject: Subject<Assessment> = {
  view: "assessment",
  noun: "assessments",
  id: (assessment) => assessment.assessmentId,
  person: (assessment) => assessment.referral.person,
  records: ({ snapshot }) => snapshot.assessments,
};

export const planSubject: Subject<Plan> = {
  view: "plan",
  noun: "plans",
  id: (plan) => plan.planId,
  person: (plan) => plan.person,
  records: ({ snapshot }) => snapshot.plans,
};

export const reviewSubject: Subject<Review> = {
  view: "review",
  noun: "reviews",
  id: (review) => review.reviewId,
  person: (review) => review.plan.person,
  records: ({ snapshot }) => snapshot.reviews,
};

/** Reviews by the team that completed them, not by the team responsible for the plan. */
export const completedReviewSubject: Subject<Review> = {
  ...reviewSubject,
  team: ({ completedByTeam }, { snapshot }) =>
    completedByTeam === null ? notRecorded : spellTeam(snapshot, completedByTeam),
};
