import { command, questionText, type Arg } from "../src/command.ts";
import { digestHours, isDigestHour, weeklyHour } from "../src/facts/working-days.ts";
import { measures } from "../src/measures/index.ts";
import {
  channelOf,
  exactPostWords,
  needsSharing,
  postWords,
  weekdays,
  weeklyDay,
} from "../src/reports/question/channel-posts.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";
import { digestHour } from "../src/typed/hour-words.ts";
import { UserError } from "../src/user-error.ts";

const dayNames = [...weekdays.map((day) => `${day}s?`), "daily", "day", "working day"].join("|");

/** The weekday, 0 for Monday; null for every working day. */
const postDay: Arg<number | null> = {
  usage: "[every monday|weekly|daily]",
  pattern: String.raw`(?:weekly|every|each|on)(?:\s+on)?\s+(?:${dayNames})|weekly|(?:every|each)\s+week|${dayNames}`,
  read(typed) {
    const word = typed?.toLowerCase().split(/\s+/).at(-1)?.replace(/s$/, "");
    if (word === "daily" || word === "day") return null;
    return Math.max(
      0,
      weekdays.findIndex((one) => one.toLowerCase() === word),
    );
  },
};

const postHour: Arg<string> = {
  usage: "[at 9am]",
  // a number alone may be part of the question
  pattern: String.raw`at\s+\S+(?:\s+(?:am|pm|o'?clock|past\s+\S+|to\s+\S+))?|\d{1,2}:\d\d(?:\s*[ap]m)?|\d{1,2}(?:\.\d\d)?\s*[ap]m|noon|midday`,
  read: (typed) => (typed === null ? weeklyHour : digestHour(typed)),
};

export const subscribe = command({
  name: "subscribe",
  description: "posts a measure, or the week's numbers, to this channel on a day and hour",
  args: { what: questionText("<measure>|weekly"), weekday: postDay, hour: postHour },
  needs: needsSharing,
  changes: true,
  subscribes: true,
  exact: ({ what, weekday, hour }, context) =>
    [exactPostWords(what, context, measures), weekday === null ? "daily" : (weekdays[weekday] ?? ""), hour].join(" "),
  *run({ what, weekday, hour }, context) {
    const { store, colleague, now } = context;
    if (what === "") throw new UserError("say what, such as: subscribe reviews overdue weekly monday 09:00");
    if (!isDigestHour(hour)) throw new UserError(`the hour must be from ${digestHours.from} to ${digestHours.to}`);
    const query = yield* postWords(what, context, measures);
    const isWeekly = query === "weekly";
    if (isWeekly && (weekday !== 0 || hour !== weeklyHour)) {
      throw new UserError(`the week's numbers go on ${weeklyDay} at ${weeklyHour}; type: subscribe weekly`);
    }
    store.subscriptions.add(channelOf(context), { words: query, weekday, hour }, store.personKey(colleague.email), now);
    const when = isWeekly ? `on ${weeklyDay}` : weekday === null ? "every working day" : `every ${weekdays[weekday]}`;
    return sentenceAnswer("Subscribed", context, `The channel is sent "${query}" ${when} at ${hour}.`);
  },
});
