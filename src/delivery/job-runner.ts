import type { Answer } from "../answer.ts";
import { appointedOf, awaysOf } from "../access/recipients.ts";
import type { LoadState } from "../cases/source.ts";
import type { Context, JobContext } from "../context.ts";
import { addDays } from "../facts/calendar.ts";
import type { Job } from "../job.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { UserError } from "../user-error.ts";
import type { ChannelAdapter } from "./channel-adapter.ts";
import { sentMessages } from "./sent-messages.ts";
import { deliveryWorker } from "./worker.ts";

export interface JobRunnerParts {
  readonly contextNow: () => Context;
  /** Reads the case data anew; resolves with how that went. */
  readonly refresh: () => Promise<LoadState>;
  readonly clock: Clock;
  readonly log: Log;
  readonly channels: readonly ChannelAdapter[];
  /** Why nothing may be sent, in a sentence; null: it may. */
  readonly refusal: string | null;
  readonly jobs: readonly Job[];
  /** The channels that get the weekly post by the settings. */
  readonly weeklyChannels: readonly string[];
  /** This process, and which others are gone. */
  readonly me: string;
  readonly isDead: (claimant: string) => boolean;
  /** Milliseconds since 1970. */
  readonly milliseconds: () => number;
  readonly random: () => number;
}

/** What works unasked: runs jobs and delivers their messages. */
export interface JobRunner {
  /** Why nothing may be sent: every job and delivery is refused. Null: it may. */
  readonly refusal: string | null;
  /**
   * Runs a job now; `isForced` by a person, so that no hour is waited for. Resolves with what was done. Rejects with
   * UserError where nothing may be sent.
   */
  readonly run: (job: Job, isForced: boolean) => Promise<string>;
  readonly context: (isForced: boolean) => Promise<JobContext>;
  /** Delivers all that is due; resolves with how many were handled. */
  readonly deliver: () => Promise<number>;
  /** Does all of a morning now, where the day is pretended on the day after: for trying out. */
  readonly morning: (day: "same" | "next") => Promise<void>;
  /** A message as it stands now, by its key; null: it is not known, or nothing of it is true any more. */
  readonly rewrite: (key: string) => Answer | null;
}

/** Makes what runs a bot's jobs. Without a channel nobody can be reached. */
export function openJobRunner(parts: JobRunnerParts): JobRunner {
  const { contextNow, clock, log, channels, weeklyChannels } = parts;
  const { colleagueOf, render, rewrite } = sentMessages(contextNow);
  const worker = deliveryWorker({
    outbox: contextNow().store.outbox,
    channels,
    me: parts.me,
    isDead: parts.isDead,
    now: parts.milliseconds,
    instant: clock.now,
    random: parts.random,
    colleagueOf,
    // without case data no officer is known, and every digest would be untrue
    canRender: (payload, colleague) => !contextNow().load.isEmpty || (payload.kind === "note" && colleague !== null),
    render,
    log,
  });
  const checkSending = (): void => {
    if (parts.refusal !== null) throw new UserError(parts.refusal);
  };
  const deliver = async (): Promise<number> => {
    checkSending();
    let count = 0;
    while (await worker.deliverOne()) count += 1;
    return count;
  };
  const reachable = async (): Promise<Set<string>> => {
    const found = new Set<string>();
    for (const one of contextNow().colleagues.values()) {
      for (const channel of channels) if (!found.has(one.email) && (await channel.reaches(one))) found.add(one.email);
    }
    return found;
  };
  const context = async (isForced: boolean): Promise<JobContext> => {
    const known = await reachable();
    const now = contextNow();
    return {
      ...now,
      isForced,
      reachability: {
        appointed: appointedOf(now.colleagues),
        isReachable: (email) => known.has(email),
        away: awaysOf(now.colleagues, now.store.personal.all("away"), now.store.personKey),
      },
      weeklyChannels,
      refresh: async () => (await parts.refresh()).error ?? "the case data were read",
      deliver,
    };
  };
  const run: JobRunner["run"] = async (job, isForced) => {
    checkSending();
    if (contextNow().load.isEmpty && job.needsNoSnapshot !== true) return "no case data were read yet";
    const done = await job.run(await context(isForced));
    log.info("job", { job: job.id, done });
    return done;
  };
  return {
    refusal: parts.refusal,
    context,
    deliver,
    run,
    async morning(day) {
      if (day === "next") clock.moveTo?.(addDays(clock.today(), 1));
      for (const job of parts.jobs) if (job.isPartOfMorning) await run(job, true);
    },
    rewrite,
  };
}
