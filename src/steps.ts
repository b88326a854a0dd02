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

/** Returns what each item becomes, with a stop after each. */
export function* mapInSteps<Item, Result>(items: readonly Item[], change: (item: Item) => Result): Steps<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(change(item));
    yield;
  }
  return results;
}
