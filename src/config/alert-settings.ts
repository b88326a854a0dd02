import { alertKinds } from "../alerts/index.ts";
import { digestHours, isDigestHour } from "../facts/working-days.ts";
import { InvalidSetting, calledAddress, listOfTexts, orNull, setting } from "./setting.ts";

const kinds = alertKinds.map(({ id }) => id);

/** Who is told of what. */
export const alertSettings = {
  /** The kinds of personal alert that are switched on, by id. */
  alerts: setting({
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
  }),
  digestHour: setting({
    name: "DIGEST_HOUR",
    meaning: "the hour in London at which digests go, unless a person chooses another",
    initial: "08:30",
    example: "09:15",
    // Digests are decided every five minutes of the working day, and caught up with until 17:00.
    read: (text) =>
      isDigestHour(text)
        ? text
        : new InvalidSetting(`must be an hour from ${digestHours.from} to ${digestHours.to}, such as 08:30`),
  }),
  weeklyChannels: setting({
    name: "WEEKLY_CHANNELS",
    meaning: "the ids of the channels that get the week's numbers, separated by commas",
    initial: "",
    example: "C0123ABCD, C0456EFGH",
    read: listOfTexts,
  }),
  /** Called after each refresh and digest run that succeeded; null: nothing is. */
  heartbeatUrl: setting({
    name: "HEARTBEAT_URL",
    meaning:
      "an address that is called after each refresh and digest run that succeeded, so that somebody notices when it is not",
    initial: "",
    example: "https://heartbeat.council.example/ping/send-bot",
    read: orNull(calledAddress("https://heartbeat.council.example/ping/send-bot")),
  }),
};
