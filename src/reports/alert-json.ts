import { parseAlertKey, type Alert } from "../alert.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { AlertOwner } from "../digest/alert-owner.ts";
import type { DigestItem } from "../digest/decide.ts";
import { officerOf, scopeOf } from "../measures/engine/scope.ts";

/** Returns an alert as the dry run of `watch` prints it, with the case officer on the day. */
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

/** Returns an item as the dry run of `digest` prints it. A cleared item shows its last delivery. */
export function digestItemJson({ key, state, alert, previous }: DigestItem, today: Day, personOf: AlertOwner) {
  const { alert: kind, rule, record } = parseAlertKey(key);
  const dueOn = alert?.dueOn ?? previous?.dueOn ?? today;
  return {
    alert: kind,
    ...(rule === null ? {} : { rule }),
    case: (alert?.person ?? personOf(key, previous?.person))?.caseReference ?? "",
    record,
    dueOn: textOfDay(dueOn),
    days: dueOn - today,
    urgency: alert?.urgency ?? previous?.urgency ?? "soon",
    state,
  };
}
