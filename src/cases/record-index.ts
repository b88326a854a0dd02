import type { View } from "./contract.ts";
import { oncePerSnapshot } from "./snapshot-work.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Assessment, Person, Plan, Referral, Review } from "./records.ts";

interface RecordIndex {
  readonly person: ReadonlyMap<string, Person>;
  readonly referral: ReadonlyMap<string, Referral>;
  readonly assessment: ReadonlyMap<string, Assessment>;
  readonly plan: ReadonlyMap<string, Plan>;
  readonly review: ReadonlyMap<string, Review>;
}

/** Returns the records of the views that have ids, each by its id. */
export const recordsById = oncePerSnapshot(({ persons, referrals, assessments, plans, reviews }): RecordIndex => ({
  person: new Map(persons.map((one) => [one.personId, one])),
  referral: new Map(referrals.map((one) => [one.referralId, one])),
  assessment: new Map(assessments.map((one) => [one.assessmentId, one])),
  plan: new Map(plans.map((one) => [one.planId, one])),
  review: new Map(reviews.map((one) => [one.reviewId, one])),
}));

/** Returns whose the record of a view is, by its id; null: the view has no such record, or none of a person's. */
export function recordOwner(snapshot: Snapshot, view: View, id: string): Person | null {
  const { person, referral, assessment, plan, review } = recordsById(snapshot);
  switch (view) {
    case "person":
      return person.get(id) ?? null;
    case "referral":
      return referral.get(id)?.person ?? null;
    case "assessment":
      return assessment.get(id)?.referral.person ?? null;
    case "plan":
      return plan.get(id)?.person ?? null;
    case "review":
      return review.get(id)?.plan.person ?? null;
    case "worker":
    case "worker_relationship":
      return null;
  }
}

/** Returns a test of whether a row of a view, by its id, was read without a remark on any of its cells. */
export const readWithoutRemark = oncePerSnapshot(({ warnings }) => {
  const doubtful = new Set(warnings.flatMap(({ view, id }) => (id === null ? [] : [`${view} ${id}`])));
  return (view: View, id: string): boolean => !doubtful.has(`${view} ${id}`);
});

/** Returns a test of whether a second row of a view has the id of a row that was kept: either may be the true one. */
export const hasSecondRow = oncePerSnapshot((snapshot) => {
  const records = recordsById(snapshot);
  const kept = (view: View, id: string) => view !== "worker" && view !== "worker_relationship" && records[view].has(id);
  const contested = new Set(
    snapshot.rejected.flatMap(({ view, id }) => (id !== null && kept(view, id) ? [`${view} ${id}`] : [])),
  );
  return (view: View, id: string): boolean => contested.has(`${view} ${id}`);
});
