import { textOfDay, type Day } from "../src/cases/day.ts";
import type { JobContext } from "../src/context.ts";
import { channelConversation } from "../src/digest/conversation.ts";
import { spelledDay } from "../src/facts/calendar.ts";
import { weeksFirstWorkingDay } from "../src/facts/working-days.ts";
import { job, onTheirWay, weeklyDue } from "../src/job.ts";

/** Puts the post of a day into the outbox for every channel that wants it and, where `put` says so, lacks it. */
function queuePosts({ now, store, weeklyChannels }: JobContext, on: Day, put: JobContext["store"]["outbox"]["put"]) {
  const day = textOfDay(on);
  store.runs.begin("weekly-post", day, now);
  const subscribed = store.subscriptions.all().flatMap(({ words, channel }) => (words === "weekly" ? [channel] : []));
  const channels = [...new Set([...weeklyChannels, ...subscribed])];
  const queued = channels.filter((channel) =>
    put(`weekly:${day}:${channel}`, channelConversation(channel), { kind: "weekly", day }, now),
  );
  return onTheirWay(queued.length, "post");
}

export const weeklyPost = job({
  id: "weekly-post",
  description: "posts the week's figures to the channels that subscribe to them",
  needs: ["case data"],
  schedule: "*/5 9-16 * * 1-5",
  due: weeklyDue,
  isPartOfMorning: true,
  run: (context) => queuePosts(context, context.today, (...message) => context.store.outbox.put(...message)),
  again(context) {
    const day = weeksFirstWorkingDay(context.today);
    if (day > context.today) return `this week's post is due on ${spelledDay(day)}`;
    return queuePosts(context, day, (...message) => context.store.outbox.putAgain(...message));
  },
});
