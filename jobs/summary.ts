import { textOfDay } from "../src/cases/day.ts";
import { job, onTheirWay, weeklyDue } from "../src/job.ts";

export const summary = job({
  id: "summary",
  description: "tells managers and team managers privately, once a week, what is late and due by kind and officer",
  schedule: "*/5 9-16 * * 1-5",
  due: weeklyDue,
  isPartOfMorning: true,
  run({ today, now, reachability, store }) {
    store.runs.begin("summary", textOfDay(today), now);
    const managers = reachability.appointed.filter(({ role }) => role === "manager" || role === "team-manager");
    const sent = managers.filter(({ email }) => {
      const who = store.personKey(email);
      return (
        reachability.isReachable(email) &&
        store.outbox.put(
          `summary:${textOfDay(today)}:${who}`,
          `person:${who}`,
          { kind: "summary", day: textOfDay(today) },
          now,
        )
      );
    });
    return onTheirWay(sent.length, "summary", "summaries");
  },
});
