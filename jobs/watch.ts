import { alertsOf, watched } from "../src/alert.ts";
import { alertJson } from "../src/alert-json.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { job } from "../src/job.ts";
import { watchAnswer } from "../src/watch-answer.ts";

export const watch = job({
  id: "watch",
  says: "finds every alert that is raised today, and remembers since when",
  schedule: "5 * * * *",
  run({ book, today, kinds, store }) {
    const alerts = alertsOf(alertKinds, watched(book, today, { kinds, firstSeenOn: store.alerts.firstSeen(today) }));
    store.alerts.observe(
      alerts.map(({ key }) => key),
      today,
    );
    return `${alerts.length} alerts are raised`;
  },
  preview({ book, today, kinds }) {
    const alerts = alertsOf(alertKinds, watched(book, today, { kinds }));
    return {
      json: alerts.map((alert) => alertJson(alert, book, today)),
      answers: [watchAnswer(alerts, alertKinds, book, today)],
    };
  },
});
