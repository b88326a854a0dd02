import { textOfDay, type Day } from "../cases/day.ts";
import { parseAlertKey, type Alert } from "../alert.ts";
import { scopeOf, officerOf } from "../measures/engine/scope.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Person } from "../cases/records.ts";
import type { DigestItem } from "../digest/decide.ts";

/** An alert as the dry run of `watch` prints it, with the case's officer of the day. */
export function alertJson(
  { alert, rule, person, record, dueOn, days, urgency }: Alert,
  snapshot: Snapshot,
  today: Day,
) {
  return {
    alert,
    ...(rule === null ? {} : { rule }),
    case: person.caseReference,
    record,
    officer: officerOf(person, scopeOf(snapshot, today)),
    dueOn: textOfDay(dueOn),
    days,
    urgency,
  };
}

/** An item as the dry run of `digest` prints it; of a cleared one, what was last said. */
export function digestItemJson(
  { key, state, alert, previous }: DigestItem,
  today: Day,
  caseOf: (key: string) => Person | null,
) {
  const { alert: kind, rule, record } = parseAlertKey(key);
  const dueOn = alert?.dueOn ?? previous?.dueOn ?? today;
  return {
    alert: kind,
    ...(rule === null ? {} : { rule }),
    case: (alert?.person ?? caseOf(key))?.caseReference ?? "",
    record,
    dueOn: textOfDay(dueOn),
    days: dueOn - today,
    urgency: alert?.urgency ?? previous?.urgency ?? "soon",
    state,
  };
}
