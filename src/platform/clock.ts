import type { Day } from "../cases/day.ts";

/** The only source of the time. The core gets instants and days as arguments and never reads a clock. */
export interface Clock {
  /** The instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /** The day in London, or the pretended day. */
  readonly today: () => Day;
  /** The time in London, `08:30`; on a pretended day always the usual hour of digests. */
  readonly hour: () => string;
  /** Pretends another day from now on; null: the day is the calendar's. */
  readonly moveTo: ((day: Day) => void) | null;
}
