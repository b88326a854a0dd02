import type { Log } from "../platform/log.ts";
import type { SnapshotHolder } from "./holder.ts";

/** Does the work after a time, unless what it returns is called before. */
export type Timer = (milliseconds: number, work: () => void) => () => void;

/** The machine's own time; a wait keeps no process alive. */
const machineTimer: Timer = (milliseconds, work) => {
  const timeout = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timeout);
};

/**
 * A shelf that tries again by itself after a load that failed and may heal, longer apart each time. Any other refresh
 * takes the place of the one that waits; `stop` ends all trying.
 */
export function retrying(
  snapshots: SnapshotHolder,
  log: Log,
  wait: Timer = machineTimer,
): SnapshotHolder & { readonly stop: () => void } {
  let failures = 0;
  let isStopped = false;
  let cancel = (): void => undefined;
  const refresh: SnapshotHolder["refresh"] = async () => {
    cancel();
    const state = await snapshots.refresh();
    cancel();
    failures = state.isRetryable ? failures + 1 : 0;
    if (state.isRetryable && !isStopped) {
      const milliseconds = millisecondsUntilRetry(failures);
      log.warn("the load is tried again", { failures, inMinutes: milliseconds / 60_000 });
      cancel = wait(milliseconds, () => void refresh());
    }
    return state;
  };
  return {
    ...snapshots,
    refresh,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

const minutes = [1, 2, 5, 10, 20, 30];

/** How long to wait before a failed load is tried again, after so many failures in a row (from 1): at most half an hour. */
export function millisecondsUntilRetry(failures: number): number {
  return 60_000 * (minutes[Math.max(failures, 1) - 1] ?? 30);
}
