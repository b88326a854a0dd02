import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { Bot } from "../../dispatch.ts";
import type { ChannelAdapter } from "../../delivery/channel-adapter.ts";
import { elapsedClock } from "../../platform/elapsed.ts";
import { openSerialQueue, type SerialQueue } from "../../platform/serial-queue.ts";
import { everySoOften } from "../../platform/ticker.ts";
import { openAudienceCheck } from "./audience.ts";
import { connectSlack, reachSlack, type Connection } from "./connection/connect.ts";
import type { SlackWay, WebApplication } from "./connection/receivers.ts";
import { errorFields } from "./connection/slack-error.ts";
import type { SlackHealth } from "./connection/slack-health.ts";
import { openDirectory, type Directory } from "./directory.ts";
import { openHomes } from "./home.ts";
import { openIdentity } from "./identity.ts";
import { listenToPeople } from "./listeners.ts";
import { slackAdapter } from "./slack-adapter.ts";
import type { SlackContext, SlackSettings } from "./slack-context.ts";
import { pictureUploader } from "./picture-upload.ts";
import { openUploads } from "./uploads.ts";

/** Slack, connected. */
export interface RunningSlack {
  readonly isOverSocket: boolean;
  readonly isOverHttp: boolean;
  /** Sends messages unasked. */
  readonly adapter: ChannelAdapter;
  /** Returns in a sentence why the bot and Slack do not reach each other just now; null: they do. */
  readonly notConnected: () => string | null;
  /** Returns how many requests were rejected for a wrong signature or an old timestamp. */
  readonly rejectedRequests: () => number;
  /** Shows again the Homes that a refresh of the case data has changed. */
  readonly refreshHomes: () => Promise<void>;
  /** Asks Slack how it is, if that is due, as happens every minute by itself. */
  readonly checkHealth: () => Promise<void>;
  /** Deletes the files whose days are over, as happens every hour by itself. */
  readonly deleteDueFiles: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface SlackParts {
  readonly bot: Bot;
  readonly settings: SlackSettings;
  /** Takes Slack's requests; whoever owns it listens. */
  readonly web: WebApplication;
  readonly rewrite: SlackContext["rewrite"];
  /** Is told each time that Slack has reached the bot. */
  readonly reached: (way: SlackWay) => void;
}

/** How long answers that are under way may take when the bot stops, in milliseconds. */
const stopMilliseconds = 3000;

/** Connects the bot to Slack and answers. Rejects with SlackStartError where the settings are not good. */
export async function startSlack({ bot, settings, web, rewrite, reached }: SlackParts): Promise<RunningSlack> {
  const { log } = bot;
  const queue = openSerialQueue();
  let rejections = 0;
  const rejected = () => {
    rejections += 1;
    log.warn("a request was not Slack's", { rejections });
  };
  const { app, client, home, health, socket, isOverHttp } = await connectSlack(
    settings,
    web,
    { arrived: queue.arrived, rejected, reached },
    bot.incidents,
    log,
  );
  const { slack, directory } = contextOf({ bot, settings, client, home, rewrite, queue });
  const homes = openHomes(slack);
  listenToPeople(app, slack, homes);
  socket?.start();
  const failed = (error: unknown) => log.error("work on a timer failed", errorFields(error));
  const timers = [
    everySoOften(3_600_000, slack.uploads.deleteDue, failed),
    everySoOften(60_000, () => askHealth(client, health), failed),
  ];
  return {
    isOverSocket: socket !== null,
    isOverHttp,
    adapter: slackAdapter(slack, directory, health.state),
    notConnected() {
      if (health.state() !== "working") return "Slack takes nothing from the bot.";
      if (!health.isAnswering()) return "Slack does not answer the bot.";
      return socket?.isConnected() === false ? "Slack is not connected by Socket Mode." : null;
    },
    rejectedRequests: () => rejections,
    refreshHomes: homes.refresh,
    checkHealth: () => askHealth(client, health),
    deleteDueFiles: slack.uploads.deleteDue,
    async stop() {
      for (const stopTimer of timers) stopTimer();
      await socket?.stop();
      // Whoever asked just before is still answered, while there is a store to answer from.
      await Promise.race([Promise.allSettled(slack.underway), pause(stopMilliseconds, undefined, { ref: false })]);
    },
  };
}

/**
 * Opens Slack for sending only: nothing that people do reaches the process. Rejects with SlackStartError where the token
 * is not good.
 */
export async function openSlackAdapter(bot: Bot, settings: SlackSettings): Promise<ChannelAdapter> {
  const { client, home, health } = await reachSlack(settings, bot.incidents, bot.log);
  const { slack, directory } = contextOf({
    bot,
    settings,
    client,
    home,
    rewrite: async () => null,
    queue: openSerialQueue(),
  });
  return slackAdapter(slack, directory, health.state);
}

type ContextParts = Pick<SlackContext, "bot" | "settings" | "client" | "rewrite"> &
  Pick<Connection, "home"> & { readonly queue: SerialQueue };

function contextOf(parts: ContextParts): { readonly slack: SlackContext; readonly directory: Directory } {
  const { bot, settings, client, home, rewrite, queue } = parts;
  const { accessContact, clock, snapshots, whyEmpty } = bot;
  const { emailDomains, exportDays, openChannels } = settings;
  const now = elapsedClock(() => Date.parse(clock.now()));
  const directory = openDirectory(client, home, now);
  const slack: SlackContext = {
    bot,
    client,
    settings,
    identify: openIdentity({
      client,
      home,
      emailDomains,
      accessContact,
      colleagues: () => snapshots.colleagues(),
      whyEmpty,
      now,
    }),
    audienceRejection: openAudienceCheck({ client, directory, openChannels }),
    rewrite,
    uploads: openUploads({ ...bot, client, apiUrl: settings.apiUrl, days: exportDays }),
    picture: pictureUploader(client, bot),
    underway: new Set(),
    ...queue,
  };
  return { slack, directory };
}

/** Asks Slack how it is, where that is due. What it answers is observed below the client. */
async function askHealth(client: WebClient, health: SlackHealth): Promise<void> {
  if (health.isCheckDue()) await client.auth.test().catch(() => undefined);
}
