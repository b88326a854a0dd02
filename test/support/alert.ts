import type { Alert, Urgency } from "../../src/alert.ts";
import { keyOf } from "../../src/alert.ts";
import type { Person } from "../../src/cases/record.ts";
import { defaultWords } from "../../src/cases/words.ts";
import type { Said } from "../../src/digest.ts";
import { addDays, daysBetween } from "../../src/facts/calendar.ts";
import { runningFrom } from "../../src/facts/statutory-clock.ts";

export function aPerson(caseReference: string): Person {
  return {
    personId: `id of ${caseReference}`,
    caseReference,
    bornOn: null,
    gender: null,
    ethnicity: null,
    hasChildProtectionPlan: false,
    isLookedAfter: false,
    careLeaverStatus: null,
    hasSocialWork: false,
    relationships: [],
    referrals: [],
    plans: [],
  };
}

/** An alert that a review is due, of a record of that name, due so many days after today. */
export function anAlert(record: string, today: string, days: number, urgency?: Urgency, round = "2020-01-01"): Alert {
  const dueOn = addDays(today, days);
  return {
    key: keyOf("review-due", null, record),
    alert: "review-due",
    rule: null,
    view: "plan",
    record,
    person: aPerson(`REF-${record}`),
    running: { ...runningFrom("review", round, defaultWords), dueOn },
    round,
    values: [],
    dueOn,
    days: daysBetween(today, dueOn),
    urgency: urgency ?? (days < 0 ? "late" : "soon"),
    says: "the review is due",
    todo: "Hold the review.",
  };
}

/** What was said of that alert. */
export function saidOf(record: string, to: string, urgency: Urgency, on = "2021-06-01", round = "2020-01-01"): Said {
  return { key: keyOf("review-due", null, record), to, urgency, dueOn: "2021-07-01", round, on };
}
