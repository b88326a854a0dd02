import { isWorkingDay, weekdayOf } from "../src/facts/working-days.ts";
import { job, lastHour } from "../src/job.ts";

export const subscriptions = job({
  id: "subscriptions",
  says: "posts the measures that channels are subscribed to",
  schedule: "*/5 6-16 * * 1-5",
  isCaughtUp: true,
  run({ today, now, clock, isForced, store }) {
    if (!isWorkingDay(today)) return "no posts on a day off";
    if (!isForced && clock >= lastHour) return "too late for today's";
    const due = store.subscriptions
      .all()
      .filter(({ words, weekday, hour }) => {
        const isToday = weekday === null || weekday === weekdayOf(today);
        return words !== "weekly" && isToday && (isForced || clock >= hour);
      })
      .filter(({ id, channel, words }) =>
        store.outbox.put(`measure:${today}:${id}`, `channel:${channel}`, { kind: "measure", day: today, words }, now),
      );
    return `${due.length} posts are on their way`;
  },
});
