import { UserError } from "../../../user-error.ts";
import { App } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { askedToWait, type Log } from "../../../platform/log.ts";
import type { Incidents } from "../../../reports/incidents.ts";
import { homeTeamOf, type HomeTeam } from "./home-team.ts";
import {
  httpReceiver,
  joinReceivers,
  openSocket,
  type RequestObserver,
  type Socket,
  type WebApplication,
} from "./receivers.ts";
import { clientLogger, clientOptions, slackClient } from "./slack-client.ts";
import { openSlackHealth, type CallObserver, type SlackHealth } from "./slack-health.ts";
import { isTokenRejected, slackErrorOrThrow, slackErrorWord } from "./slack-error.ts";

/** Slack cannot be used with these settings: the message says which to change. */
export class SlackStartError extends UserError {
  override readonly name = "SlackStartError";
}

/** How the bot reaches Slack, and Slack the bot. */
export interface ConnectionSettings {
  readonly botToken: string;
  readonly signingSecret: string | null;
  readonly appToken: string | null;
  readonly apiUrl: string;
}

/** Slack, before anybody listens. */
export interface Connection {
  readonly app: App;
  readonly client: WebClient;
  readonly home: () => Promise<HomeTeam>;
  readonly health: SlackHealth;
  /** Null: Socket Mode is not configured. */
  readonly socket: Socket | null;
  readonly isOverHttp: boolean;
}

/**
 * Connects to Slack: by Socket Mode where there is an app token, by requests to the web application where there is a
 * signing secret. Rejects with SlackStartError where a token is not good.
 */
export async function connectSlack(
  { botToken, signingSecret, appToken, apiUrl }: ConnectionSettings,
  web: WebApplication,
  observer: RequestObserver,
  incidents: Incidents,
  log: Log,
): Promise<Connection> {
  if (appToken === null && signingSecret === null)
    throw new SlackStartError("SLACK_BOT_TOKEN is set alone: set SLACK_APP_TOKEN or SLACK_SIGNING_SECRET too");
  const { client, home, health } = await reachSlack({ botToken, apiUrl }, incidents, log);
  if (appToken !== null) {
    const appClient = slackClient(appToken, apiUrl, log);
    await checkToken("SLACK_APP_TOKEN", () => appClient.apps.connections.open({}), log);
  }
  const socket = appToken === null ? null : openSocket(appToken, apiUrl, observer, incidents, log);
  const overHttp = signingSecret === null ? null : httpReceiver(web, signingSecret, log, observer);
  const app = new App({
    receiver: joinReceivers([...(socket === null ? [] : [socket.receiver]), ...(overHttp === null ? [] : [overHttp])]),
    deferInitialization: true,
    convoStore: false,
    clientOptions: clientOptions(apiUrl, log, observeCalls(health, log)),
    logger: clientLogger(log),
    authorize: () => Promise.resolve({ botToken }),
  });
  await app.init();
  return { app, client, home, health, socket, isOverHttp: overHttp !== null };
}

/**
 * Opens a client of Slack, and says whose workspace it is. Rejects with SlackStartError where the bot's token is not
 * good.
 */
export async function reachSlack(
  { botToken, apiUrl }: Pick<ConnectionSettings, "botToken" | "apiUrl">,
  incidents: Incidents,
  log: Log,
): Promise<Pick<Connection, "client" | "home" | "health">> {
  const health = openSlackHealth(incidents, () => performance.now());
  const client = slackClient(botToken, apiUrl, log, observeCalls(health, log));
  const home = homeTeamOf(client);
  await checkToken("SLACK_BOT_TOKEN", home, log);
  return { client, home, health };
}

/** Notes how Slack is by each call, and logs what it asks the bot to wait with. */
function observeCalls(health: SlackHealth, log: Log): CallObserver {
  return (method, error) => {
    if (error?.kind === "limited") log.info(askedToWait, { chat: "slack", method, seconds: error.seconds });
    health.observe(method, error);
  };
}

/** Rejects a token that is not good. A Slack that is down just now does not keep the bot from starting. */
async function checkToken(variable: string, call: () => Promise<unknown>, log: Log): Promise<void> {
  try {
    await call();
  } catch (error) {
    const slackError = slackErrorOrThrow(error);
    const word = slackErrorWord(slackError);
    if (isTokenRejected(slackError))
      throw new SlackStartError(
        `Slack refuses ${variable} (${word}): copy it again from the app's page, as docs/slack.md says`,
      );
    log.warn("Slack does not say whether a token is good", { variable, error: word });
  }
}
