import { appointedOf, awaysOf } from "../access/recipients.ts";
import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";
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
  /** Reloads the case data. Resolves with the state after it. */
  readonly refresh: () => Promise<LoadState>;
  readonly clock: Clock;
  readonly log: Log;
  readonly channels: readonly ChannelAdapter[];
  /** See `DeliveryWorkerParts.preferredChannel`. */
  readonly preferredChannel?: (colleague: Colleague) => string | null;
  /** Why nothing may be sent, in a sentence; null: messages may be sent. */
  readonly refusal: string | null;
  readonly jobs: readonly Job[];
  /** The channels that get the weekly post by the settings. */
  readonly weeklyChannels: readonly string[];
  /** The signature of this process, and whether the process of another signature has ended. */
  readonly me: string;
  readonly isDead: (claimant: string) => boolean;
  /** Milliseconds since 1970. */
  readonly milliseconds: () => number;
  readonly random: () => number;
}

/** Runs jobs and delivers their messages. */
export interface JobRunner {
  /** Why nothing may be sent, so that every job and delivery is refused; null: messages may be sent. */
  readonly refusal: string | null;
  /**
   * Runs a job now. `isForced` says that a person asked for it, so that it does not wait for its hour. Resolves with
   * what was done, in words. Rejects with UserError if nothing may be sent.
   */
  readonly run: (job: Job, isForced: boolean) => Promise<string>;
  readonly context: (isForced: boolean) => Promise<JobContext>;
  /** Delivers every due message. Resolves with how many were handled. */
  readonly deliver: () => Promise<number>;
  /** Runs the jobs of a morning now, for trying out: of today, or of the next day if the day is pretended. */
  readonly morning: (day: "same" | "next") => Promise<void>;
  /** See `SentMessages.rewrite`. */
  readonly rewrite: (key: string) => Answer | null;
}

/** Opens a bot's job runner. Without a channel nobody can be reached. */
export function openJobRunner(parts: JobRunnerParts): JobRunner {
  const { contextNow, clock, log, channels, weeklyChannels } = parts;
  const { colleagueOf, render, rewrite } = sentMessages(contextNow);
  const worker = deliveryWorker({
    outbox: contextNow().store.outbox,
    channels,
    ...(parts.preferredChannel === undefined ? {} : { preferredChannel: parts.preferredChannel }),
    me: parts.me,
    isDead: parts.isDead,
    now: parts.milliseconds,
    instant: clock.now,
    random: parts.random,
    colleagueOf,
    // without case data no officer is known, so every digest would be untrue
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
