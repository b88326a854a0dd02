import { setImmediate as nextTurn } from "node:timers/promises";

/** Turns of the process in which nothing must have come in before work begins: enough to see a request that is on its way. */
const quietTurns = 10;

/** How long work waits for that at most, in milliseconds; it would never begin where requests never end. */
const longestWait = 1000;

export interface SerialQueue {
  /** Does work that holds the whole process: one piece at a time, and what comes in meanwhile is acknowledged first. */
  readonly runExclusive: <Result>(work: () => Result) => Promise<Result>;
  /** Something came in that must be acknowledged; what is given back says that it was. */
  readonly arrived: () => () => void;
}

export function serialQueue(now: () => number = () => performance.now()): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  let arrivals = 0;
  const waiting = new Set<symbol>();

  const untilQuiet = async (): Promise<void> => {
    const since = now();
    let seen: number;
    do {
      seen = arrivals;
      for (let turn = 0; turn < quietTurns; turn += 1) await nextTurn();
    } while ((seen !== arrivals || waiting.size > 0) && now() - since < longestWait);
  };

  return {
    arrived() {
      arrivals += 1;
      const one = Symbol("a request");
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    runExclusive(work) {
      const mine = last.then(untilQuiet).then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
