import { raisedAlerts, alertScope } from "../src/alert.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { fateTest, isUnread } from "../src/digest/fate.ts";
import { job } from "../src/job.ts";
import { alertJson } from "../src/reports/alert-json.ts";
import { watchAnswer } from "../src/reports/raised-alerts.ts";

export const watch = job({
  id: "watch",
  description: "finds every alert that is raised today, and remembers since when",
  needs: ["case data"],
  schedule: "5 * * * *",
  isPartOfMorning: true,
  run({ snapshot, today, kinds, store }) {
    const scope = alertScope(snapshot, today, { kinds, firstSeenOn: store.alerts.firstSeen(today) });
    const alerts = raisedAlerts(alertKinds, scope);
    const fateOf = fateTest(alertKinds, scope, alerts, []);
    store.alerts.observe(alerts, today, (one) => isUnread(fateOf(one)));
    return `${alerts.length} alerts are raised`;
  },
  preview({ snapshot, today, kinds }) {
    const alerts = raisedAlerts(alertKinds, alertScope(snapshot, today, { kinds }));
    return {
      json: alerts.map((alert) => alertJson(alert, snapshot, today)),
      answers: [watchAnswer(alerts, alertKinds, snapshot, today)],
    };
  },
});
