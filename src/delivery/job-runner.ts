import { appointedOf, awaysOf, refusalTest } from "../access/recipients.ts";
import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";
import { textOfDay } from "../cases/day.ts";
import type { LoadState } from "../cases/source.ts";
import type { Context, JobContext } from "../context.ts";
import { isStaleAt } from "../digest/decide.ts";
import type { Payload } from "../digest/payload.ts";
import { addDays } from "../facts/calendar.ts";
import type { Job, JobNeed } from "../job.ts";
import type { Incidents } from "../reports/incidents.ts";
import { tellManagers } from "../reports/personal-messages.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { inRequest } from "../platform/request-id.ts";
import { inSlices } from "../platform/slices.ts";
import { describeFault, faultOfError } from "../store/health/store-fault.ts";
import { StoreError } from "../store/store-error.ts";
import { UserError } from "../user-error.ts";
import type { ChannelAdapter } from "./channel-adapter.ts";
import { reachabilityOf } from "./reachability.ts";
import { sentMessages } from "./sent-messages.ts";
import { incidentTeller } from "./incident-teller.ts";
import { openStoreGuard } from "./store-guard.ts";
import { deliveryWorker } from "./worker.ts";

export interface JobRunnerParts {
  readonly contextNow: () => Context;
  /** Reloads the case data. Resolves with the state after it. */
  readonly refresh: () => Promise<LoadState>;
  readonly clock: Clock;
  readonly log: Log;
  readonly incidents: Incidents;
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
  /** Resolves with the context of a job with these needs. Rejects where a chat does not say who can be reached. */
  readonly context: (isForced: boolean, needs?: readonly JobNeed[]) => Promise<JobContext>;
  /** Looks whether anybody can be reached, and raises an incident where not. Never rejects. */
  readonly checkReach: () => Promise<void>;
  /** Whether the case data are younger than a day and a channel works, and no incident stands but of another channel. */
  readonly isHealthy: () => boolean;
  /** Delivers every due message, and tells managers of incidents. Resolves with how many messages arrived. */
  readonly deliver: () => Promise<number>;
  /** Ends deliveries after the message that is on its way. */
  readonly stopDelivering: () => void;
  /** Whether messages could be sent now, as far as the bot has seen: at least one channel works, and the store. */
  readonly canDeliver: () => boolean;
  /**
   * Runs the jobs of a morning now, for trying out: of today, or of the next day if the day is pretended. Resolves with the
   * number of messages that arrived.
   */
  readonly morning: (day: "same" | "next") => Promise<number>;
  /** See `SentMessages.rewrite`. */
  readonly rewrite: (key: string) => Promise<Answer | null>;
}

/** Opens a bot's job runner. Without a channel nobody can be reached. */
export function openJobRunner(parts: JobRunnerParts): JobRunner {
  const { contextNow, clock, log, incidents, channels, weeklyChannels } = parts;
  const reachabilityFor = reachabilityOf(parts);
  const { colleagueOf, render, rewrite } = sentMessages(contextNow);
  const { store } = contextNow();
  const guard = openStoreGuard({ store, incidents, now: () => contextNow().now });
  const worker = deliveryWorker({
    outbox: store.outbox,
    storeId: store.health.id,
    acceptedAt: store.health.acceptedAt,
    sawStranger: guard.sawStranger,
    channels,
    ...(parts.preferredChannel === undefined ? {} : { preferredChannel: parts.preferredChannel }),
    me: parts.me,
    isDead: parts.isDead,
    now: parts.milliseconds,
    instant: clock.now,
    random: parts.random,
    colleagueOf,
    // without case data no officer is known, so every digest would be untrue
    canRender: (payload, colleague) => !contextNow().load.isEmpty || (isAboutTheBot(payload) && colleague !== null),
    render,
    noteRefusal: (who, isRefused) =>
      store.personal.set(who, "refused", isRefused ? textOfDay(contextNow().today) : null),
    log,
  });
  const checkSending = (): void => {
    if (parts.refusal !== null) throw new UserError(parts.refusal);
  };
  let isStopping = false;
  const deliverDue = async (): Promise<void> => {
    const now = contextNow();
    for (const incident of now.incidents) tellManagers(incident, now);
    let isMore = true;
    while (isMore) isMore = !isStopping && guard.maySend() && (await worker.deliverOne());
  };
  const canDeliver = () => guard.maySend() && channels.some((one) => one.health() === "working");
  const tellWithoutStore = incidentTeller({ contextNow, channels, render });
  const deliver = async (): Promise<number> => {
    checkSending();
    const before = worker.sentCount();
    try {
      if (!guard.maySend()) await tellWithoutStore();
      else await deliverDue();
    } catch (error) {
      if (!guard.isStoreFault(error)) throw error;
    }
    return worker.sentCount() - before;
  };
  const context: JobRunner["context"] = async (isForced, needs = ["reachability"]) => {
    const isReachable = await reachabilityFor(needs);
    const now = contextNow();
    return {
      ...now,
      isForced,
      reachability: {
        appointed: appointedOf(now.colleagues),
        isReachable,
        isRefused: refusalTest(now.today, now.store.personal.all("refused"), now.store.personKey),
        away: awaysOf(now.colleagues, now.store.personal.all("away"), now.store.personKey),
      },
      weeklyChannels,
      refresh: async () => (await parts.refresh()).error ?? "the case data was read",
      deliver,
    };
  };
  /** Runs a job. Where the store fails it, the error says so to the person who asked for it. */
  const runOrReport = async (job: Job, isForced: boolean): Promise<string> => {
    try {
      const done = await job.run(await context(isForced, job.needs));
      return typeof done === "string" ? done : await inSlices(done);
    } catch (error) {
      if (!guard.isStoreFault(error)) throw error;
      throw new StoreError(describeFault(faultOfError(error) ?? "unreadable", store.place), { cause: error });
    }
  };
  const run: JobRunner["run"] = async (job, isForced) => {
    checkSending();
    if (contextNow().load.isEmpty && job.needs.includes("case data")) return "no case data has been read yet";
    // what a job puts into a store that may not send from is said, and waits
    guard.maySend();
    return inRequest(async () => {
      const done = await runOrReport(job, isForced);
      log.info("job", { job: job.id, done });
      return done;
    });
  };
  return {
    refusal: parts.refusal,
    context,
    checkReach: () => reachabilityFor(["reachability where known"]).then(() => undefined),
    isHealthy() {
      const { load, snapshot, today, clock: hour } = contextNow();
      const hasData = !load.isEmpty && !isStaleAt(snapshot, { today, clock: hour });
      const isOfChannel = (id: string) => channels.some(({ name }) => id.split(" ")[0] === name);
      return hasData && canDeliver() && incidents.current().every(({ id }) => isOfChannel(id));
    },
    deliver,
    stopDelivering: () => void (isStopping = true),
    run,
    canDeliver,
    async morning(day) {
      if (day === "next") clock.moveTo?.(addDays(clock.today(), 1));
      const before = worker.sentCount();
      for (const job of parts.jobs) if (job.isPartOfMorning) await run(job, true);
      return worker.sentCount() - before;
    },
    rewrite,
  };
}

/** Whether a message needs no case data: a note, or an incident. */
function isAboutTheBot({ kind }: Payload): boolean {
  return kind === "note" || kind === "incident";
}
