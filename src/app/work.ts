import { jobs } from "../../jobs/index.ts";
import { alertWarnings } from "../access/recipients.ts";
import { openInbox, type Inbox } from "../channels/web/inbox.ts";
import { isDayPretended } from "../config/case-settings.ts";
import type { Config } from "../config/config.ts";
import type { ChannelAdapter } from "../delivery/channel-adapter.ts";
import { openJobRunner, type JobRunner } from "../delivery/job-runner.ts";
import type { Bot } from "../dispatch.ts";
import { startSchedules, type Scheduled } from "../platform/cron.ts";
import { sendHeartbeat } from "../platform/heartbeat.ts";
import type { Log } from "../platform/log.ts";
import { isProcessDead, thisProcess } from "../platform/process.ts";
import { everyFewSeconds } from "../platform/ticker.ts";
import { contextSource } from "./bot.ts";

/** Returns whether the local page is served: always over the demo, by its setting over CSV files. */
export function isPageServed({ caseDatabase, localPage }: Config): boolean {
  return caseDatabase.kind === "demo" || (caseDatabase.kind === "csv" && localPage);
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
    channels: [...chats, ...(isPageServed(config) ? [inbox.channel] : [])],
    preferredChannel: ({ email }) => config.preferredChat ?? store.audit.lastVia(store.personKey(email), names),
    refusal: sendingRefusal(config, chats.length > 0),
    jobs,
    weeklyChannels: config.weeklyChannels,
    me: thisProcess,
    isDead: isProcessDead,
    milliseconds: () => Date.now(),
    random: Math.random,
  });
  return { runner, inbox };
}

/** Starts the schedules and the deliverer. On a pretended day hours mean nothing: there, a button runs the morning. */
export function startWork(
  runner: JobRunner,
  config: Config,
  { clock, log, snapshots }: Bot,
): { readonly stop: () => Promise<void> } {
  if (runner.refusal !== null) {
    log.warn(`no job runs: ${runner.refusal}`);
    return { stop: () => Promise.resolve() };
  }
  for (const warning of alertWarnings(snapshots.colleagues(), clock.today())) log.warn(warning);
  const schedules = clock.moveTo === null ? startSchedules(scheduled(runner, config, log)) : null;
  const deliverer = everyFewSeconds(() => runner.deliver(), log);
  return {
    async stop() {
      await schedules?.stop();
      await deliverer.stop();
    },
  };
}

/** The jobs on their schedules: a job that fails says so in the log, and the address of the heartbeat is not called. */
export function scheduled(runner: JobRunner, { heartbeatUrl, refreshMinutes }: Config, log: Log): Scheduled[] {
  return jobs.map((job) => ({
    id: job.id,
    schedule: typeof job.schedule === "string" ? job.schedule : job.schedule(refreshMinutes),
    isAtStart: job.due?.until !== undefined,
    async run() {
      try {
        await runner.run(job, false);
        if (heartbeatUrl !== null && job.beatsHeart && !(await sendHeartbeat(heartbeatUrl))) {
          log.warn("the heartbeat was not heard");
        }
      } catch (error) {
        log.error("a job failed", { job: job.id, error: error instanceof Error ? error.name : "unknown" });
      }
    },
  }));
}
