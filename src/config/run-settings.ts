import { InvalidSetting, listOfTexts, type Read, type Setting } from "./setting.ts";

const levels = ["debug", "info", "warn", "error", "silent"] as const;

const logLevel: Setting<(typeof levels)[number]> = {
  name: "LOG_LEVEL",
  meaning: `what the log holds, as JSON lines on standard error: ${levels.join(", ")}`,
  initial: "info",
  example: "warn",
  read: (text) =>
    levels.find((level) => level === text.toLowerCase()) ?? new InvalidSetting(`must be one of ${levels.join(", ")}`),
};

/** Minutes between two readings of the case data. */
interface Pace {
  readonly atWork: number;
  readonly otherwise: number;
}

const refreshMinutes: Setting<Pace> = {
  name: "REFRESH_MINUTES",
  meaning:
    "how many minutes pass between two readings of the case data: on weekdays from 07:00 to 19:00, and otherwise",
  initial: "15, 60",
  example: "5, 30",
  read(text) {
    const all = listOfTexts(text).map(Number);
    const [atWork = 0, otherwise = 0] = all;
    const areParts = [atWork, otherwise].every((minutes) => minutes >= 1 && 60 % minutes === 0);
    return all.length === 2 && areParts
      ? { atWork, otherwise }
      : new InvalidSetting("must be two numbers of minutes of which each divides an hour, such as 15, 60");
  },
};

export const runningVariables = [logLevel, refreshMinutes];

/** How the bot runs. */
export const readRunning = (read: Read) => ({ logLevel: read(logLevel), refreshMinutes: read(refreshMinutes) });
