import { alertKinds } from "../src/alerts/index.ts";
import { textOfDay, type Day } from "../src/cases/day.ts";
import { command, type Arg } from "../src/command.ts";
import { addDays, spelledFrom } from "../src/facts/calendar.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { needsAlerts, ownAlerts, deferAlerts } from "../src/reports/my-work-report.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";
import { exactCase, personsOf } from "../src/typed/case-words.ts";
import { snoozeEnd, snoozeSaying } from "../src/typed/snooze-words.ts";
import { UserError } from "../src/user-error.ts";

/** An alert, and until when it is put off. */
interface Snooze {
  readonly reference: string;
  /** Empty: every alert of the case. */
  readonly kind: string;
  readonly until: Day;
}

const snoozed: Arg<Snooze> = {
  usage: "<reference> [kind] <two weeks|until 5 July>",
  pattern: ".+",
  read(typed, { today }) {
    const [reference = "", ...words] = (typed ?? "").toLowerCase().split(/\s+/);
    const [first = ""] = words;
    const kind = isKind(first) ? first : "";
    const when = (kind === "" ? words : words.slice(1)).join(" ");
    if (when === "")
      throw new UserError("Type how long, such as: snooze REF-1 two weeks, or snooze REF-1 until 5 July.");
    return { reference, kind, until: snoozeEnd(when, today) };
  },
};

/** Whether a word names a kind of alert or a rule, or could: they are words joined by hyphens. */
function isKind(word: string): boolean {
  return /^[a-z]+(?:-[a-z]+)+$/.test(word);
}

/** Returns the day itself or, where no digest goes on it, the next working day. */
function workingDayFrom(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

export const snooze = command({
  name: "snooze",
  sayings: snoozeSaying,
  description: "put an alert aside and be reminded later, within a month, or sooner if it becomes more urgent",
  args: { snoozed },
  needs: needsAlerts,
  changes: true,
  exact: ({ snoozed: { reference, until } }, { snapshot }) =>
    `${exactCase(reference, snapshot)} until ${textOfDay(until)}`,
  *run({ snoozed: { reference, kind, until } }, context) {
    const persons = personsOf(reference, context.snapshot);
    const alerts = yield* ownAlerts(persons, kind, context, alertKinds);
    deferAlerts(alerts, "snoozed", until, context);
    const text = `You will be reminded of ${persons[0]?.caseReference ?? "it"} on ${spelledFrom(context.today, workingDayFrom(until))}, or earlier if it becomes more urgent.`;
    return sentenceAnswer("Put aside", context, text);
  },
});
