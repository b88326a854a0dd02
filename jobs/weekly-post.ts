import { channelConversation } from "../src/digest/conversation.ts";
import { textOfDay } from "../src/cases/day.ts";
import { job, onTheirWay, weeklyDue } from "../src/job.ts";

export const weeklyPost = job({
  id: "weekly-post",
  description: "posts the week's numbers to the channels that want them",
  needs: ["case data"],
  schedule: "*/5 9-16 * * 1-5",
  due: weeklyDue,
  isPartOfMorning: true,
  run({ today, now, store, weeklyChannels }) {
    store.runs.begin("weekly-post", textOfDay(today), now);
    const subscribed = store.subscriptions.all().flatMap(({ words, channel }) => (words === "weekly" ? [channel] : []));
    const channels = [...new Set([...weeklyChannels, ...subscribed])];
    const sent = channels.filter((channel) =>
      store.outbox.put(
        `weekly:${textOfDay(today)}:${channel}`,
        channelConversation(channel),
        { kind: "weekly", day: textOfDay(today) },
        now,
      ),
    );
    return onTheirWay(sent.length, "post");
  },
});
