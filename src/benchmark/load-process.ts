/** A process that loads a folder twice and tells its parent how; see loads.ts. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { scopeOf } from "../measures/engine/scope.ts";
import { measures } from "../measures/index.ts";
import { demoDay } from "../sources/demo/borough.ts";
import { holderOf } from "./boroughs.ts";
import type { Held } from "./loads.ts";
import { timed } from "./timing.ts";

// Node tells delays with this many milliseconds of its own waiting in them.
const resolution = 5;

async function held(work: () => Promise<unknown>): Promise<Held> {
  globalThis.gc?.();
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  const { milliseconds } = await timed(work);
  // What held the loop last is counted when it turns again.
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
process.send?.(await held(() => holder.refresh()));
process.send?.(await held(() => holder.refresh()));
process.send?.(
  await held(async () => {
    for (const measure of measures) {
      measure.figures(scopeOf(holder.current(), demoDay));
      await new Promise(setImmediate);
    }
  }),
);
