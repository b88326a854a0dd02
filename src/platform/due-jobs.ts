/** A job as the wall clock is held against its schedule. */
export interface DueCheck {
  readonly id: string;
  /** Whether the schedule names the minute that begins at the instant. */
  readonly matches: (minute: Date) => boolean;
  /** Reads what the other jobs rest on. Whoever starts the jobs has read it just before. */
  readonly isFirst: boolean;
  /** Catches up at the start and after the clock was set back, whatever its schedule. */
  readonly isAtStart: boolean;
}

/**
 * What a look at the wall clock finds.
 * - `start` the first look of a process
 * - `steady` a minute or less has passed, or the clock was put right by so little
 * - `late` more than a minute has passed: the machine slept, the clock was set forward, or the process was held up
 * - `set back` the clock shows a time of more than a minute before the last look
 */
export interface DueLook {
  readonly kind: "start" | "steady" | "late" | "set back";
  /** The ids of the jobs that are due, each once, in the order of the checks. */
  readonly due: readonly string[];
}

const minute = 60_000;

/** How far back a missed time is looked for: longer than any pause between two times of a schedule. */
const farthest = 8 * 24 * 60;

/**
 * Returns what is due at a look. A job is due once for all times of its schedule since the last look, exclusive, until
 * now, inclusive; at the start, since its last run. `last` is null at the start; `lastRunOf` returns null for a job that
 * never ran.
 */
export function lookAt(
  checks: readonly DueCheck[],
  now: Date,
  last: Date | null,
  lastRunOf: (id: string) => Date | null,
): DueLook {
  const due = (isDue: (check: DueCheck) => boolean) => checks.filter(isDue).map(({ id }) => id);
  if (last === null) {
    const isDue = (check: DueCheck) => check.isAtStart || hasTimeWithin(check, lastRunOf(check.id) ?? now, now);
    return { kind: "start", due: due((check) => !check.isFirst && isDue(check)) };
  }
  const passed = now.getTime() - last.getTime();
  if (passed < -minute) return { kind: "set back", due: due(({ isFirst, isAtStart }) => isFirst || isAtStart) };
  return { kind: passed > minute ? "late" : "steady", due: due((check) => hasTimeWithin(check, last, now)) };
}

function hasTimeWithin({ matches }: DueCheck, after: Date, until: Date): boolean {
  const first = Math.floor(after.getTime() / minute) + 1;
  const last = Math.floor(until.getTime() / minute);
  for (let at = last; at >= Math.max(first, last - farthest); at -= 1) if (matches(new Date(at * minute))) return true;
  return false;
}
