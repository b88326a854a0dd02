import type { PrivateAnswer } from "./answer.ts";
import type { Day } from "./cases/day.ts";
import type { JobContext } from "./context.ts";
import { isWeeksFirstWorkingDay, isWorkingDay, lastHour, weeklyHour } from "./facts/working-days.ts";

/** The hour of a pretended day: a digest's usual one. */
export const pretendedHour = "08:30";

/** What a job would do, without doing it. */
export interface Preview {
  readonly json: unknown;
  readonly answers: readonly PrivateAnswer[];
}

/** How many minutes pass between two readings of the case data: parts of an hour. */
export interface Pace {
  /** On weekdays from 07:00 to 19:00. */
  readonly atWork: number;
  readonly otherwise: number;
}

/** When a job has something to do. Hours are what London's clocks show; each sentence is what a run says that does nothing. */
export interface DueTime {
  readonly on: "working days" | "the week's first working day";
  readonly dayOff: string;
  /** The hour from which it is due; without it, from midnight. */
  readonly from?: { readonly hour: string; readonly notYet: string };
  /**
   * The hour from which it is due no more; without it, due until midnight. A job that has one is looked after at the
   * start too, so that it catches up where its hour passed while the bot was down.
   */
  readonly until?: { readonly hour: string; readonly tooLate: string };
}

/** When what goes once a week is due. */
export const weeklyDue: DueTime = {
  on: "the week's first working day",
  dayOff: "only on the week's first working day",
  from: { hour: weeklyHour, notYet: "not yet" },
  until: { hour: lastHour, tooLate: "too late for this week's" },
};

const isItsDay: Readonly<Record<DueTime["on"], (day: Day) => boolean>> = {
  "working days": isWorkingDay,
  "the week's first working day": isWeeksFirstWorkingDay,
};

/** How a job's time stands to a moment, and what is said where it is not due. */
export type DueState =
  { readonly state: "due" } | { readonly state: "day off" | "not yet" | "too late"; readonly says: string };

/**
 * Says whether a job is due at a moment. Where somebody asked for it now, only its day counts; without a due time it is
 * always due.
 */
export function dueState(
  due: DueTime | undefined,
  { today, clock, isForced }: Pick<JobContext, "today" | "clock" | "isForced">,
): DueState {
  if (due === undefined) return { state: "due" };
  const { on, dayOff, from, until } = due;
  if (!isItsDay[on](today)) return { state: "day off", says: dayOff };
  if (!isForced && from && clock < from.hour) return { state: "not yet", says: from.notYet };
  if (!isForced && until && clock >= until.hour) return { state: "too late", says: until.tooLate };
  return { state: "due" };
}

/** Something that happens unasked. */
export interface Job {
  readonly id: string;
  /** What it does, for help. */
  readonly description: string;
  /** When it is looked after, as cron says it, in London's time; what was done is not done again. */
  readonly schedule: string | ((pace: Pace) => string);
  /** When it has something to do; without it, always. */
  readonly due?: DueTime;
  /** It runs though no case data were read yet. */
  readonly needsNoSnapshot?: true;
  /** A pretended morning runs it too. */
  readonly isPartOfMorning?: true;
  /** The address of the heartbeat is called after it. */
  readonly beatsHeart?: true;
  /** It sends what waits, which only the process can do that holds the channels. */
  readonly delivers?: true;
  /** Does what is due; resolves with what was done, in words. */
  readonly run: (context: JobContext) => string | Promise<string>;
  /** What it would do now: nothing is sent or stored. */
  readonly preview?: (context: JobContext) => Preview;
}

/** What a job did that sends: "1 digest is on its way". */
export function onTheirWay(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one} is on its way` : `${count} ${many} are on their way`;
}

/** Makes a job of its declaration: it does nothing while it is not due. */
export function job(declared: Job): Job {
  return {
    ...declared,
    run(context) {
      const due = dueState(declared.due, context);
      return due.state === "due" ? declared.run(context) : due.says;
    },
  };
}
