import { setTimeout as pause } from "node:timers/promises";
import { faultOf } from "./fault.ts";

/** How long a call may be waited for again, in seconds; more is not worth a person's while. */
const mostSeconds = 30;

/** Pauses before a call that failed by a fault of Slack's own is made again. */
const afterBroken = [300, 1200];

/**
 * Makes a call, and again: after the time that Slack asks for, and soon after a fault of Slack's own. Only this call
 * waits. A call that was not answered is not made again: it may have been heard. Rejects with the last error.
 */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  let waited = 0;
  let broken = 0;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const fault = faultOf(error);
      const milliseconds =
        fault?.kind === "limited"
          ? Math.max(1, fault.seconds) * 1000
          : fault?.kind === "broken"
            ? afterBroken[broken]
            : undefined;
      if (milliseconds === undefined || waited + milliseconds > mostSeconds * 1000) throw error;
      if (fault?.kind === "broken") broken += 1;
      waited += milliseconds;
      await pause(milliseconds);
    }
  }
}
