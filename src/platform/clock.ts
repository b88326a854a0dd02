import type { Day } from "../cases/day.ts";

/** Tells the time. The core is handed instants and days, and never looks at a clock itself. */
export interface Clock {
  /** The instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /** The civil day in London, or the one pretended. */
  readonly today: () => Day;
  /** What London's clocks show, `08:30`; on a pretended day always the usual hour of digests. */
  readonly hour: () => string;
  /** Pretends another day from now on; null where the day is the calendar's. */
  readonly moveTo: ((day: Day) => void) | null;
}
