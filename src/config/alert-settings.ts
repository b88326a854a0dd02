import { digestHours, isDigestHour } from "../facts/working-days.ts";
import { InvalidSetting, listOfTexts, textOrNull, type Read, type Setting } from "./setting.ts";

const kinds = [
  "assessment-decision-pending",
  "plan-decision-pending",
  "plan-issue-pending",
  "review-due",
  "review-decision-pending",
  "amended-plan-pending",
  "record-wrong",
];

const alerts: Setting<readonly string[]> = {
  name: "ALERTS",
  meaning: "the kinds of personal alert that are switched on, separated by commas",
  initial: kinds.join(", "),
  example: "review-due, record-wrong",
  read(text) {
    const named = listOfTexts(text).map((one) => one.toLowerCase());
    return named.length > 0 && named.every((one) => kinds.includes(one))
      ? named
      : new InvalidSetting(`must be some of ${kinds.join(", ")}`);
  },
};

const hourOfWork = (text: string): string | InvalidSetting =>
  isDigestHour(text)
    ? text
    : new InvalidSetting(`must be an hour from ${digestHours.from} to ${digestHours.to}, such as 08:30`);

const digestHour: Setting<string> = {
  name: "DIGEST_HOUR",
  meaning: "the hour in London at which digests go, unless a person chooses another",
  initial: "08:30",
  example: "09:15",
  read: hourOfWork,
};

const weeklyChannels: Setting<readonly string[]> = {
  name: "WEEKLY_CHANNELS",
  meaning: "the ids of the channels that get the week's numbers, separated by commas",
  initial: "",
  example: "C0123ABCD, C0456EFGH",
  read: listOfTexts,
};

const heartbeatUrl: Setting<string | null> = {
  name: "HEARTBEAT_URL",
  meaning: "an address that is called after each refresh and digest run, so that somebody notices when it is not",
  initial: "",
  example: "https://heartbeat.council.example/ping/send-bot",
  read: (text) =>
    text === "" || (URL.canParse(text) && /^https?:/i.test(text))
      ? textOrNull(text)
      : new InvalidSetting("must be an address such as https://heartbeat.council.example/ping/send-bot"),
};

export const alertVariables = [alerts, digestHour, weeklyChannels, heartbeatUrl];

/** Who is told of what. */
export const readAlerts = (read: Read) => ({
  /** The kinds of personal alert that are switched on, by id. */
  alerts: read(alerts),
  digestHour: read(digestHour),
  weeklyChannels: read(weeklyChannels),
  /** Called after each refresh and digest run; null: nothing is. */
  heartbeatUrl: read(heartbeatUrl),
});
