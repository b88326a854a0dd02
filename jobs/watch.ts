import { raisedAlerts, raisedInSteps, alertScope } from "../src/alert.ts";
import { alertKinds } from "../src/alerts/index.ts";
import type { JobContext } from "../src/context.ts";
import { fateTest, isUnread } from "../src/digest/fate.ts";
import { job } from "../src/job.ts";
import { alertJson } from "../src/reports/alert-json.ts";
import type { Steps } from "../src/cases/snapshot-work.ts";
import { watchAnswer } from "../src/reports/raised-alerts.ts";

/** Finds every alert that is raised today, and remembers since when. */
export function* observeAlerts({ snapshot, today, kinds, store }: JobContext): Steps<string> {
  const scope = alertScope(snapshot, today, { kinds, firstSeenOn: store.alerts.firstSeen(today) });
  const alerts = yield* raisedInSteps(alertKinds, scope);
  const fateOf = yield* fateTest(alertKinds, scope, alerts, []);
  store.alerts.observe(alerts, today, (one) => isUnread(fateOf(one)));
  return `${alerts.length} alerts are raised`;
}

export const watch = job({
  id: "watch",
  description: "finds every alert that is raised today, and remembers since when",
  needs: ["case data"],
  schedule: "5 * * * *",
  isPartOfMorning: true,
  run: observeAlerts,
  preview({ snapshot, today, kinds }) {
    const alerts = raisedAlerts(alertKinds, alertScope(snapshot, today, { kinds }));
    return {
      json: alerts.map((alert) => alertJson(alert, snapshot, today)),
      answers: [watchAnswer(alerts, alertKinds, snapshot, today)],
    };
  },
});
