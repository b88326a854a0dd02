import { setTimeout as pause } from "node:timers/promises";
import type { Bot } from "../../bot.ts";
import type { Channel as Delivering } from "../../delivery/channel.ts";
import { audienceCheck } from "./audience.ts";
import type { Channel, SlackSettings } from "./channel.ts";
import { connect, reachSlack, type Connection } from "./connect.ts";
import { courier } from "./courier.ts";
import { aboutError } from "./exchange.ts";
import { files } from "./files.ts";
import { homes } from "./home.ts";
import { listen } from "./listeners.ts";
import { directory } from "./people.ts";
import { pictures } from "./pictures.ts";
import type { WebApplication } from "./receiver.ts";
import { turns } from "./turns.ts";
import { acquaintance } from "./who.ts";

/** How long answers that are under way may take when the bot stops. */
const lastMilliseconds = 3000;

/** Slack, connected. */
export interface SlackChannel {
  readonly isOverSocket: boolean;
  readonly isOverHttp: boolean;
  /** By which messages go unasked. */
  readonly courier: Delivering;
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
  readonly rewrite: Channel["rewrite"];
}

/** Connects the bot to Slack and answers. Rejects with SlackRefused where the settings are not good. */
export async function startSlack({ bot, settings, web, rewrite }: SlackParts): Promise<SlackChannel> {
  const { log } = bot;
  const { inTurn, arrived } = turns();
  let refusals = 0;
  const refused = () => {
    refusals += 1;
    log.warn("a request was not Slack's", { refusals });
  };
  const { app, client, home, line, isOverHttp } = await connect(settings, web, { arrived, refused }, log);
  const { channel, people } = workplace({ bot, settings, client, home, rewrite, inTurn });
  const all = homes(channel);
  listen(app, channel, all);
  line?.start();
  const stopTakingBack = hourly(channel.files.takeBack, log);
  return {
    isOverSocket: line !== null,
    isOverHttp,
    courier: courier(channel, people),
    refusedRequests: () => refusals,
    refreshHomes: all.refresh,
    takeBackFiles: channel.files.takeBack,
    async stop() {
      stopTakingBack();
      await line?.stop();
      // Whoever asked just before is answered still, while there is a store to answer from.
      await Promise.race([Promise.allSettled(channel.underway), pause(lastMilliseconds, undefined, { ref: false })]);
    },
  };
}

/** Slack by which a process only sends: nothing reaches it. Rejects with SlackRefused where the token is not good. */
export async function openCourier(bot: Bot, settings: SlackSettings): Promise<Delivering> {
  const { client, home } = await reachSlack(settings, bot.log);
  const inTurn: Channel["inTurn"] = (work) => Promise.resolve().then(work);
  const { channel, people } = workplace({ bot, settings, client, home, rewrite: () => null, inTurn });
  return courier(channel, people);
}

/** What everything in the channel works with, and who is in the workspace. */
function workplace({
  bot,
  settings,
  client,
  home,
  rewrite,
  inTurn,
}: Pick<Channel, "bot" | "settings" | "client" | "rewrite" | "inTurn"> & Pick<Connection, "home">) {
  const { accessContact, clock, draw, log, shelf } = bot;
  const { emailDomains, exportDays, openChannels } = settings;
  const now = () => Date.parse(clock.now());
  const people = directory(client, home, now);
  const channel: Channel = {
    bot,
    client,
    settings,
    who: acquaintance({ client, home, emailDomains, accessContact, colleagues: shelf.colleagues, now }),
    audienceRefusal: audienceCheck({ client, people, openChannels }),
    rewrite,
    files: files(client, bot, exportDays),
    picture: pictures({ client, draw, log }),
    underway: new Set(),
    inTurn,
  };
  return { channel, people };
}

/** Does work now and every hour; gives back what ends that. */
function hourly(work: () => Promise<void>, log: Bot["log"]): () => void {
  const once = () => void work().catch((error: unknown) => log.error("work of every hour failed", aboutError(error)));
  once();
  const timer = setInterval(once, 3_600_000);
  timer.unref();
  return () => clearInterval(timer);
}
