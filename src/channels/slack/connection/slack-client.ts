import { LogLevel, WebClient, type WebClientOptions } from "@slack/web-api";
import { libraryWords, type Log } from "../../../platform/log.ts";
import { slackFetch } from "./slack-answer.ts";
import type { CallObserver } from "./slack-health.ts";

export function slackClient(token: string, apiUrl: string, log: Log, observe?: CallObserver): WebClient {
  return new WebClient(token, clientOptions(apiUrl, log, observe));
}

/** How long Slack has for one call, in milliseconds. */
const callMilliseconds = 8000;

/**
 * The options of every client of Slack. It neither retries nor waits, so that the limit of one conversation delays no
 * other. `observe` is told of each call.
 */
export function clientOptions(apiUrl: string, log: Log, observe: CallObserver = () => undefined): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    fetch: slackFetch(apiUrl, observe),
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: callMilliseconds,
    logger: clientLogger(log),
  };
}

/** Logs the first words of the libraries' warnings, and nothing else of what they log: it holds people's messages. */
export function clientLogger(log: Log) {
  const fieldsOf = (parts: readonly unknown[]) => ({ message: libraryWords(parts) });
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.warn("the Slack client warns", fieldsOf(parts)),
    error: (...parts: unknown[]) => log.warn("the Slack client failed", fieldsOf(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
