import type { PrivateAnswer } from "./answer.ts";
import type { JobDesk } from "./desk.ts";

/** From this hour on, what a day should have been told is not caught up with. */
export const lastHour = "17:00";

/** When the week's summaries and posts go. */
export const weeklyHour = "09:00";

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

/** Something that happens unasked. */
export interface Job {
  readonly id: string;
  /** What it does, for help. */
  readonly says: string;
  /** When it is looked after, as cron says it, in London's time; what was done is not done again. */
  readonly schedule: string | ((pace: Pace) => string);
  /** It has an hour: where that passed while the bot was down it is looked after at the start too, till `lastHour`. */
  readonly isCaughtUp?: true;
  /** It runs though no case data were read yet. */
  readonly needsNoBook?: true;
  /** Does what is due; resolves with what was done, in words. */
  readonly run: (desk: JobDesk) => string | Promise<string>;
  /** What it would do now: nothing is sent or stored. */
  readonly preview?: (desk: JobDesk) => Preview;
}

/** What a job did that sends: "1 digest is on its way". */
export function onTheirWay(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one} is on its way` : `${count} ${many} are on their way`;
}

/** Makes a job of its declaration. */
export function job(declared: Job): Job {
  return declared;
}
