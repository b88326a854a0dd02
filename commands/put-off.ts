import type { Alert } from "../src/alert.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { command } from "../src/command.ts";
import type { Desk } from "../src/desk.ts";
import { countOf } from "../src/digest-lines.ts";
import { addDays, addMonths, spelledDay } from "../src/facts/calendar.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { ownAlerts } from "../src/own-work.ts";
import { QuestionRefused } from "../src/question.ts";
import { saySentence } from "../src/say-answer.ts";

const seenDays = 28;

function keep(alerts: readonly Alert[], how: "seen" | "snoozed", until: string, { store, colleague }: Desk): void {
  store.transaction(() => {
    for (const { key, urgency } of alerts) store.alerts.putOff({ key, by: colleague.email, how, until, urgency });
  });
}

/** The day itself or, where no digest goes on it, the next working day. */
function workingDayFrom(day: string): string {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

export const seen = command({
  name: "seen",
  says: "puts an alert aside for 28 days, or until it grows more urgent",
  usage: "seen <reference> [kind]",
  changes: true,
  run(words, desk) {
    const alerts = ownAlerts(words, desk, alertKinds);
    const until = addDays(desk.today, seenDays);
    keep(alerts, "seen", until, desk);
    const says = `${countOf(alerts.length, "alert")} seen: put aside until ${spelledDay(until)}, or until it grows more urgent.`;
    return saySentence("Seen", desk, says);
  },
});

export const snooze = command({
  name: "snooze",
  says: "reminds you of an alert in a week or a month, earlier when it grows more urgent",
  usage: "snooze <reference> [kind] week|month",
  changes: true,
  run(words, desk) {
    const [, which = "", time = ""] = /^(.*?)\s*(week|month)$/i.exec(words.trim()) ?? [];
    if (time === "") throw new QuestionRefused("say for how long, such as: snooze REF-1 week");
    const alerts = ownAlerts(which, desk, alertKinds);
    const until = time.toLowerCase() === "week" ? addDays(desk.today, 7) : addMonths(desk.today, 1);
    keep(alerts, "snoozed", until, desk);
    const says = `You are reminded on ${spelledDay(workingDayFrom(until))}, or earlier when it grows more urgent.`;
    return saySentence("Put off", desk, says);
  },
});
