import { setImmediate as nextTurn } from "node:timers/promises";

/** Between two pieces of work: enough for a request to come in, be read and be acknowledged. */
const turnsBetween = 12;

/**
 * Makes a queue for work that holds the whole process: one piece at a time, with everything that waits (new requests, to be
 * acknowledged at once) served in between.
 */
export function turns(): <Result>(work: () => Result) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(letOthersGo).then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function letOthersGo(): Promise<void> {
  for (let turn = 0; turn < turnsBetween; turn += 1) await nextTurn();
}
