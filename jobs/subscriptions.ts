import { channelConversation } from "../src/digest/conversation.ts";
import { textOfDay } from "../src/cases/day.ts";
import { daysDueOn, weekdayOf, lastHour } from "../src/facts/working-days.ts";
import { job, onTheirWay } from "../src/job.ts";
import { postKey } from "../src/reports/missed-runs.ts";

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
  run({ today, now, clock, isForced, store }) {
    // what falls on a bank holiday is posted on the next working day
    const weekdays = new Set(daysDueOn(today).map(weekdayOf));
    const due = store.subscriptions
      .all()
      .filter(({ words, weekday, hour }) => {
        const isToday = weekday === null || weekdays.has(weekday);
        return words !== "weekly" && isToday && (isForced || clock >= hour);
      })
      .filter(({ id, channel, words }) =>
        store.outbox.put(
          postKey(today, id),
          channelConversation(channel),
          { kind: "measure", day: textOfDay(today), words },
          now,
        ),
      );
    return onTheirWay(due.length, "post");
  },
});
