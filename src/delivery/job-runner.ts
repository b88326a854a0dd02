import type { Colleague } from "../access/colleagues.ts";
import { appointedOf, awaysOf } from "../access/recipients.ts";
import type { Answer } from "../answer.ts";
import type { Bot, JobContext } from "../context.ts";
import type { Payload } from "../digest/payload.ts";
import { addDays } from "../facts/calendar.ts";
import type { Job } from "../job.ts";
import { UserError } from "../user-error.ts";
import type { ChannelAdapter } from "./channel-adapter.ts";
import { payloadRenderer } from "./render-payload.ts";
import { deliveryWorker } from "./worker.ts";

export interface JobRunnerParts {
  readonly bot: Bot;
  readonly channels: readonly ChannelAdapter[];
  /** Why nothing may be sent, in a sentence; null: messages may be sent. */
  readonly refusal: string | null;
  readonly jobs: readonly Job[];
  readonly settings: Pick<JobContext, "kinds" | "caseAddress" | "digestHour" | "weeklyChannels"> & {
    readonly maskBelow: number;
  };
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
  /** Renders a message again, by its key; null: the key is unknown, or nothing in the message is true any more. */
  readonly rewrite: (key: string) => Answer | null;
}

/** Opens a bot's job runner. Without a channel nobody can be reached. */
export function openJobRunner(parts: JobRunnerParts): JobRunner {
  const { bot, channels, settings } = parts;
  const { store, snapshots } = bot;
  const colleagueOf = (who: string): Colleague | null => {
    for (const one of snapshots.colleagues().values()) if (store.personKey(one.email) === who) return one;
    return null;
  };
  const renderPayload = payloadRenderer({ store, ...settings });
  const render = (payload: Payload, colleague: Colleague | null) =>
    renderPayload(payload, colleague, {
      snapshot: snapshots.current(),
      today: bot.clock.today(),
      clock: bot.clock.hour(),
    });
  const worker = deliveryWorker({
    outbox: store.outbox,
    channels,
    me: parts.me,
    isDead: parts.isDead,
    now: parts.milliseconds,
    instant: bot.clock.now,
    random: parts.random,
    colleagueOf,
    // an empty snapshot knows no officers, so every digest rendered from it would be untrue
    canRender: (payload, colleague) => !snapshots.state().isEmpty || (payload.kind === "note" && colleague !== null),
    render,
    log: bot.log,
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
    for (const one of snapshots.colleagues().values()) {
      for (const channel of channels) if (!found.has(one.email) && (await channel.reaches(one))) found.add(one.email);
    }
    return found;
  };
  const context = async (isForced: boolean): Promise<JobContext> => {
    const known = await reachable();
    const colleagues = snapshots.colleagues();
    return {
      snapshot: snapshots.current(),
      today: bot.clock.today(),
      now: bot.clock.now(),
      clock: bot.clock.hour(),
      isForced,
      colleagues,
      reachability: {
        appointed: appointedOf(colleagues),
        isReachable: (email) => known.has(email),
        away: awaysOf(colleagues, store.personal.all("away"), store.personKey),
      },
      store,
      load: snapshots.state(),
      ...settings,
      refresh: async () => (await snapshots.refresh()).error ?? "the case data were read",
      deliver,
    };
  };
  const run: JobRunner["run"] = async (job, isForced) => {
    checkSending();
    if (snapshots.state().isEmpty && job.needsNoSnapshot !== true) return "no case data were read yet";
    const done = await job.run(await context(isForced));
    bot.log.info("job", { job: job.id, done });
    return done;
  };
  return {
    refusal: parts.refusal,
    context,
    deliver,
    run,
    async morning(day) {
      if (day === "next") bot.clock.moveTo?.(addDays(bot.clock.today(), 1));
      for (const job of parts.jobs) if (job.id !== "tidy" && job.id !== "notice") await run(job, true);
    },
    rewrite(key) {
      const message = store.outbox.find(key);
      if (message === null) return null;
      const who = /^person:(.*)$/.exec(message.conversation)?.[1];
      return render(message.payload, who === undefined ? null : colleagueOf(who));
    },
  };
}
