import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { RecordName } from "../measures/engine/tabulate.ts";
import type { Steps } from "../cases/snapshot-work.ts";
import type { Rounder } from "./rounding.ts";

function* namesIn({ persons, referrals, assessments, plans, reviews }: Snapshot): Generator<RecordName> {
  for (const { personId: id } of persons) yield { view: "person", id };
  for (const { referralId: id } of referrals) yield { view: "referral", id };
  for (const { assessmentId: id } of assessments) yield { view: "assessment", id };
  for (const { planId: id } of plans) yield { view: "plan", id };
  for (const { reviewId: id } of reviews) yield { view: "review", id };
}

/** Few enough to take some milliseconds where none is known. */
const keysAStep = 1000;

const learnt = oncePerSnapshot(() => new WeakSet<Rounder>());

/** Has a rounder compute the keys of all records, so that no rounded answer stops for those that it counts. */
export function* learnKeys(rounder: Rounder, snapshot: Snapshot): Steps<void> {
  const known = learnt(snapshot);
  if (known.has(rounder)) return;
  let count = 0;
  for (const name of namesIn(snapshot)) {
    rounder.keyOf(name);
    count += 1;
    if (count % keysAStep === 0) yield;
  }
  known.add(rounder);
}
