import { textOfDay } from "../src/cases/day.ts";
import { isWeeksFirstWorkingDay, lastHour, weeklyHour } from "../src/facts/working-days.ts";
import { job, onTheirWay } from "../src/job.ts";

export const summary = job({
  id: "summary",
  description: "tells managers and team managers privately, once a week, what is late and due by kind and officer",
  schedule: "*/5 9-16 * * 1-5",
  isCaughtUp: true,
  run({ today, now, clock, isForced, reachability, store }) {
    if (!isWeeksFirstWorkingDay(today)) return "only on the week's first working day";
    if (!isForced && clock < weeklyHour) return "not yet";
    if (!isForced && clock >= lastHour) return "too late for this week's";
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
