import { setTimeout as pause } from "node:timers/promises";
import { ExpressReceiver, SocketModeReceiver, type ExpressReceiverOptions, type Receiver } from "@slack/bolt";
import type { Log } from "../../../platform/log.ts";
import { clientLogger, clientOptions } from "./slack-client.ts";
import { isTokenRejected, slackErrorOf, slackErrorWord } from "./slack-error.ts";

/** The web application that requests come to. */
export type WebApplication = NonNullable<ExpressReceiverOptions["app"]>;

/** Is told of the requests that come in. */
export interface RequestObserver {
  /** A request came in; what is returned is called once it was answered. */
  readonly arrived: () => () => void;
  /** A request was not Slack's. */
  readonly rejected: () => void;
}

/** Makes a receiver of Slack's requests at /slack/events. It answers requests that are not Slack's with 401. */
export function httpReceiver(
  web: WebApplication,
  signingSecret: string,
  log: Log,
  { arrived, rejected }: RequestObserver,
): ExpressReceiver {
  web.use("/slack/events", (request, response, next) => {
    const acknowledged = arrived();
    response.on("close", acknowledged);
    // Bolt compares the whole header and takes none with a charset.
    const [type = ""] = (request.headers["content-type"] ?? "").split(";");
    request.headers["content-type"] = type.trim().toLowerCase();
    response.on("finish", () => {
      if (response.statusCode === 401) rejected();
    });
    next();
  });
  return new ExpressReceiver({ app: web, signingSecret, endpoints: "/slack/events", logger: clientLogger(log) });
}

/** A receiver that connects to Slack by itself, and stays connected. */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Connects, and again whenever the connection is lost. Returns at once. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

const shortestPause = 100;
const longestPause = 30_000;

/**
 * Makes a socket. The library's own reconnection waits five seconds and ends the process on some errors: this one does
 * not.
 */
export function openSocket(appToken: string, apiUrl: string, log: Log): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: clientLogger(log),
    installerOptions: { clientOptions: clientOptions(apiUrl, log) },
  });
  const stopping = new AbortController();
  const { signal } = stopping;

  /** Makes one connection; resolves, once it is over, with how it went. */
  const connectOnce = async (): Promise<"lost" | "failed" | "hopeless"> => {
    const lost = new Promise<void>((resolve) => receiver.client.once("disconnected", resolve));
    try {
      await receiver.client.start();
      log.info("connected to Slack by Socket Mode");
      await lost;
      return "lost";
    } catch (error) {
      const slackError = slackErrorOf(error);
      const word = slackError === null ? "the connection failed" : slackErrorWord(slackError);
      log.warn("not connected to Slack", { error: word });
      return slackError !== null && isTokenRejected(slackError) ? "hopeless" : "failed";
    }
  };

  const stayConnected = async (): Promise<void> => {
    let wait = shortestPause;
    while (!signal.aborted) {
      const end = await connectOnce();
      if (end === "hopeless") return log.error("the app token is no longer good: set SLACK_APP_TOKEN to a new one");
      wait = end === "lost" ? shortestPause : Math.min(wait * 2, longestPause);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  };

  return {
    receiver,
    start: () => void stayConnected(),
    async stop() {
      stopping.abort();
      await receiver.client.disconnect();
    },
  };
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
