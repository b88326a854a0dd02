import { dayOfText, textOfDay } from "../src/cases/day.ts";
import { addDays, addMonths } from "../src/facts/calendar.ts";
import { job } from "../src/job.ts";

/**
 * Deletes what has passed its retention period: see docs/access.md. A clock that was set forward empties nothing: each run
 * goes on by some days at most.
 */
export const tidy = job({
  id: "tidy",
  description: "deletes what is past its retention time",
  needs: [],
  schedule: "20 3 * * *",
  run({ store, now }) {
    store.transaction(() => {
      const from = store.retention.countFrom(now);
      const day = dayOfText(from.slice(0, 10));
      const monthsAgo = (months: number) => addMonths(day, -months);
      store.audit.forgetBefore(`${textOfDay(addDays(monthsAgo(24), -1))}T00:00:00.000Z`);
      store.questions.forgetExpired(from);
      store.alerts.forgetResolvedBefore(monthsAgo(12));
      store.outbox.forgetEndedBefore(textOfDay(monthsAgo(3)));
      store.runs.forgetBefore(textOfDay(monthsAgo(3)));
    });
    return "tidied";
  },
});
