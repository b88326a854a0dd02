import type { PrivateAnswer } from "./answer.ts";
import type { Day } from "./cases/day.ts";
import type { JobContext } from "./context.ts";
import type { Steps } from "./cases/snapshot-work.ts";
import { isWeeksFirstWorkingDay, isWorkingDay, lastHour, weeklyHour } from "./facts/working-days.ts";

/** The hour of a pretended day: the usual hour of digests. */
export const pretendedHour = "08:30";

/** The result of a dry run. */
export interface Preview {
  readonly json: unknown;
  readonly answers: readonly PrivateAnswer[];
}

/** The minutes between two loads of the case data; each divides an hour. */
export interface Pace {
  /** On weekdays from 07:00 to 19:00. */
  readonly atWork: number;
  readonly otherwise: number;
}

/** When a job is due. Hours are London's, such as `09:00`; the sentences are the results of runs that do nothing. */
export interface DueTime {
  readonly on: "working days" | "the week's first working day";
  readonly dayOff: string;
  /** The hour from which it is due, inclusive; absent: midnight. */
  readonly from?: { readonly hour: string; readonly notYet: string };
  /**
   * The hour until which it is due, exclusive; absent: midnight. A job that has one also runs when the bot starts, so
   * that it catches up where its hour passed while the bot was down.
   */
  readonly until?: { readonly hour: string; readonly tooLate: string };
}

/** When weekly messages are due. */
export const weeklyDue: DueTime = {
  on: "the week's first working day",
  dayOff: "only on the week's first working day",
  from: { hour: weeklyHour, notYet: "not yet" },
  until: { hour: lastHour, tooLate: "too late for this week's" },
};

const isDueDay: Readonly<Record<DueTime["on"], (day: Day) => boolean>> = {
  "working days": isWorkingDay,
  "the week's first working day": isWeeksFirstWorkingDay,
};

/** Whether a job is due at a moment and, where it is not, the sentence that says so. */
export type DueState =
  { readonly state: "due" } | { readonly state: "day off" | "not yet" | "too late"; readonly reason: string };

/**
 * Returns whether a job is due at a moment. Where somebody asked for it now, only its day counts. A job without a due
 * time is always due.
 */
export function dueState(
  due: DueTime | undefined,
  { today, clock, isForced }: Pick<JobContext, "today" | "clock" | "isForced">,
): DueState {
  if (due === undefined) return { state: "due" };
  const { on, dayOff, from, until } = due;
  if (!isDueDay[on](today)) return { state: "day off", reason: dayOff };
  if (!isForced && from && clock < from.hour) return { state: "not yet", reason: from.notYet };
  if (!isForced && until && clock >= until.hour) return { state: "too late", reason: until.tooLate };
  return { state: "due" };
}

/**
 * What a job works with.
 * - `case data` an accepted snapshot
 * - `reachability` what the chats say of who can be reached; while one does not say, the job waits
 * - `reachability where known` the same, but whoever is not known counts as reachable
 */
export type JobNeed = "case data" | "reachability" | "reachability where known";

/** A scheduled job. */
export interface Job {
  readonly id: string;
  /** What it does, for help. */
  readonly description: string;
  /** When it is run, as a cron expression in London's time. A run does not repeat what an earlier one did. */
  readonly schedule: string | ((pace: Pace) => string);
  /** When it is due; absent: always. */
  readonly due?: DueTime;
  /** What it works with. What a job does not need never stops it. */
  readonly needs: readonly JobNeed[];
  /** Reads the case data, on which the other jobs rest: after a jump of the clock it runs before them. */
  readonly isFirst?: true;
  /** Runs in a pretended morning too. */
  readonly isPartOfMorning?: true;
  /** Calls the heartbeat's address after each run that succeeded. */
  readonly beatsHeart?: true;
  /** Sends the waiting messages, which only the process that holds the channels can do. */
  readonly delivers?: true;
  /** Does what is due. Returns or resolves with a sentence of what was done, or returns the steps to it. */
  readonly run: (context: JobContext) => string | Promise<string> | Steps<string>;
  /** Sends again what failed, on any later day of its period, and nothing that arrived; absent: it cannot be asked to. */
  readonly again?: (context: JobContext) => string;
  /** Returns what it would do now; nothing is sent or stored. */
  readonly preview?: (context: JobContext) => Preview;
}

/** Reports what a job queued: "1 digest is on its way". */
export function onTheirWay(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one} is on its way` : `${count} ${many} are on their way`;
}

/** Makes a job from its declaration. The job does nothing while it is not due. */
export function job(declaration: Job): Job {
  return {
    ...declaration,
    run(context) {
      const due = dueState(declaration.due, context);
      return due.state === "due" ? declaration.run(context) : due.reason;
    },
  };
}
