import { partsOfKey, type Alert } from "./alert.ts";
import { asked, officerOf } from "./asked.ts";
import type { CaseBook } from "./cases/book.ts";
import type { Person } from "./cases/record.ts";
import { daysBetween } from "./facts/calendar.ts";
import type { DigestItem } from "./digest.ts";

/** An alert as the dry run of `watch` prints it, with the case's officer of the day. */
export function alertJson({ alert, rule, person, record, dueOn, days, urgency }: Alert, book: CaseBook, today: string) {
  return {
    alert,
    ...(rule === null ? {} : { rule }),
    case: person.caseReference,
    record,
    officer: officerOf(person, asked(book, today)),
    dueOn,
    days,
    urgency,
  };
}

/** An item as the dry run of `digest` prints it; of a cleared one, what was last said. */
export function itemJson(
  { key, state, alert, said }: DigestItem,
  today: string,
  caseOf: (key: string) => Person | null,
) {
  const { alert: kind, rule, record } = partsOfKey(key);
  const dueOn = alert?.dueOn ?? said?.dueOn ?? today;
  return {
    alert: kind,
    ...(rule === null ? {} : { rule }),
    case: (alert?.person ?? caseOf(key))?.caseReference ?? "",
    record,
    dueOn,
    days: daysBetween(today, dueOn),
    urgency: alert?.urgency ?? said?.urgency ?? "soon",
    state,
  };
}
