import { alertKey, type Alert, type Urgency } from "../../src/alert.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Person } from "../../src/cases/records.ts";
import type { DeliveryRecord } from "../../src/digest/history.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { startClock } from "../../src/facts/statutory-clock.ts";
import { addPerson, emptyBorough } from "../../src/sources/demo/draft.ts";

export function aPerson(caseReference: string): Person {
  return { ...addPerson(emptyBorough()), personId: `id of ${caseReference}`, caseReference };
}

/** An alert that a review is due, about the record, so many days after today. */
export function anAlert(record: string, today: string, days: number, urgency?: Urgency, round = "2020-01-01"): Alert {
  const dueOn = addDays(dayOfText(today), days);
  return {
    key: alertKey("review-due", null, record),
    alert: "review-due",
    rule: null,
    view: "plan",
    record,
    person: aPerson(`REF-${record}`),
    clock: { ...startClock("review", dayOfText(round), defaultWords), dueOn },
    round,
    values: [],
    dueOn,
    days,
    urgency: urgency ?? (days < 0 ? "late" : "soon"),
    noun: { one: "annual review", many: "annual reviews" },
    finding: null,
    nextStep: "Hold the annual review.",
  };
}

/** The delivery record of that alert. */
export function aDeliveryRecord(
  record: string,
  to: string,
  urgency: Urgency,
  on = "2021-06-28",
  round = "2020-01-01",
): DeliveryRecord {
  return {
    key: alertKey("review-due", null, record),
    to,
    urgency,
    dueOn: dayOfText("2021-07-03"),
    round,
    rows: null,
    person: "id of REF-1",
    unreadSince: null,
    leftOn: null,
    on: dayOfText(on),
  };
}
