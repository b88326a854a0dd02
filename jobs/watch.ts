import { alertsOf, watched } from "../src/alert.ts";
import { alertJson } from "../src/alert-json.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { job } from "../src/job.ts";
import { watchAnswer } from "../src/watch-answer.ts";

export const watch = job({
  id: "watch",
  says: "finds every alert that is raised today",
  preview({ book, today, kinds }) {
    const alerts = alertsOf(alertKinds, watched(book, today, { kinds }));
    return {
      json: alerts.map((alert) => alertJson(alert, book, today)),
      answers: [watchAnswer(alerts, alertKinds, book, today)],
    };
  },
});
