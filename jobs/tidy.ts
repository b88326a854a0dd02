import { addDays, addMonths } from "../src/facts/calendar.ts";
import { job } from "../src/job.ts";

/** Forgets what is kept no longer: see docs/access.md. */
export const tidy = job({
  id: "tidy",
  description: "forgets what is kept no longer",
  schedule: "20 3 * * *",
  needsNoSnapshot: true,
  run({ store, now }) {
    const day = now.slice(0, 10);
    store.transaction(() => {
      store.audit.forgetBefore(`${addDays(addMonths(day, -24), -1)}T00:00:00.000Z`);
      store.questions.forgetExpired(now);
      store.alerts.forgetGoneBefore(addMonths(day, -12));
      store.outbox.forgetEndedBefore(addMonths(day, -3));
      store.runs.forgetBefore(addMonths(day, -3));
    });
    return "tidied";
  },
});
