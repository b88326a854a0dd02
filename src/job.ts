import type { PrivateAnswer } from "./answer.ts";
import type { JobContext } from "./context.ts";

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

/** Something that happens unasked. */
export interface Job {
  readonly id: string;
  /** What it does, for help. */
  readonly description: string;
  /** When it is looked after, as cron says it, in London's time; what was done is not done again. */
  readonly schedule: string | ((pace: Pace) => string);
  /** It has an hour: where that passed while the bot was down it is looked after at the start too, till `lastHour`. */
  readonly isCaughtUp?: true;
  /** It runs though no case data were read yet. */
  readonly needsNoSnapshot?: true;
  /** Does what is due; resolves with what was done, in words. */
  readonly run: (context: JobContext) => string | Promise<string>;
  /** What it would do now: nothing is sent or stored. */
  readonly preview?: (context: JobContext) => Preview;
}

/** What a job did that sends: "1 digest is on its way". */
export function onTheirWay(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one} is on its way` : `${count} ${many} are on their way`;
}

/** Makes a job of its declaration. */
export function job(declared: Job): Job {
  return declared;
}
