import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Assessment, Person, Plan, Referral, Review } from "../../cases/records.ts";
import { notRecorded } from "../../facts/age.ts";
import { recordsById } from "../../cases/record-index.ts";
import { caseOfficersOn } from "../../facts/by-day.ts";
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

const workersById = oncePerSnapshot(({ workers }) => new Map(workers.map((worker) => [worker.workerId, worker])));

/** Whether the council records which officer completed a review: some review names one. */
export const recordsWhoCompleted = oncePerSnapshot((snapshot) =>
  snapshot.reviews.some(({ completedByWorkerId }) => workersById(snapshot).has(completedByWorkerId ?? "")),
);

/**
 * Reviews by the officer and the team that completed them, not by those responsible for the plan. Where the council records no
 * such officer, by the case officer on the day asked about.
 */
export const completedReviewSubject: Subject<Review> = {
  ...reviewSubject,
  officer: ({ completedByWorkerId, plan }, { snapshot, on }) =>
    recordsWhoCompleted(snapshot)
      ? (workersById(snapshot).get(completedByWorkerId ?? "") ?? null)
      : (caseOfficersOn(snapshot, on)[plan.person.at] ?? null),
  team: ({ completedByTeam }, { snapshot }) =>
    completedByTeam === null ? notRecorded : spellTeam(snapshot, completedByTeam),
};
