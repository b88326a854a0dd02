import { partsOfKey, type AlertKind } from "./alert.ts";
import type { CaseBook } from "./cases/book.ts";
import type { Person } from "./cases/record.ts";

/** Finds whose record an alert's key names; null where it is no longer in the data. */
export function recordOwner(book: CaseBook, kinds: readonly AlertKind[]): (key: string) => Person | null {
  const maps = new Map<string, ReadonlyMap<string, Person>>();
  const made: Record<string, () => Map<string, Person>> = {
    person: () => new Map(book.persons.map((one) => [one.personId, one])),
    referral: () => new Map(book.referrals.map((one) => [one.referralId, one.person])),
    plan: () => new Map(book.plans.map((one) => [one.planId, one.person])),
    review: () => new Map(book.reviews.map((one) => [one.reviewId, one.plan.person])),
  };
  return (key) => {
    const { alert, rule, record } = partsOfKey(key);
    const view = kinds.find(({ id }) => id === alert)?.view(rule) ?? "";
    const owners = maps.get(view) ?? made[view]?.();
    if (owners === undefined) return null;
    maps.set(view, owners);
    return owners.get(record) ?? null;
  };
}
