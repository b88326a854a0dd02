import { LRUCache } from "lru-cache";
import type { Day } from "./day.ts";
import { recordsKey, type Snapshot } from "./snapshot.ts";

/** Computes once per snapshot. A refresh that finds no record changed keeps the result. */
export function oncePerSnapshot<Result>(compute: (snapshot: Snapshot) => Result): (snapshot: Snapshot) => Result {
  const results = new WeakMap<object, { readonly result: Result }>();
  return (snapshot) => {
    const key = recordsKey(snapshot);
    const cached = results.get(key);
    if (cached !== undefined) return cached.result;
    const result = compute(snapshot);
    results.set(key, { result });
    return result;
  };
}

/** Enough for the days that people ask about together: today, yesterday, the last ends of months and years. */
const daysKept = 6;

/** Computes once per snapshot and day, for the days asked about last. */
export function oncePerDay<Result>(
  compute: (snapshot: Snapshot, day: Day) => Result,
): (snapshot: Snapshot, day: Day) => Result {
  const daysOf = oncePerSnapshot(() => new LRUCache<Day, { readonly result: Result }>({ max: daysKept }));
  return (snapshot, day) => {
    const days = daysOf(snapshot);
    const cached = days.get(day);
    if (cached !== undefined) return cached.result;
    const result = compute(snapshot, day);
    days.set(day, { result });
    return result;
  };
}
