import type { Log } from "./log.ts";

const pause = 2000;

/** Does the work every few seconds, never twice at once. A fault is logged and the next turn comes all the same. */
export function everyFewSeconds(work: () => Promise<unknown>, log: Log): { readonly stop: () => Promise<void> } {
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const next = () => {
    timer = setTimeout(() => {
      turn = work()
        .catch((error: unknown) =>
          log.error("a turn failed", { fault: error instanceof Error ? error.name : "unknown" }),
        )
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
      await turn;
    },
  };
}
