import { setImmediate as nextTick } from "node:timers/promises";
import type { Steps } from "../cases/snapshot-work.ts";
import { inSlices } from "./slices.ts";

/** Runs work that blocks the whole process, one piece at a time, and lets requests be acknowledged before each. */
export interface SerialQueue {
  /** Runs the work after all earlier work. Resolves or rejects as the work does. */
  readonly runExclusive: <Result>(work: () => Result) => Promise<Result>;
  /** Takes the steps in slices, each of them as exclusive work, so that other work has its turn between them. */
  readonly runInSlices: <Result>(steps: Steps<Result>) => Promise<Result>;
  /** Reports a request that must be acknowledged. Returns a function to call once it is. */
  readonly arrived: () => () => void;
}

/** How many turns of the event loop must pass without a request: enough to notice one that is arriving. */
const quietTicks = 10;

/**
 * The longest wait for quiet, in milliseconds: without a limit, work would never begin while requests keep arriving.
 */
const longestWait = 1000;

export function openSerialQueue(now: () => number = () => performance.now()): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  let arrivals = 0;
  const waiting = new Set<symbol>();

  const untilQuiet = async (): Promise<void> => {
    const since = now();
    let seen: number;
    do {
      seen = arrivals;
      for (let tick = 0; tick < quietTicks; tick += 1) await nextTick();
    } while ((seen !== arrivals || waiting.size > 0) && now() - since < longestWait);
  };

  const runExclusive: SerialQueue["runExclusive"] = (work) => {
    const mine = last.then(untilQuiet).then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    runExclusive,
    runInSlices: (steps) => inSlices(steps, runExclusive),
    arrived() {
      arrivals += 1;
      const request = Symbol("a request");
      waiting.add(request);
      return () => void waiting.delete(request);
    },
  };
}
