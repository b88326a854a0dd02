import type { Bot } from "../../dispatch.ts";
import { serialQueue } from "../../platform/serial-queue.ts";
import { files, slackPictures } from "./uploads.ts";
import { setTimeout as pause } from "node:timers/promises";
import type { ChannelAdapter as Delivering } from "../../delivery/channel-adapter.ts";
import { connectSlack, reachSlack, type Connection, type WebApplication } from "./connection.ts";
import { slackAdapter } from "./slack-adapter.ts";
import { aboutError } from "./interaction.ts";
import { homes } from "./home.ts";
import { listen } from "./listeners.ts";
import { audienceCheck, directory } from "./directory.ts";
import { identify } from "./identity.ts";

import type { SlackContext, SlackSettings } from "./slack-context.ts";

/** How long answers that are under way may take when the bot stops. */
const lastMilliseconds = 3000;

/** Slack, connected. */
export interface RunningSlack {
  readonly isOverSocket: boolean;
  readonly isOverHttp: boolean;
  /** By which messages go unasked. */
  readonly adapter: Delivering;
  /** How many requests were refused for a wrong signature or an old timestamp. */
  readonly refusedRequests: () => number;
  /** Shows anew the Homes that a refresh of the case data has changed. */
  readonly refreshHomes: () => Promise<void>;
  /** Deletes the files whose days are over, as happens every hour by itself. */
  readonly takeBackFiles: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface SlackParts {
  readonly bot: Bot;
  readonly settings: SlackSettings;
  /** Where Slack's requests come to; whoever owns it listens. */
  readonly web: WebApplication;
  readonly rewrite: SlackContext["rewrite"];
}

/** Connects the bot to Slack and answers. Rejects with SlackRefused where the settings are not good. */
export async function startSlack({ bot, settings, web, rewrite }: SlackParts): Promise<RunningSlack> {
  const { log } = bot;
  const { runExclusive: inTurn, arrived } = serialQueue();
  let refusals = 0;
  const refused = () => {
    refusals += 1;
    log.warn("a request was not Slack's", { refusals });
  };
  const { app, client, home, line, isOverHttp } = await connectSlack(settings, web, { arrived, refused }, log);
  const { channel: slack, people } = workplace({ bot, settings, client, home, rewrite, runExclusive: inTurn });
  const all = homes(slack);
  listen(app, slack, all);
  line?.start();
  const stopTakingBack = hourly(slack.files.takeBack, log);
  return {
    isOverSocket: line !== null,
    isOverHttp,
    adapter: slackAdapter(slack, people),
    refusedRequests: () => refusals,
    refreshHomes: all.refresh,
    takeBackFiles: slack.files.takeBack,
    async stop() {
      stopTakingBack();
      await line?.stop();
      // Whoever asked just before is answered still, while there is a store to answer from.
      await Promise.race([Promise.allSettled(slack.underway), pause(lastMilliseconds, undefined, { ref: false })]);
    },
  };
}

/** Slack by which a process only sends: nothing reaches it. Rejects with SlackRefused where the token is not good. */
export async function openSlackAdapter(bot: Bot, settings: SlackSettings): Promise<Delivering> {
  const { client, home } = await reachSlack(settings, bot.log);
  const inTurn: SlackContext["runExclusive"] = (work) => Promise.resolve().then(work);
  const { channel: slack, people } = workplace({
    bot,
    settings,
    client,
    home,
    rewrite: () => null,
    runExclusive: inTurn,
  });
  return slackAdapter(slack, people);
}

/** What everything in the channel works with, and who is in the workspace. */
function workplace({
  bot,
  settings,
  client,
  home,
  rewrite,
  runExclusive: inTurn,
}: Pick<SlackContext, "bot" | "settings" | "client" | "rewrite" | "runExclusive"> & Pick<Connection, "home">) {
  const { accessContact, clock, draw, log, snapshots } = bot;
  const { emailDomains, exportDays, openChannels } = settings;
  const now = () => Date.parse(clock.now());
  const people = directory(client, home, now);
  const slack: SlackContext = {
    bot,
    client,
    settings,
    identify: identify({ client, home, emailDomains, accessContact, colleagues: snapshots.colleagues, now }),
    audienceRefusal: audienceCheck({ client, people, openChannels }),
    rewrite,
    files: files(client, bot, exportDays),
    picture: slackPictures({ client, draw, log }),
    underway: new Set(),
    runExclusive: inTurn,
  };
  return { channel: slack, people };
}

/** Does work now and every hour; gives back what ends that. */
function hourly(work: () => Promise<void>, log: Bot["log"]): () => void {
  const once = () => void work().catch((error: unknown) => log.error("work of every hour failed", aboutError(error)));
  once();
  const timer = setInterval(once, 3_600_000);
  timer.unref();
  return () => clearInterval(timer);
}
