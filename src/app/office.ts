import { jobs } from "../../jobs/index.ts";
import { alertWarnings } from "../alert-warnings.ts";
import type { Bot } from "../bot.ts";
import type { Config } from "../config.ts";
import { isDayPretended } from "../config/cases.ts";
import type { Channel } from "../delivery/channel.ts";
import { openOffice, type Office } from "../delivery/office.ts";
import { startSchedules, type Scheduled } from "../io/cron.ts";
import { heartbeat } from "../io/heartbeat.ts";
import { isProcessDead, thisProcess } from "../io/process.ts";
import { everyFewSeconds } from "../io/ticker.ts";
import { mailbox, type Mailbox } from "../io/web/mailbox.ts";
import type { Log } from "../log.ts";

/** Whether the local page is shown: over the demo always, over CSV files when told to. */
export function isPageServed({ caseDatabase, localPage }: Config): boolean {
  return caseDatabase.kind === "demo" || (caseDatabase.kind === "csv" && localPage);
}

/** Why nothing is sent unasked with these settings, in a sentence; null: it is. */
export function refusalOf(config: Config, hasChat: boolean): string | null {
  if (isDayPretended(config)) return "TODAY pretends a day over SQL Server: nothing is sent";
  return !hasChat && !isPageServed(config) ? "there is no channel and no page to send by" : null;
}

/** What works unasked, by the chats and, where it is shown, the local page; and what the page is sent. */
export function officeOf(
  config: Config,
  bot: Bot,
  chats: readonly Channel[],
): { readonly office: Office; readonly channels: readonly Channel[]; readonly posts: Mailbox } {
  const posts = mailbox(bot.clock);
  const channels = [...chats, ...(isPageServed(config) ? [posts.channel] : [])];
  const { alerts: kinds, caseUrl, digestHour, weeklyChannels, maskBelow } = config;
  const caseAddress =
    caseUrl === null ? null : (reference: string) => caseUrl.replaceAll("{reference}", encodeURIComponent(reference));
  const office = openOffice({
    bot,
    channels,
    refusal: refusalOf(config, chats.length > 0),
    jobs,
    settings: { kinds, caseAddress, digestHour, weeklyChannels, maskBelow },
    me: thisProcess,
    isDead: isProcessDead,
    milliseconds: () => Date.now(),
    random: Math.random,
  });
  return { office, channels, posts };
}

/** Starts the schedules and the deliverer. Where the day is pretended, no hour means anything: a button runs the morning. */
export function startWork(
  office: Office,
  config: Config,
  { clock, log, shelf }: Bot,
): { readonly stop: () => Promise<void> } {
  if (office.refusal !== null) {
    log.warn(`no job runs: ${office.refusal}`);
    return { stop: () => Promise.resolve() };
  }
  for (const says of alertWarnings(shelf.colleagues(), clock.today())) log.warn(says);
  const schedules = clock.moveTo === null ? startSchedules(scheduled(office, config, log)) : null;
  const deliverer = everyFewSeconds(() => office.deliver(), log);
  return {
    async stop() {
      await schedules?.stop();
      await deliverer.stop();
    },
  };
}

const beats = new Set(["refresh", "digest"]);

/** The jobs on their schedules: a job that fails says so in the log, and the address of the heartbeat is not called. */
export function scheduled(office: Office, { heartbeatUrl, refreshMinutes }: Config, log: Log): Scheduled[] {
  return jobs.map((job) => ({
    id: job.id,
    schedule: typeof job.schedule === "string" ? job.schedule : job.schedule(refreshMinutes),
    isAtStart: job.isCaughtUp === true,
    async run() {
      try {
        await office.run(job, false);
        if (heartbeatUrl !== null && beats.has(job.id) && !(await heartbeat(heartbeatUrl))) {
          log.warn("the heartbeat was not heard");
        }
      } catch (error) {
        log.error("a job failed", { job: job.id, fault: error instanceof Error ? error.name : "unknown" });
      }
    },
  }));
}
