import { errorName, type Log } from "./log.ts";

/** In milliseconds. A message may wait so long: few enough seconds for a person, and little work for the store. */
const pause = 2000;

/** Does the work every few seconds, never twice at once. An error is logged and does not end it. */
export function everyFewSeconds(work: () => Promise<unknown>, log: Log): { readonly stop: () => Promise<void> } {
  let current: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const next = () => {
    timer = setTimeout(() => {
      current = work()
        .catch((error: unknown) => log.error("a turn failed", { error: errorName(error) }))
        .finally(() => {
          if (!isStopped) next();
        });
    }, pause);
  };
  next();
  return {
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await current;
    },
  };
}

/**
 * Does work now and every so many milliseconds, which keep no process alive; returns a function that ends it. `failed` is
 * told of errors.
 */
export function everySoOften(
  milliseconds: number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): () => void {
  const once = () => void work().catch(failed);
  once();
  const timer = setInterval(once, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
