import type { Log } from "../platform/log.ts";
import type { SnapshotHolder } from "./holder.ts";

/** Does the work after so many milliseconds. Returns a function that cancels it. */
export type Timer = (milliseconds: number, work: () => void) => () => void;

/** A timer of the machine. A wait does not keep the process alive. */
const machineTimer: Timer = (milliseconds, work) => {
  const timeout = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timeout);
};

/**
 * Returns a holder that retries a failed load if the error is retryable, at growing intervals. A refresh by somebody
 * else replaces the retry that is waiting. `stop` ends all retries.
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

/** Short at first, as a server that restarts is back in minutes; then half an hour, the usual time between loads. */
const minutes = [1, 2, 5, 10, 20, 30];

/** Returns how long to wait before the next try, after so many failures in a row (from 1). */
export function millisecondsUntilRetry(failures: number): number {
  return 60_000 * (minutes[Math.max(failures, 1) - 1] ?? 30);
}
