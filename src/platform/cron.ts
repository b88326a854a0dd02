import { schedule } from "node-cron";

/** Work that runs at set times. */
export interface Scheduled {
  readonly id: string;
  /** Cron expressions separated by semicolons, in London's time. */
  readonly schedule: string;
  /** Whether it also runs at the start. */
  readonly isAtStart: boolean;
  /** Never rejects. */
  readonly run: () => Promise<void>;
}

/**
 * In milliseconds. A job that blocks the process makes others late: they then run late instead of being left out. A
 * quarter of an hour is more than any job blocks.
 */
const missedExecutionTolerance = 15 * 60_000;

/** Starts the schedules. A run that is still going is not started a second time. */
export function startSchedules(all: readonly Scheduled[]): { readonly stop: () => Promise<void> } {
  const tasks = all.flatMap(({ id, schedule: expressions, run }) =>
    expressions.split(";").map((one) =>
      schedule(one.trim(), run, {
        name: id,
        timezone: "Europe/London",
        noOverlap: true,
        missedExecutionTolerance,
        suppressMissedWarning: true,
      }),
    ),
  );
  const atStart = (async () => {
    for (const { isAtStart, run } of all) if (isAtStart) await run();
  })();
  return {
    async stop() {
      for (const task of tasks) void task.destroy();
      await atStart;
    },
  };
}
