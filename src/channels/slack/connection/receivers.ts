import { setTimeout as pause } from "node:timers/promises";
import { ExpressReceiver, SocketModeReceiver, type ExpressReceiverOptions, type Receiver } from "@slack/bolt";
import { errorName, type Log } from "../../../platform/log.ts";
import { bodyOf, BodyTooLong, bodyTooLong, isSignedNow } from "../../../platform/http/bounded-server.ts";
import { proxyDispatcher } from "../../../platform/http/proxy.ts";
import type { Incidents } from "../../../reports/incidents.ts";
import { frameKind } from "./socket-frames.ts";
import { tokenSentence } from "./slack-health.ts";
import { clientLogger, clientOptions } from "./slack-client.ts";
import { isTokenRejected, slackErrorOf, slackErrorWord } from "./slack-error.ts";

/** The web application that requests come to. */
export type WebApplication = NonNullable<ExpressReceiverOptions["app"]>;

type Request = Parameters<WebApplication>[0];
type Response = Parameters<WebApplication>[1];

/** The ways by which Slack reaches the bot. */
export type SlackWay = "by Socket Mode" | "by HTTP";

/** Is told of the requests that come in. */
export interface RequestObserver {
  /** A request came in; what is returned is called once it was answered. */
  readonly arrived: () => () => void;
  /** A request was not Slack's. */
  readonly rejected: () => void;
  /** Slack has reached the bot. */
  readonly reached: (way: SlackWay) => void;
}

/** Far longer than anything that Slack sends to a bot. In bytes. */
const mostBytes = 1_000_000;

/**
 * Makes a receiver of Slack's requests at /slack/events. It answers requests that are not Slack's, or not of the last or
 * next five minutes, with 401, and longer ones than any of Slack with 413.
 */
export function httpReceiver(
  web: WebApplication,
  signingSecret: string,
  log: Log,
  { arrived, rejected, reached }: RequestObserver,
): ExpressReceiver {
  const take = async (request: Request, response: Response, next: () => void): Promise<void> => {
    const acknowledged = arrived();
    response.on("close", acknowledged);
    // Bolt compares the whole header and takes none with a charset.
    const [type = ""] = (request.headers["content-type"] ?? "").split(";");
    request.headers["content-type"] = type.trim().toLowerCase();
    response.on("finish", () => {
      if (response.statusCode === 401 || response.statusCode === 413) rejected();
      else if (response.statusCode === 200) reached("by HTTP");
    });
    // Bolt refuses what is old, and takes what is of a later day
    if (!isSignedNow(request.headers["x-slack-request-timestamp"])) return void response.status(401).end();
    const rawBody = await bodyOf(request, mostBytes).catch((error: unknown) => error);
    if (rawBody instanceof BodyTooLong) return void response.status(413).type("text").send(bodyTooLong);
    if (!Buffer.isBuffer(rawBody)) return void response.status(400).end();
    // where Bolt finds it
    Object.assign(request, { rawBody });
    next();
  };
  web.use("/slack/events", (request, response, next) => void take(request, response, next));
  return new ExpressReceiver({ app: web, signingSecret, endpoints: "/slack/events", logger: clientLogger(log) });
}

/** A receiver that connects to Slack by itself, and stays connected. */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Connects, and again whenever the connection is lost. Returns at once. */
  readonly start: () => void;
  readonly isConnected: () => boolean;
  readonly stop: () => Promise<void>;
}

const shortestPause = 100;
const longestPause = 30_000;

/** How long there may be no connection before that is an incident, in milliseconds. */
const longestAway = 5 * 60_000;
const incident = "slack socket";
const awaySentence = `Slack has not been reached by Socket Mode for ${longestAway / 60_000} minutes: nobody is answered there. Check that the bot's machine can reach Slack, and look at https://slack-status.com.`;

/**
 * Makes a socket. The library's own reconnection waits five seconds and ends the process on some errors: this one does
 * not.
 */
export function openSocket(
  appToken: string,
  apiUrl: string,
  { reached }: Pick<RequestObserver, "reached">,
  incidents: Incidents,
  log: Log,
): Socket {
  const dispatcher = proxyDispatcher();
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    ...(dispatcher === undefined ? {} : { dispatcher }),
    logger: clientLogger(log),
    installerOptions: { clientOptions: clientOptions(apiUrl, log) },
  });
  guardFrames(receiver.client, log);
  const stopping = new AbortController();
  const { signal } = stopping;

  let connectedAt = performance.now();
  let isConnected = false;

  /** Makes one connection; resolves, once it is over, with how it went. */
  const connectOnce = async (): Promise<"lost" | "failed"> => {
    const lost = new Promise<void>((resolve) => receiver.client.once("disconnected", resolve));
    try {
      await receiver.client.start();
      log.info("connected to Slack by Socket Mode");
      incidents.settle(incident);
      isConnected = true;
      reached("by Socket Mode");
      await lost;
      isConnected = false;
      connectedAt = performance.now();
      return "lost";
    } catch (error) {
      const slackError = slackErrorOf(error);
      const word = slackError === null ? "the connection failed" : slackErrorWord(slackError);
      log.warn("not connected to Slack", { error: word });
      if (slackError !== null && isTokenRejected(slackError))
        incidents.raise(incident, tokenSentence("SLACK_APP_TOKEN", slackError));
      else if (performance.now() - connectedAt >= longestAway) incidents.raise(incident, awaySentence);
      return "failed";
    }
  };

  const stayConnected = async (): Promise<void> => {
    let wait = shortestPause;
    while (!signal.aborted) {
      const end = await connectOnce();
      wait = end === "lost" ? shortestPause : Math.min(wait * 2, longestPause);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  };

  return {
    receiver,
    start: () => void stayConnected(),
    isConnected: () => isConnected,
    async stop() {
      stopping.abort();
      await receiver.client.disconnect();
    },
  };
}

/** Lets the client see only frames that it can read. A fault in one of them is logged: uncaught, it would end the process. */
function guardFrames(client: SocketModeReceiver["client"], log: Log): void {
  const listeners = client.listeners("ws_message");
  client.removeAllListeners("ws_message");
  client.on("ws_message", (frame: unknown, isBinary: unknown) => {
    if (frameKind(frame) === "unreadable") return log.warn("a frame was not one of Slack's");
    for (const listener of listeners)
      void Promise.resolve()
        .then(() => listener(frame, isBinary))
        .catch((error: unknown) => log.error("a frame could not be taken", { error: errorName(error) }));
  });
}

/** Joins receivers into one. Each is started by its own owner. */
export function joinReceivers(receivers: readonly Receiver[]): Receiver {
  return {
    init(app) {
      for (const receiver of receivers) receiver.init(app);
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}
