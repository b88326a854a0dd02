import { alertKinds } from "../src/alerts/index.ts";
import { command, type Arg } from "../src/command.ts";
import { countOf } from "../src/digest/digest-lines.ts";
import { addDays, spelledFrom } from "../src/facts/calendar.ts";
import { needsAlerts, ownAlerts, deferAlerts } from "../src/reports/my-work-report.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";
import { exactCase, personsOf } from "../src/typed/case-words.ts";

const seenDays = 28;

/** The cases of alerts, and which of theirs. */
interface Seen {
  /** In lower case. */
  readonly references: readonly string[];
  /** In lower case; empty: every alert of the cases. */
  readonly kind: string;
}

const cases: Arg<Seen> = {
  usage: "<reference>[, <reference>…] [kind]",
  pattern: ".+",
  read(typed) {
    const words = (typed ?? "").toLowerCase().split(/\s+/);
    const last = words.findIndex((word) => !word.endsWith(","));
    const end = last < 0 ? words.length : last + 1;
    return { references: words.slice(0, end).map((word) => word.replace(/,$/, "")), kind: words[end] ?? "" };
  },
};

export const seen = command({
  name: "seen",
  description: "put alerts aside for 28 days, or until they become more urgent",
  args: { cases },
  needs: needsAlerts,
  changes: true,
  exact({ cases: { references } }, { snapshot }) {
    // of several, one may have left the data since its button was made
    const known = references.filter((one) => personsOf(one, snapshot).length > 0);
    return (known.length === 0 ? references : known).map((one) => exactCase(one, snapshot)).join(", ");
  },
  *run({ cases: { references, kind } }, context) {
    const persons = references.flatMap((reference) => personsOf(reference, context.snapshot));
    const alerts = yield* ownAlerts(persons, kind, context, alertKinds);
    const until = addDays(context.today, seenDays);
    deferAlerts(alerts, "seen", until, context);
    const it = alerts.length === 1 ? "it becomes" : "they become";
    const text = `${countOf(alerts.length, "alert")} put aside until ${spelledFrom(context.today, until)}, or until ${it} more urgent.`;
    return sentenceAnswer("Seen", context, text);
  },
});
