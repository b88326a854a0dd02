import { textOfDay, type Day } from "../cases/day.ts";
import { urgencies, type Alert, type AlertKind } from "../alert.ts";
import type { PrivateAnswer } from "../answer.ts";
import type { Snapshot } from "../cases/snapshot.ts";

/** How many alerts of each kind are raised, by urgency. */
export function watchAnswer(
  alerts: readonly Alert[],
  kinds: readonly AlertKind[],
  snapshot: Snapshot,
  today: Day,
): PrivateAnswer {
  return {
    audience: "private",
    title: "Alerts raised",
    on: textOfDay(today),
    asAt: snapshot.readAt,
    filters: [],
    parts: [
      { kind: "say", text: `${alerts.length} alerts in ${new Set(alerts.map(({ person }) => person)).size} cases.` },
      {
        kind: "table",
        rowHeading: "Kind",
        columns: ["Soon", "Late", "Overdue"].map((label) => ({ label, unit: "count" })),
        rows: kinds.map(({ id, title }) => ({
          label: title,
          values: urgencies.map(
            (urgency) => alerts.filter((alert) => alert.alert === id && alert.urgency === urgency).length,
          ),
        })),
      },
    ],
  };
}
