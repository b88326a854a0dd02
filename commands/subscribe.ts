import { timeText } from "../src/answer.ts";
import { command, questionText, type Arg } from "../src/command.ts";
import { weeklyHour } from "../src/facts/working-days.ts";
import { measures } from "../src/measures/index.ts";
import {
  channelOf,
  exactPostWords,
  needsSharing,
  postDays,
  postTitle,
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
  description: "post a measure, or the week's figures, to this channel at a time you choose",
  args: { what: questionText("<measure>|weekly"), weekday: postDay, hour: postHour },
  needs: needsSharing,
  changes: true,
  subscribes: true,
  exact: ({ what, weekday, hour }, context) =>
    [exactPostWords(what, context, measures), weekday === null ? "daily" : (weekdays[weekday] ?? ""), hour].join(" "),
  *run({ what, weekday, hour }, context) {
    const { store, colleague, now } = context;
    if (what === "") throw new UserError("Type what to post, such as: subscribe overdue reviews every Monday at 9am.");
    const query = yield* postWords(what, context, measures);
    const isWeekly = query === "weekly";
    if (isWeekly && (weekday !== 0 || hour !== weeklyHour)) {
      throw new UserError(
        `The week's figures are posted on ${weeklyDay} at ${timeText(weeklyHour)}. Type: subscribe weekly.`,
      );
    }
    store.subscriptions.add(channelOf(context), { words: query, weekday, hour }, store.personKey(colleague.email), now);
    return sentenceAnswer(
      "Subscribed",
      context,
      `${postTitle(query, context, measures)}: posted here ${postDays(query, weekday)} at ${timeText(hour)}.`,
    );
  },
});
