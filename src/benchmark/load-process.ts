/** Loads a folder twice in a process of its own and sends its parent the profile of each load; see loads.ts. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { scopeOf } from "../measures/engine/scope.ts";
import { measures } from "../measures/index.ts";
import { demoDay } from "../sources/demo/borough.ts";
import { holderOf } from "./boroughs.ts";
import type { LoadMeasurement } from "./loads.ts";
import { timed } from "./timing.ts";

// Milliseconds. Node's delays include this much waiting of its own.
const resolution = 5;

async function profile(work: () => Promise<unknown>): Promise<LoadMeasurement> {
  globalThis.gc?.();
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  const { milliseconds } = await timed(work);
  // The last delay is counted when the loop turns again.
  await new Promise((resolve) => setTimeout(resolve, 5 * resolution));
  delays.disable();
  globalThis.gc?.();
  return {
    milliseconds,
    longest: Math.max(0, delays.max / 1e6 - resolution),
    p95: Math.max(0, delays.percentile(95) / 1e6 - resolution),
    heapBytes: process.memoryUsage().heapUsed,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

const holder = holderOf(process.argv[2] ?? "");
process.send?.(await profile(() => holder.refresh()));
process.send?.(await profile(() => holder.refresh()));
process.send?.(
  await profile(async () => {
    for (const measure of measures) {
      measure.figures(scopeOf(holder.current(), demoDay));
      await new Promise(setImmediate);
    }
  }),
);
