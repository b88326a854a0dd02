import { command, questionText, type Arg } from "../src/command.ts";
import { digestHours, isDigestHour, weeklyHour } from "../src/facts/working-days.ts";
import { measures } from "../src/measures/index.ts";
import { channelOf, needsSharing, postWords, weekdays, weeklyDay } from "../src/reports/channel-posts.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

const dayNames = [...weekdays, "daily"].join("|");

/** The weekday, 0 for Monday; null for every working day. */
const postDay: Arg<number | null> = {
  usage: "[weekly monday|daily]",
  pattern: String.raw`weekly(?:\s+(?:${dayNames}))?|${dayNames}`,
  read(typed) {
    const word = typed?.toLowerCase().split(/\s+/).at(-1);
    if (word === "daily") return null;
    return Math.max(
      0,
      weekdays.findIndex((one) => one.toLowerCase() === word),
    );
  },
};

const postHour: Arg<string> = {
  usage: "[HH:MM]",
  pattern: String.raw`(?:[01]?\d|2[0-3]):[0-5]\d`,
  read: (typed) => typed?.padStart(5, "0") ?? weeklyHour,
};

export const subscribe = command({
  name: "subscribe",
  description: "posts a measure, or the week's numbers, to this channel on a day and hour",
  args: { what: questionText("<measure>|weekly"), weekday: postDay, hour: postHour },
  needs: needsSharing,
  changes: true,
  subscribes: true,
  run({ what, weekday, hour }, context) {
    const { store, colleague, now } = context;
    if (what === "") throw new UserError("say what, such as: subscribe reviews overdue weekly monday 09:00");
    if (!isDigestHour(hour)) throw new UserError(`the hour must be from ${digestHours.from} to ${digestHours.to}`);
    const query = postWords(what, context, measures);
    const isWeekly = query === "weekly";
    if (isWeekly && (weekday !== 0 || hour !== weeklyHour)) {
      throw new UserError(`the week's numbers go on ${weeklyDay} at ${weeklyHour}; type: subscribe weekly`);
    }
    store.subscriptions.add(channelOf(context), { words: query, weekday, hour }, store.personKey(colleague.email), now);
    const when = isWeekly ? `on ${weeklyDay}` : weekday === null ? "every working day" : `every ${weekdays[weekday]}`;
    return sentenceAnswer("Subscribed", context, `The channel is sent "${query}" ${when} at ${hour}.`);
  },
});
