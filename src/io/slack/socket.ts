import { setTimeout as pause } from "node:timers/promises";
import { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { clientLogger, clientOptions } from "./clients.ts";
import { faultOf, faultWord, isOfToken } from "./fault.ts";

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
      const fault = faultOf(error);
      log.warn("not connected to Slack", { fault: fault === null ? "the connection failed" : faultWord(fault) });
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
