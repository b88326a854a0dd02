import { pino } from "pino";
import { secretRemover, type Log } from "./log.ts";
import { openLogStream } from "./log-stream.ts";
import { currentRequest } from "./request-id.ts";

/** A log that is written behind the bot's back, so that its last lines need a moment. */
export interface ProcessLog extends Log {
  /** Resolves when all lines are written, or after a second. */
  readonly flush: () => Promise<void>;
}

/**
 * Opens a log that writes JSON lines of the level and above to stderr. A line that nobody reads is dropped and counted.
 * No line holds any of the secrets, or what looks like one.
 */
export function openLog(
  level: "debug" | "info" | "warn" | "error" | "silent",
  secrets: readonly string[] = [],
  fd: number = process.stderr.fd,
): ProcessLog {
  const lossLine = (count: number) =>
    `${JSON.stringify({ level: 40, time: Date.now(), lines: count, msg: "lines of the log were lost" })}\n`;
  // Node makes a pipe that does not block the process as soon as its stream is named
  const stream = openLogStream(fd, lossLine);
  const clean = secretRemover(secrets);
  const log = pino({ level, base: null, mixin: requestField }, { write: (line: string) => stream.write(clean(line)) });
  return {
    info: (event, fields = {}) => log.info(fields, event),
    warn: (event, fields = {}) => log.warn(fields, event),
    error: (event, fields = {}) => log.error(fields, event),
    flush: stream.flush,
  };
}

function requestField(): { readonly request?: string } {
  const request = currentRequest();
  return request === null ? {} : { request };
}
