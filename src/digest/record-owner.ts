import { parseAlertKey, type AlertKind } from "../alert.ts";
import type { Person } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";

/** Returns a function that finds whose record an alert's key names; null: the record is no longer in the snapshot. */
export function recordOwner(snapshot: Snapshot, kinds: readonly AlertKind[]): (key: string) => Person | null {
  const ownersByView = new Map<string, ReadonlyMap<string, Person>>();
  const index: Record<string, () => Map<string, Person>> = {
    person: () => new Map(snapshot.persons.map((one) => [one.personId, one])),
    referral: () => new Map(snapshot.referrals.map((one) => [one.referralId, one.person])),
    plan: () => new Map(snapshot.plans.map((one) => [one.planId, one.person])),
    review: () => new Map(snapshot.reviews.map((one) => [one.reviewId, one.plan.person])),
  };
  return (key) => {
    const { alert, rule, record } = parseAlertKey(key);
    const view = kinds.find(({ id }) => id === alert)?.view(rule) ?? "";
    const owners = ownersByView.get(view) ?? index[view]?.();
    if (owners === undefined) return null;
    ownersByView.set(view, owners);
    return owners.get(record) ?? null;
  };
}
