import { spelledTeamOrNone } from "./recorded-splits.ts";
import type { Assessment, Person, Plan, Referral, Review } from "../../cases/records.ts";
import type { Subject } from "../../rule.ts";

/** The kinds of record that rules look at and measures count, and whose they are. */
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
  team: (review, scope) => spelledTeamOrNone(scope, review.completedByTeam),
};
