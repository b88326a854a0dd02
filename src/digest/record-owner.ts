import { parseAlertKey, type AlertKind } from "../alert.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Person } from "../cases/records.ts";

/** Finds whose record an alert's key names; null where it is no longer in the data. */
export function recordOwner(snapshot: Snapshot, kinds: readonly AlertKind[]): (key: string) => Person | null {
  const maps = new Map<string, ReadonlyMap<string, Person>>();
  const made: Record<string, () => Map<string, Person>> = {
    person: () => new Map(snapshot.persons.map((one) => [one.personId, one])),
    referral: () => new Map(snapshot.referrals.map((one) => [one.referralId, one.person])),
    plan: () => new Map(snapshot.plans.map((one) => [one.planId, one.person])),
    review: () => new Map(snapshot.reviews.map((one) => [one.reviewId, one.plan.person])),
  };
  return (key) => {
    const { alert, rule, record } = parseAlertKey(key);
    const view = kinds.find(({ id }) => id === alert)?.view(rule) ?? "";
    const owners = maps.get(view) ?? made[view]?.();
    if (owners === undefined) return null;
    maps.set(view, owners);
    return owners.get(record) ?? null;
  };
}
