import { Fault, type Read, type Setting } from "./setting.ts";

const levels = ["debug", "info", "warn", "error", "silent"] as const;

const logLevel: Setting<(typeof levels)[number]> = {
  name: "LOG_LEVEL",
  meaning: `what the log holds, as JSON lines on standard error: ${levels.join(", ")}`,
  initial: "info",
  example: "warn",
  read: (text) =>
    levels.find((level) => level === text.toLowerCase()) ?? new Fault(`must be one of ${levels.join(", ")}`),
};

export const runningVariables = [logLevel];

/** How the bot runs. */
export const readRunning = (read: Read) => ({ logLevel: read(logLevel) });
