import { InvalidSetting, listOfTexts, oneOf, setting, wholeNumber } from "./setting.ts";

const levels = ["debug", "info", "warn", "error", "silent"] as const;

/** Minutes between two readings of the case data. */
interface RefreshMinutes {
  readonly atWork: number;
  readonly otherwise: number;
}

/** How the bot runs. */
export const runSettings = {
  logLevel: setting({
    name: "LOG_LEVEL",
    meaning: `what the log holds, as JSON lines on standard error: ${levels.join(", ")}`,
    initial: "info",
    example: "warn",
    read: oneOf(levels),
  }),
  questionsPerMinute: setting({
    name: "QUESTIONS_PER_MINUTE",
    meaning: "how many questions one person may ask in a minute, in each chat",
    initial: "30",
    example: "60",
    read: wholeNumber(1, 10_000, "questions"),
  }),
  questionsAtOnce: setting({
    name: "QUESTIONS_AT_ONCE",
    meaning: "how many questions of one person may wait for their answers at one time, in each chat",
    initial: "5",
    example: "10",
    read: wholeNumber(1, 10_000, "questions"),
  }),
  refreshMinutes: setting<RefreshMinutes>({
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
  }),
};
