import type { Alert, AlertKind } from "../alert.ts";
import type { PrivateAnswer } from "../answer.ts";
import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { groupByKind, urgencyTable } from "../digest/urgency-table.ts";
import { privateAnswer } from "./private-answer.ts";

/** Returns how many alerts of each kind are raised, by urgency. */
export function watchAnswer(
  alerts: readonly Alert[],
  kinds: readonly AlertKind[],
  snapshot: Snapshot,
  today: Day,
): PrivateAnswer {
  const cases = new Set(alerts.map(({ person }) => person)).size;
  return privateAnswer("Alerts raised", { snapshot, today }, [
    { kind: "say", text: `${alerts.length} alerts in ${cases} cases.` },
    urgencyTable("Kind", groupByKind(kinds, alerts)),
  ]);
}
