import { alertKinds } from "../src/alerts/index.ts";
import type { Day } from "../src/cases/day.ts";
import { command, firstWord, type Arg } from "../src/command.ts";
import { addDays, addMonths, spelledDay } from "../src/facts/calendar.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { needsAlerts, ownAlerts, deferAlerts } from "../src/reports/my-work-report.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";
import { personsOf } from "../src/typed/case-words.ts";
import { UserError } from "../src/user-error.ts";

const waitTime: Arg<"week" | "month"> = {
  usage: "week|month",
  pattern: "week|month",
  read(typed) {
    if (typed === null) throw new UserError("say for how long, such as: snooze REF-1 week");
    return typed.toLowerCase() === "week" ? "week" : "month";
  },
};

/** Returns the day itself or, where no digest goes on it, the next working day. */
function workingDayFrom(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

export const snooze = command({
  name: "snooze",
  description: "reminds you of an alert in a week or a month, earlier when it grows more urgent",
  args: { reference: firstWord("<reference>"), kind: firstWord("[kind]"), wait: waitTime },
  needs: needsAlerts,
  changes: true,
  run({ reference, kind, wait }, context) {
    const alerts = ownAlerts(personsOf(reference, context.snapshot), kind, context, alertKinds);
    const until = wait === "week" ? addDays(context.today, 7) : addMonths(context.today, 1);
    deferAlerts(alerts, "snoozed", until, context);
    const text = `You are reminded on ${spelledDay(workingDayFrom(until))}, or earlier when it grows more urgent.`;
    return sentenceAnswer("Put off", context, text);
  },
});
