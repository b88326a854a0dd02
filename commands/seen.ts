import { alertKinds } from "../src/alerts/index.ts";
import { command, firstWord } from "../src/command.ts";
import { countOf } from "../src/digest/digest-lines.ts";
import { addDays, spelledDay } from "../src/facts/calendar.ts";
import { needsAlerts, ownAlerts, deferAlerts } from "../src/reports/my-work-report.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";
import { exactCase, personsOf } from "../src/typed/case-words.ts";

const seenDays = 28;

export const seen = command({
  name: "seen",
  description: "puts an alert aside for 28 days, or until it grows more urgent",
  args: { reference: firstWord("<reference>"), kind: firstWord("[kind]") },
  needs: needsAlerts,
  changes: true,
  exact: ({ reference }, { snapshot }) => exactCase(reference, snapshot),
  *run({ reference, kind }, context) {
    const alerts = yield* ownAlerts(personsOf(reference, context.snapshot), kind, context, alertKinds);
    const until = addDays(context.today, seenDays);
    deferAlerts(alerts, "seen", until, context);
    const text = `${countOf(alerts.length, "alert")} seen: put aside until ${spelledDay(until)}, or until it grows more urgent.`;
    return sentenceAnswer("Seen", context, text);
  },
});
