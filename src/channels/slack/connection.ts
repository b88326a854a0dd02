import { LogLevel, WebClient, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../../platform/log.ts";
import { ExpressReceiver, type ExpressReceiverOptions, SocketModeReceiver, App, type Receiver } from "@slack/bolt";
import { setTimeout as pause } from "node:timers/promises";
import { slackError, slackErrorWord, isOfToken } from "./slack-error.ts";
import type { SlackSettings } from "./slack-context.ts";
import { homeTeamOf, type HomeTeam } from "./identity.ts";
import { UserError } from "../../user-error.ts";

/** How long Slack has for one call, in milliseconds. */
const callMilliseconds = 8000;

/** What every client of Slack shares: no retries and no waiting of its own, so that one conversation's limit holds up none other. */
export function clientOptions(apiUrl: string, log: Log): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: callMilliseconds,
    logger: clientLogger(log),
  };
}

export function slackClient(token: string, apiUrl: string, log: Log): WebClient {
  return new WebClient(token, clientOptions(apiUrl, log));
}

/** The libraries' own log: only warnings, only the first words of each; what they debug holds messages. */
export function clientLogger(log: Log) {
  const says = (parts: readonly unknown[]) => {
    const texts = parts.map((part) => (part instanceof Error ? part.name : typeof part === "string" ? part : ""));
    return { says: texts.join(" ").trim().slice(0, 160) };
  };
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.warn("the Slack client warns", says(parts)),
    error: (...parts: unknown[]) => log.warn("the Slack client failed", says(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

/** The web application that requests come to. */
export type WebApplication = NonNullable<ExpressReceiverOptions["app"]>;

/** What is told of the requests. */
export interface RequestObserver {
  /** One came; what is given back is told that it was answered. */
  readonly arrived: () => () => void;
  /** It was not Slack's. */
  readonly refused: () => void;
}

/** Takes Slack's requests at /slack/events. Others are refused with 401. */
export function httpReceiver(
  web: WebApplication,
  signingSecret: string,
  log: Log,
  { arrived, refused }: RequestObserver,
) {
  web.use("/slack/events", (request, response, next) => {
    const acknowledged = arrived();
    response.on("close", acknowledged);
    // Bolt compares the whole header and takes none with a charset.
    const [type = ""] = (request.headers["content-type"] ?? "").split(";");
    request.headers["content-type"] = type.trim().toLowerCase();
    response.on("finish", () => {
      if (response.statusCode === 401) refused();
    });
    next();
  });
  return new ExpressReceiver({ app: web, signingSecret, endpoints: "/slack/events", logger: clientLogger(log) });
}

/** A receiver that reaches Slack by itself, and is kept connected. */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Connects, and again whenever the connection is lost. Resolves at once. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

const shortestPause = 100;
const longestPause = 30_000;

/** The library's own way of reconnecting waits five seconds and ends the process on some errors: this one does not. */
export function socket(appToken: string, apiUrl: string, log: Log): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: clientLogger(log),
    installerOptions: { clientOptions: clientOptions(apiUrl, log) },
  });
  const stopping = new AbortController();
  const { signal } = stopping;

  /** One connection, from start to loss. Resolves with how it went. */
  const connection = async (): Promise<"lost" | "failed" | "hopeless"> => {
    const lost = new Promise<void>((resolve) => receiver.client.once("disconnected", resolve));
    try {
      await receiver.client.start();
      log.info("connected to Slack by Socket Mode");
      await lost;
      return "lost";
    } catch (error) {
      const fault = slackError(error);
      log.warn("not connected to Slack", { fault: fault === null ? "the connection failed" : slackErrorWord(fault) });
      return fault !== null && isOfToken(fault) ? "hopeless" : "failed";
    }
  };

  const keepConnected = async (): Promise<void> => {
    let wait = shortestPause;
    while (!signal.aborted) {
      const end = await connection();
      if (end === "hopeless") return log.error("the app token is no longer good: set SLACK_APP_TOKEN to a new one");
      wait = end === "lost" ? shortestPause : Math.min(wait * 2, longestPause);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  };

  return {
    receiver,
    start: () => void keepConnected(),
    async stop() {
      stopping.abort();
      await receiver.client.disconnect();
    },
  };
}

/** Slack cannot be used with these settings: the message says which to change. */
export class SlackStartError extends UserError {
  override readonly name = "SlackStartError";
}

/** The lines to Slack, before anybody listens. */
export interface Connection {
  readonly app: App;
  readonly client: WebClient;
  readonly home: () => Promise<HomeTeam>;
  /** Null: Socket Mode is not configured. */
  readonly line: Socket | null;
  readonly isOverHttp: boolean;
}

/**
 * Connects to Slack: by Socket Mode where there is an app token, by requests to the web application where there is a
 * signing secret. Rejects with SlackRefused where a token is not good.
 */
export async function connectSlack(
  { botToken, signingSecret, appToken, apiUrl }: SlackSettings,
  web: WebApplication,
  hearing: RequestObserver,
  log: Log,
): Promise<Connection> {
  if (appToken === null && signingSecret === null)
    throw new SlackStartError("SLACK_BOT_TOKEN is set alone: set SLACK_APP_TOKEN or SLACK_SIGNING_SECRET too");
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
  const home = homeTeamOf(client);
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
    const fault = slackError(error);
    if (fault === null) throw error;
    if (isOfToken(fault))
      throw new SlackStartError(
        `Slack does not take ${variable} (${slackErrorWord(fault)}): copy it anew from the app's page, as docs/slack.md says`,
      );
    log.warn("Slack does not say whether a token is good", { variable, fault: slackErrorWord(fault) });
  }
}
