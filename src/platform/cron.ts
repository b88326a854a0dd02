import { createTask } from "node-cron";
import { lookAt, type DueCheck } from "./due-jobs.ts";
import type { Log } from "./log.ts";

/** Work that runs at set times. */
export interface Scheduled extends Pick<DueCheck, "id" | "isFirst" | "isAtStart"> {
  /** Cron expressions separated by semicolons, in London's time. */
  readonly schedule: string;
  /** Resolves with false where it failed and a later try may succeed. Never rejects. */
  readonly run: () => Promise<boolean>;
}

export interface Schedules {
  /**
   * Whether the clock goes on as it did and everything is caught up with. If not, what was read before may be of another
   * day.
   */
  readonly isSettled: () => boolean;
  /** Starts nothing more. Resolves when the work under way is done, except what runs first: a long load decides nothing. */
  readonly stop: () => Promise<void>;
}

/** In milliseconds: how soon a machine that wakes up, or a clock that was set, is noticed. */
const pause = 10_000;
const minute = 60_000;

/** How often, a minute apart, the first work is tried after a jump of the clock before the rest runs without it. */
const mostTries = 20;

/**
 * Starts the schedules. A timer stands still while a machine sleeps and knows nothing of a clock that is set, so every
 * few seconds the wall clock is asked what is due. After a jump of the clock the first work runs first and the rest after
 * it, in order. A run that is still going is not started a second time. `lastRunOf` returns when a job last ran, in an
 * earlier process too.
 */
export function startSchedules(
  all: readonly Scheduled[],
  log: Log,
  lastRunOf: (id: string) => Date | null = () => null,
): Schedules {
  const checks = all.map((one): DueCheck => ({ ...one, matches: matcherOf(one.schedule) }));
  const running = new Map<string, Promise<boolean>>();
  /** What a jump of the clock has made due; null: everything is caught up with. */
  let owed: { readonly ids: Set<string>; tries: number; nextTry: number } | null = null;
  let catchingUp: Promise<void> | null = null;
  let last: Date | null = null;
  let lastEnd = 0;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  const start = ({ id, run }: Scheduled): Promise<boolean> => {
    const end = () => {
      lastEnd = Date.now();
      running.delete(id);
    };
    const current = running.get(id) ?? run().finally(end);
    running.set(id, current);
    return current;
  };

  /** Runs what is owed, in order. Where the first work fails, all of it stays owed and is tried again a minute later. */
  const catchUp = async (): Promise<void> => {
    while (owed !== null) {
      const { ids } = owed;
      const one = all.find(({ id, isFirst }) => isFirst && ids.has(id)) ?? all.find(({ id }) => ids.has(id));
      if (one === undefined || isStopped) owed = null;
      else if ((await start(one)) || !one.isFirst || owed.tries >= mostTries) ids.delete(one.id);
      else {
        owed.tries += 1;
        owed.nextTry = Date.now() + minute;
        return;
      }
    }
  };

  const look = (): void => {
    const now = new Date();
    const { kind, due } = lookAt(checks, now, last, lastRunOf);
    // work of this process can hold the process up for minutes, and that is no jump of the clock
    const isHeldUp = running.size > 0 || Math.abs(now.getTime() - lastEnd) <= 2 * pause;
    const hasJumped = kind === "set back" || (kind === "late" && !isHeldUp);
    if (hasJumped && last !== null)
      log.warn("the clock jumped", { minutes: Math.round((now.getTime() - last.getTime()) / minute) });
    const first = hasJumped ? all.filter(({ isFirst }) => isFirst).map(({ id }) => id) : [];
    if (kind !== "steady" || owed !== null) {
      owed ??= { ids: new Set(), tries: 1, nextTry: now.getTime() };
      for (const id of [...first, ...due]) owed.ids.add(id);
      if (hasJumped) owed.nextTry = now.getTime();
    } else for (const one of all) if (due.includes(one.id)) void start(one);
    if (owed !== null && now.getTime() >= owed.nextTry) catchingUp ??= catchUp().finally(() => (catchingUp = null));
    // a clock that is put right by seconds shows the same minute twice
    if (last === null || now > last || kind === "set back") last = now;
  };

  const next = (): void => {
    look();
    if (!isStopped) timer = setTimeout(next, Math.min(pause, minute - (Date.now() % minute)));
  };
  next();
  return {
    isSettled: () => owed === null && last !== null && Math.abs(Date.now() - last.getTime()) <= minute,
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      const waitedFor = all.filter(({ isFirst }) => !isFirst).flatMap(({ id }) => running.get(id) ?? []);
      await Promise.all(waitedFor);
    },
  };
}

function matcherOf(schedule: string): (minute: Date) => boolean {
  const tasks = schedule
    .split(";")
    .map((one) => createTask(one.trim(), () => undefined, { timezone: "Europe/London" }));
  // node-cron keeps every task until it is destroyed, and one that is destroyed still matches
  for (const task of tasks) void task.destroy();
  return (at) => tasks.some((task) => task.match(at));
}
