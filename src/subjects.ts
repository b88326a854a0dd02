import { spelledTeamOrNone } from "./splits/recorded.ts";
import type { Assessment, Person, Plan, Referral, Review } from "./cases/record.ts";
import type { Subject } from "./rule.ts";

/** The kinds of record that rules look at and measures count, and whose they are. */
export const persons: Subject<Person> = {
  view: "person",
  noun: "children and young people",
  id: (person) => person.personId,
  person: (person) => person,
  records: ({ book }) => book.persons,
};

export const referrals: Subject<Referral> = {
  view: "referral",
  noun: "referrals",
  id: (referral) => referral.referralId,
  person: (referral) => referral.person,
  records: ({ book }) => book.referrals,
};

export const assessments: Subject<Assessment> = {
  view: "assessment",
  noun: "assessments",
  id: (assessment) => assessment.assessmentId,
  person: (assessment) => assessment.referral.person,
  records: ({ book }) => book.assessments,
};

export const plans: Subject<Plan> = {
  view: "plan",
  noun: "plans",
  id: (plan) => plan.planId,
  person: (plan) => plan.person,
  records: ({ book }) => book.plans,
};

export const reviews: Subject<Review> = {
  view: "review",
  noun: "reviews",
  id: (review) => review.reviewId,
  person: (review) => review.plan.person,
  records: ({ book }) => book.reviews,
};

/** Reviews by the team that completed them, not by the team responsible for the plan. */
export const reviewsByCompletingTeam: Subject<Review> = {
  ...reviews,
  team: (review, asked) => spelledTeamOrNone(asked, review.completedByTeam),
};
