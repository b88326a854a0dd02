import { setImmediate as nextTick } from "node:timers/promises";
import type { Steps } from "../cases/snapshot-work.ts";

/** How long the steps of one slice take, in milliseconds, but for the last of them: little enough to wait for. */
const sliceMilliseconds = 50;

/** Does a slice of work when its turn comes. */
type InTurn = <Result>(slice: () => Result) => Promise<Result>;

const inNextTick: InTurn = (slice) => nextTick().then(slice);

/** Takes steps in slices, between which the process does other things. Resolves or rejects as the last step does. */
export async function inSlices<Result>(steps: Steps<Result>, inTurn: InTurn = inNextTick): Promise<Result> {
  for (;;) {
    const step = await inTurn(() => sliceOf(steps));
    if (step.done === true) return step.value;
  }
}

/** Takes steps until a slice of time is over or none is left, and returns the last. */
function sliceOf<Result>(steps: Steps<Result>): IteratorResult<void, Result> {
  const end = performance.now() + sliceMilliseconds;
  let step = steps.next();
  while (step.done !== true && performance.now() < end) step = steps.next();
  return step;
}
