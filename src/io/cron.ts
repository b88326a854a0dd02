import { schedule } from "node-cron";

export interface Scheduled {
  readonly id: string;
  /** Cron expressions separated by semicolons, in London's time. */
  readonly schedule: string;
  /** Never rejects. */
  readonly run: () => Promise<void>;
}

/** Starts the schedules; the result stops them. A run that is still going is not started a second time. */
export function startSchedules(all: readonly Scheduled[]): () => void {
  const tasks = all.flatMap(({ id, schedule: expressions, run }) =>
    expressions
      .split(";")
      .map((one) => schedule(one.trim(), run, { name: id, timezone: "Europe/London", noOverlap: true })),
  );
  return () => {
    for (const task of tasks) void task.destroy();
  };
}
