import { LogLevel, WebClient, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../../log.ts";

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
