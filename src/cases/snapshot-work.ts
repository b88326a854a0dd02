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

/**
 * Work that may stop between its steps, so that others are answered meanwhile. It does nothing until its steps are taken:
 * at once, or in slices of time (`src/platform/slices.ts`). What it works on must not change meanwhile, as a snapshot
 * never does.
 */
export type Steps<Result> = Generator<void, Result, void>;

/** Takes all steps at once, and returns the result. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Computes once per snapshot, as oncePerSnapshot does. `learn` does so in steps beforehand, for what takes long in a large
 * borough; `of` returns the result, and computes it at once where it is not there yet.
 */
export function oncePerSnapshotInSteps<Result>(compute: (snapshot: Snapshot) => Steps<Result>): {
  readonly learn: (snapshot: Snapshot) => Steps<void>;
  readonly of: (snapshot: Snapshot) => Result;
} {
  const kept = oncePerSnapshot((): { found: { readonly result: Result } | null } => ({ found: null }));
  return {
    *learn(snapshot) {
      const one = kept(snapshot);
      one.found ??= { result: yield* compute(snapshot) };
    },
    of(snapshot) {
      const one = kept(snapshot);
      one.found ??= { result: atOnce(compute(snapshot)) };
      return one.found.result;
    },
  };
}

/** Returns what each item becomes, with a stop after each. */
export function* mapInSteps<Item, Result>(items: readonly Item[], change: (item: Item) => Result): Steps<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(change(item));
    yield;
  }
  return results;
}
