import { jobs } from "../../jobs/index.ts";
import { teamWarnings } from "../access/colleagues.ts";
import { alertWarnings } from "../access/recipients.ts";
import { openInbox, type Inbox } from "../channels/web/inbox.ts";
import { isDayPretended } from "../config/case-settings.ts";
import type { Config } from "../config/config.ts";
import type { ChannelAdapter } from "../delivery/channel-adapter.ts";
import { openJobRunner, type JobRunner } from "../delivery/job-runner.ts";
import type { Bot } from "../dispatch.ts";
import type { Job } from "../job.ts";
import { startSchedules, type Scheduled } from "../platform/cron.ts";
import { sendHeartbeat } from "../platform/http/heartbeat.ts";
import { errorName } from "../platform/log.ts";
import { isProcessDead, thisProcess } from "../platform/process.ts";
import { everyFewSeconds } from "../platform/ticker.ts";
import { unlessFaulty } from "../store/health/store-fault.ts";
import { contextSource } from "./bot.ts";
import { hasChannels } from "./chats.ts";

/** Returns whether the local page is served: always over the demo, by its setting over CSV files and a SEN2 return. */
export function isPageServed({ caseDatabase, localPage }: Config): boolean {
  return caseDatabase.kind === "demo" || (localPage && (caseDatabase.kind === "csv" || caseDatabase.kind === "sen2"));
}

/** Returns in a sentence why no job may send with these settings; null where jobs may. */
export function sendingRefusal(config: Config, hasChat: boolean): string | null {
  if (isDayPretended(config)) return "TODAY pretends a day over SQL Server: nothing is sent";
  return !hasChat && !isPageServed(config) ? "there is no channel and no page to send by" : null;
}

/** Makes the job runner, which delivers by the chats and, where the local page is served, into its inbox. */
export function jobRunnerOf(
  config: Config,
  bot: Bot,
  chats: readonly ChannelAdapter[],
): { readonly runner: JobRunner; readonly inbox: Inbox } {
  const { clock, log, store } = bot;
  const inbox = openInbox(clock);
  const names = chats.map(({ name }) => name);
  const runner = openJobRunner({
    contextNow: contextSource(config, bot),
    refresh: () => bot.snapshots.refresh(),
    clock,
    log,
    incidents: bot.incidents,
    channels: [...chats, ...(isPageServed(config) ? [inbox.channel] : [])],
    preferredChannel: ({ email }) => config.preferredChat ?? store.audit.lastVia(store.personKey(email), names),
    refusal: sendingRefusal(config, chats.length > 0 || hasChannels(config)),
    jobs,
    weeklyChannels: config.weeklyChannels,
    me: thisProcess,
    isDead: isProcessDead,
    milliseconds: () => Date.now(),
    random: Math.random,
  });
  return { runner, inbox };
}

/** The schedules and the deliverer, at work. */
export interface RunningWork {
  /** Whether the jobs have caught up with the clock. */
  readonly isSettled: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Starts the schedules and the deliverer. */
export function startWork(runner: JobRunner, config: Config, bot: Bot): RunningWork {
  const { clock, log, snapshots, store } = bot;
  if (runner.refusal !== null) {
    log.warn(`no job runs: ${runner.refusal}`);
    return { isSettled: () => true, stop: () => Promise.resolve() };
  }
  const colleagues = snapshots.colleagues();
  const warnings = [...alertWarnings(colleagues, clock.today()), ...teamWarnings(colleagues, snapshots.current())];
  for (const warning of warnings) log.warn(warning);
  void runner.checkReach();
  const lastRunOf = (id: string): Date | null => {
    const at = unlessFaulty(() => store.runs.lastRanAt(id), null);
    return at === null ? null : new Date(at);
  };
  // on a pretended day hours mean nothing: there, a button runs the morning
  const schedules = clock.moveTo === null ? startSchedules(scheduled(runner, config, bot), log, lastRunOf) : null;
  // after a jump of the clock the snapshot may be of another day
  const isSettled = () => schedules?.isSettled() !== false;
  const deliver = async () => (isSettled() ? runner.deliver() : 0);
  const deliverer = everyFewSeconds(deliver, log);
  return {
    isSettled,
    async stop() {
      runner.stopDelivering();
      await Promise.all([schedules?.stop(), deliverer.stop()]);
    },
  };
}

/** The jobs on their schedules. One that fails says so in the log. */
export function scheduled(
  runner: JobRunner,
  { heartbeatUrl, refreshMinutes }: Config,
  { clock, log, snapshots, store }: Bot,
): Scheduled[] {
  const runOne = async (job: Job): Promise<boolean> => {
    try {
      unlessFaulty(() => store.runs.ranAt(job.id, clock.now()), undefined);
      await runner.run(job, false);
    } catch (error) {
      log.error("a job failed", { job: job.id, error: errorName(error) });
      return false;
    }
    const { error, isRetryable } = snapshots.state();
    const hasSucceeded = job.isFirst !== true || error === null;
    if (heartbeatUrl !== null && job.beatsHeart && hasSucceeded && runner.isHealthy()) {
      if (!(await sendHeartbeat(heartbeatUrl))) log.warn("the heartbeat was not heard");
    }
    return hasSucceeded || !isRetryable;
  };
  return jobs.map((job) => ({
    id: job.id,
    schedule: typeof job.schedule === "string" ? job.schedule : job.schedule(refreshMinutes),
    isFirst: job.isFirst === true,
    isAtStart: job.due?.until !== undefined,
    run: () => runOne(job),
  }));
}
