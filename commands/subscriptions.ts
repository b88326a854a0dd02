import { timeText } from "../src/answer.ts";
import { command } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { channelOf, needsSharing, postDays, postTitle } from "../src/reports/question/channel-posts.ts";
import { privateAnswer, sentenceAnswer } from "../src/reports/private-answer.ts";

export const subscriptions = command({
  name: "subscriptions",
  description: "what is posted to this channel and when",
  args: {},
  needs: needsSharing,
  run(_, context) {
    const channel = channelOf(context);
    const own = context.store.subscriptions.all().filter((one) => one.channel === channel);
    if (own.length === 0) return sentenceAnswer("Subscriptions", context, "This channel has no subscriptions.");
    const items = own.map(({ words, weekday, hour }) => ({
      cells: [postTitle(words, context, measures), postDays(words, weekday).replace(/^on /, ""), timeText(hour)],
      choices: [{ label: "Unsubscribe", words: `unsubscribe ${words}` }],
    }));
    return privateAnswer("Subscriptions", context, [
      { kind: "list", headings: ["What", "When", "Time"], items, total: own.length },
    ]);
  },
});
