import { App, type Receiver } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Log } from "../../log.ts";
import type { SlackSettings } from "./channel.ts";
import { clientLogger, clientOptions, slackClient } from "./clients.ts";
import { faultOf, faultWord, isOfToken } from "./fault.ts";
import { homeOf, type Home } from "./home-team.ts";
import { httpReceiver, type Hearing, type WebApplication } from "./receiver.ts";
import { socket, type Socket } from "./socket.ts";

/** Slack cannot be used with these settings: the message says which to change. */
export class SlackRefused extends Error {
  override readonly name = "SlackRefused";
}

/** The lines to Slack, before anybody listens. */
export interface Connection {
  readonly app: App;
  readonly client: WebClient;
  readonly home: () => Promise<Home>;
  /** Null: Socket Mode is not configured. */
  readonly line: Socket | null;
  readonly isOverHttp: boolean;
}

/**
 * Connects to Slack: by Socket Mode where there is an app token, by requests to the web application where there is a
 * signing secret. Rejects with SlackRefused where a token is not good.
 */
export async function connect(
  { botToken, signingSecret, appToken, apiUrl }: SlackSettings,
  web: WebApplication,
  hearing: Hearing,
  log: Log,
): Promise<Connection> {
  if (appToken === null && signingSecret === null)
    throw new SlackRefused("SLACK_BOT_TOKEN is set alone: set SLACK_APP_TOKEN or SLACK_SIGNING_SECRET too");
  const { client, home } = await reachSlack({ botToken, apiUrl }, log);
  if (appToken !== null) {
    const appClient = slackClient(appToken, apiUrl, log);
    await checkToken("SLACK_APP_TOKEN", () => appClient.apps.connections.open({}), log);
  }
  const line = appToken === null ? null : socket(appToken, apiUrl, log);
  const overHttp = signingSecret === null ? null : httpReceiver(web, signingSecret, log, hearing);
  const app = new App({
    receiver: asOne([...(line === null ? [] : [line.receiver]), ...(overHttp === null ? [] : [overHttp])]),
    deferInitialization: true,
    convoStore: false,
    clientOptions: clientOptions(apiUrl, log),
    logger: clientLogger(log),
    authorize: () => Promise.resolve({ botToken }),
  });
  await app.init();
  return { app, client, home, line, isOverHttp: overHttp !== null };
}

/** The way to Slack, and whose workspace it is. Rejects with SlackRefused where the bot's token is not good. */
export async function reachSlack(
  { botToken, apiUrl }: Pick<SlackSettings, "botToken" | "apiUrl">,
  log: Log,
): Promise<Pick<Connection, "client" | "home">> {
  const client = slackClient(botToken, apiUrl, log);
  const home = homeOf(client);
  await checkToken("SLACK_BOT_TOKEN", home, log);
  return { client, home };
}

/** Receivers as one: each is started by its own owner. */
function asOne(receivers: readonly Receiver[]): Receiver {
  return {
    init(app) {
      for (const receiver of receivers) receiver.init(app);
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

/** Refuses a token that is not good. A Slack that is down just now does not keep the bot from starting. */
async function checkToken(variable: string, call: () => Promise<unknown>, log: Log): Promise<void> {
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
