import type { Day } from "../src/cases/day.ts";
import type { Alert } from "../src/alert.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { command } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { countOf } from "../src/digest/digest-lines.ts";
import { addDays, addMonths, spelledDay } from "../src/facts/calendar.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { ownAlerts } from "../src/reports/my-work-report.ts";
import { UserError } from "../src/user-error.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";

const seenDays = 28;

function keep(
  alerts: readonly Alert[],
  how: "seen" | "snoozed",
  until: Day,
  { store, colleague }: CommandContext,
): void {
  store.transaction(() => {
    for (const { key, urgency } of alerts) store.alerts.defer({ key, by: colleague.email, how, until, urgency });
  });
}

/** The day itself or, where no digest goes on it, the next working day. */
function workingDayFrom(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

export const seen = command({
  name: "seen",
  description: "puts an alert aside for 28 days, or until it grows more urgent",
  usage: "seen <reference> [kind]",
  changes: true,
  run(words, context) {
    const alerts = ownAlerts(words, context, alertKinds);
    const until = addDays(context.today, seenDays);
    keep(alerts, "seen", until, context);
    const says = `${countOf(alerts.length, "alert")} seen: put aside until ${spelledDay(until)}, or until it grows more urgent.`;
    return sentenceAnswer("Seen", context, says);
  },
});

export const snooze = command({
  name: "snooze",
  description: "reminds you of an alert in a week or a month, earlier when it grows more urgent",
  usage: "snooze <reference> [kind] week|month",
  changes: true,
  run(words, context) {
    const [, which = "", time = ""] = /^(.*?)\s*(week|month)$/i.exec(words.trim()) ?? [];
    if (time === "") throw new UserError("say for how long, such as: snooze REF-1 week");
    const alerts = ownAlerts(which, context, alertKinds);
    const until = time.toLowerCase() === "week" ? addDays(context.today, 7) : addMonths(context.today, 1);
    keep(alerts, "snoozed", until, context);
    const says = `You are reminded on ${spelledDay(workingDayFrom(until))}, or earlier when it grows more urgent.`;
    return sentenceAnswer("Put off", context, says);
  },
});
