import { App, type Receiver } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Bot } from "../../bot.ts";
import { files } from "./files.ts";
import { homeOf, type Home } from "./home-team.ts";
import { audienceCheck } from "./audience.ts";
import type { Channel, SlackSettings } from "./channel.ts";
import { clientLogger, clientOptions, slackClient } from "./clients.ts";
import { aboutError } from "./exchange.ts";
import { faultOf, faultWord, isOfToken } from "./fault.ts";
import { homes } from "./home.ts";
import { listen } from "./listeners.ts";
import { pictures } from "./pictures.ts";
import { httpReceiver, type WebApplication } from "./receiver.ts";
import { socket } from "./socket.ts";
import { turns } from "./turns.ts";
import { acquaintance } from "./who.ts";

/** Slack cannot be used with these settings: the message says which to change. */
export class SlackRefused extends Error {
  override readonly name = "SlackRefused";
}

/** Slack, connected. */
export interface SlackChannel {
  readonly isOverSocket: boolean;
  readonly isOverHttp: boolean;
  /** How many requests were refused for a wrong signature or an old timestamp. */
  readonly refusedRequests: () => number;
  /** Shows anew the Homes that a refresh of the case data has changed. */
  readonly refreshHomes: () => Promise<void>;
  /** Deletes the files whose days are over, as happens every hour by itself. */
  readonly takeBackFiles: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Connects the bot to Slack: by Socket Mode where there is an app token, by requests to the web application where there is a
 * signing secret. Rejects with SlackRefused where a token is not good.
 */
export async function startSlack(
  bot: Bot,
  settings: SlackSettings,
  application: WebApplication,
): Promise<SlackChannel> {
  const { botToken, signingSecret, appToken, apiUrl } = settings;
  const { log } = bot;
  const client = slackClient(botToken, apiUrl, log);
  const home = homeOf(client);
  await checkToken("SLACK_BOT_TOKEN", home, log);
  const { inTurn, arrived } = turns();
  let refusals = 0;
  const refused = () => {
    refusals += 1;
    log.warn("a request was not Slack's", { refusals });
  };
  if (appToken !== null) {
    const appClient = slackClient(appToken, apiUrl, log);
    await checkToken("SLACK_APP_TOKEN", () => appClient.apps.connections.open({}), log);
  }
  const line = appToken === null ? null : socket(appToken, apiUrl, log);
  const web = signingSecret === null ? null : httpReceiver(application, signingSecret, log, { arrived, refused });
  if (line === null && web === null)
    throw new SlackRefused("SLACK_BOT_TOKEN is set alone: set SLACK_APP_TOKEN or SLACK_SIGNING_SECRET too");
  const app = new App({
    receiver: both([line?.receiver, web].filter((one) => one !== null && one !== undefined)),
    deferInitialization: true,
    convoStore: false,
    clientOptions: clientOptions(apiUrl, log),
    logger: clientLogger(log),
    authorize: () => Promise.resolve({ botToken }),
  });
  await app.init();
  const channel = channelOf(bot, settings, client, home, inTurn);
  const all = homes(channel);
  listen(app, channel, all);
  line?.start();
  const stopTakingBack = hourly(channel.files.takeBack, log);
  return {
    isOverSocket: line !== null,
    isOverHttp: web !== null,
    refusedRequests: () => refusals,
    refreshHomes: all.refresh,
    takeBackFiles: channel.files.takeBack,
    async stop() {
      stopTakingBack();
      await line?.stop();
    },
  };
}

/** Does work now and every hour; gives back what ends that. */
function hourly(work: () => Promise<void>, log: Bot["log"]): () => void {
  const once = () => void work().catch((error: unknown) => log.error("work of every hour failed", aboutError(error)));
  once();
  const timer = setInterval(once, 3_600_000);
  timer.unref();
  return () => clearInterval(timer);
}

/** Receivers as one: each is started by its own owner. */
function both(receivers: readonly Receiver[]): Receiver {
  return {
    init(app) {
      for (const receiver of receivers) receiver.init(app);
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

function channelOf(
  bot: Bot,
  settings: SlackSettings,
  client: WebClient,
  home: () => Promise<Home>,
  inTurn: Channel["inTurn"],
): Channel {
  const { emailDomains, openChannels } = settings;
  const { accessContact, shelf, draw, log } = bot;
  const now = () => Date.parse(bot.clock.now());
  return {
    bot,
    client,
    settings,
    who: acquaintance({ client, home, emailDomains, accessContact, colleagues: shelf.colleagues, now }),
    audienceRefusal: audienceCheck({ client, home, openChannels, now }),
    files: files(client, bot, settings.exportDays),
    picture: pictures({ client, draw, log }),
    inTurn,
  };
}

/** Refuses a token that is not good. A Slack that is down just now does not keep the bot from starting. */
async function checkToken(variable: string, call: () => Promise<unknown>, log: Bot["log"]): Promise<void> {
  try {
    await call();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    if (isOfToken(fault))
      throw new SlackRefused(
        `Slack does not take ${variable} (${faultWord(fault)}): copy it anew from the app's page, as docs/slack.md says`,
      );
    log.warn("Slack does not say whether a token is good", { variable, fault: faultWord(fault) });
  }
}
