import { command } from "../src/command.ts";
import { channelOf, needsSharing, weekdays, weeklyDay } from "../src/reports/question/channel-posts.ts";
import { privateAnswer, sentenceAnswer } from "../src/reports/private-answer.ts";

export const subscriptions = command({
  name: "subscriptions",
  description: "what this channel is sent unasked",
  args: {},
  needs: needsSharing,
  run(_, context) {
    const channel = channelOf(context);
    const own = context.store.subscriptions.all().filter((one) => one.channel === channel);
    if (own.length === 0) return sentenceAnswer("Subscriptions", context, "Nothing is posted to the channel unasked.");
    const items = own.map(({ words, weekday, hour }) => ({
      cells: [
        words,
        words === "weekly" ? weeklyDay : weekday === null ? "every working day" : (weekdays[weekday] ?? ""),
        hour,
      ],
      choices: [{ label: "Unsubscribe", words: `unsubscribe ${words}` }],
    }));
    return privateAnswer("Subscriptions", context, [
      { kind: "list", headings: ["What", "Day", "Hour"], items, total: own.length },
    ]);
  },
});
