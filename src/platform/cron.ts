import { schedule } from "node-cron";

export interface Scheduled {
  readonly id: string;
  /** Cron expressions separated by semicolons, in London's time. */
  readonly schedule: string;
  /** Runs at the start too. */
  readonly isAtStart: boolean;
  /** Never rejects. */
  readonly run: () => Promise<void>;
}

/** In milliseconds. A job that holds the process makes others late: they then run late, and are not left out. */
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
