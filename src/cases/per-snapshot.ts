import { LRUCache } from "lru-cache";
import type { Day } from "./day.ts";
import { recordsKey, type Snapshot } from "./snapshot.ts";

/** Works something out of a snapshot once: the result holds as long as its records do, through refreshes that change none. */
export function oncePerSnapshot<Result>(of: (snapshot: Snapshot) => Result): (snapshot: Snapshot) => Result {
  const results = new WeakMap<object, { readonly result: Result }>();
  return (snapshot) => {
    const key = recordsKey(snapshot);
    const known = results.get(key);
    if (known !== undefined) return known.result;
    const result = of(snapshot);
    results.set(key, { result });
    return result;
  };
}

/** People ask of today, of the day before and of a month's or a year's end: results of so many days are kept. */
const daysKept = 6;

/** Works something out of a snapshot and a day once, for the days that were asked about last. */
export function oncePerDay<Result>(
  of: (snapshot: Snapshot, day: Day) => Result,
): (snapshot: Snapshot, day: Day) => Result {
  const daysOf = oncePerSnapshot(() => new LRUCache<Day, { readonly result: Result }>({ max: daysKept }));
  return (snapshot, day) => {
    const days = daysOf(snapshot);
    const known = days.get(day);
    if (known !== undefined) return known.result;
    const result = of(snapshot, day);
    days.set(day, { result });
    return result;
  };
}
