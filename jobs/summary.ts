import { textOfDay } from "../src/cases/day.ts";
import { job, onTheirWay, weeklyDue } from "../src/job.ts";
import { queueForPerson, reachableWithRole } from "../src/reports/personal-messages.ts";

export const summary = job({
  id: "summary",
  description:
    "tells managers and team managers privately, once a week, what is overdue and due soon by kind and case officer",
  needs: ["case data", "reachability"],
  schedule: "*/5 9-16 * * 1-5",
  due: weeklyDue,
  isPartOfMorning: true,
  run(context) {
    const { today, now, store } = context;
    store.runs.begin("summary", textOfDay(today), now);
    const day = textOfDay(today);
    const sent = reachableWithRole(context, ["manager", "team-manager"]).filter(({ email }) =>
      queueForPerson(context, `summary:${day}`, email, { kind: "summary", day }),
    );
    return onTheirWay(sent.length, "summary", "summaries");
  },
});
