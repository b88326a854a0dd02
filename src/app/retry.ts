import { millisecondsUntilRetry } from "../cases/back-off.ts";
import type { Log } from "../log.ts";
import type { Shelf } from "../shelf.ts";

/** Does the work after a time, unless what it returns is called before. */
export type Wait = (milliseconds: number, work: () => void) => () => void;

/** The machine's own time; a wait keeps no process alive. */
export const timer: Wait = (milliseconds, work) => {
  const timeout = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timeout);
};

/**
 * A shelf that tries again by itself after a load that failed and may heal, longer apart each time. Any other refresh
 * takes the place of the one that waits; `stop` ends all trying.
 */
export function retrying(shelf: Shelf, log: Log, wait: Wait = timer): Shelf & { readonly stop: () => void } {
  let failures = 0;
  let isStopped = false;
  let cancel = (): void => undefined;
  const refresh: Shelf["refresh"] = async () => {
    cancel();
    const state = await shelf.refresh();
    cancel();
    failures = state.mayHeal ? failures + 1 : 0;
    if (state.mayHeal && !isStopped) {
      const milliseconds = millisecondsUntilRetry(failures);
      log.warn("the load is tried again", { failures, inMinutes: milliseconds / 60_000 });
      cancel = wait(milliseconds, () => void refresh());
    }
    return state;
  };
  return {
    ...shelf,
    refresh,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
