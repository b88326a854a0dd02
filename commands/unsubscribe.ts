import { command, questionText } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { channelOf, exactPostWords, needsSharing } from "../src/reports/question/channel-posts.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";

export const unsubscribe = command({
  name: "unsubscribe",
  description: "stop posting a measure to this channel",
  args: { what: questionText("<measure>|weekly") },
  needs: needsSharing,
  changes: true,
  exact: ({ what }, context) => exactPostWords(what, context, measures),
  run({ what }, context) {
    const { subscriptions } = context.store;
    const channel = channelOf(context);
    // a measure that no longer exists can only be named by the exact words stored
    const wasSubscribed =
      subscriptions.remove(channel, what) || subscriptions.remove(channel, exactPostWords(what, context, measures));
    const text = wasSubscribed
      ? "Unsubscribed. It is not posted here from now on."
      : "This channel was not subscribed to that.";
    return sentenceAnswer("Subscriptions", context, text);
  },
});
