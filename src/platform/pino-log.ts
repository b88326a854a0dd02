import { pino } from "pino";
import type { Log } from "./log.ts";

/** Opens a log that writes JSON lines of the level and above to stderr. */
export function openLog(level: "debug" | "info" | "warn" | "error" | "silent"): Log {
  const log = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    info: (event, fields = {}) => log.info(fields, event),
    warn: (event, fields = {}) => log.warn(fields, event),
    error: (event, fields = {}) => log.error(fields, event),
  };
}
