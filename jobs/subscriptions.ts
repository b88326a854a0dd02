import type { JobContext } from "../src/context.ts";
import { channelConversation } from "../src/digest/conversation.ts";
import { textOfDay } from "../src/cases/day.ts";
import { daysDueOn, weekdayOf, lastHour } from "../src/facts/working-days.ts";
import { job, onTheirWay } from "../src/job.ts";
import { postKey } from "../src/reports/missed-runs.ts";

/** Puts the day's posts into the outbox whose hour has come and, where `put` says so, that are not there. */
function queuePosts(context: JobContext, put: JobContext["store"]["outbox"]["put"]): string {
  const { today, now, clock, isForced, store } = context;
  // what falls on a bank holiday is posted on the next working day
  const days = daysDueOn(today);
  const weekdays = new Set(days.map(weekdayOf));
  const due = store.subscriptions
    .all()
    .filter(({ words, weekday, hour }) => {
      const isToday = weekday === null ? days.length > 0 : weekdays.has(weekday);
      return words !== "weekly" && isToday && (isForced || clock >= hour);
    })
    .filter(({ id, channel, words }) =>
      put(postKey(today, id), channelConversation(channel), { kind: "measure", day: textOfDay(today), words }, now),
    );
  return onTheirWay(due.length, "post");
}

export const subscriptionsJob = job({
  id: "subscriptions",
  description: "posts the measures that channels are subscribed to",
  needs: ["case data"],
  schedule: "*/5 6-16 * * 1-5",
  // a run checks each subscription's own hour
  due: {
    on: "working days",
    dayOff: "no posts on a day off",
    until: { hour: lastHour, tooLate: "too late for today's" },
  },
  isPartOfMorning: true,
  run: (context) => queuePosts(context, (...message) => context.store.outbox.put(...message)),
  // what is due later today has not failed
  again: (context) =>
    queuePosts({ ...context, isForced: false }, (...message) => context.store.outbox.putAgain(...message)),
});
