import { setImmediate as nextTick } from "node:timers/promises";

/** Does work that holds the whole process, one piece at a time, and acknowledges incoming requests before each. */
export interface SerialQueue {
  readonly runExclusive: <Result>(work: () => Result) => Promise<Result>;
  /** A request came in that must be acknowledged; call what is returned once it was. */
  readonly arrived: () => () => void;
}

/** How many ticks of the process must pass without a request: enough to notice one that is on its way. */
const quietTicks = 10;

/** How long work waits for quiet at most, in milliseconds: it would never begin where requests never end. */
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

  return {
    runExclusive(work) {
      const mine = last.then(untilQuiet).then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
    arrived() {
      arrivals += 1;
      const request = Symbol("a request");
      waiting.add(request);
      return () => void waiting.delete(request);
    },
  };
}
