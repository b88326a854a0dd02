import { parseDay, textOfDay, type Day } from "../src/cases/day.ts";
import type { Choice, PrivateAnswer } from "../src/answer.ts";
import { normaliseEmail } from "../src/access/colleagues.ts";
import { command } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { addDays, spelledDay } from "../src/facts/calendar.ts";
import { UserError } from "../src/user-error.ts";
import { privateAnswer, sentenceAnswer } from "../src/reports/private-answer.ts";

const usage = "alerts [hour HH:MM | away YYYY-MM-DD YYYY-MM-DD [email] | back [email]]";

/** Whose settings: the asker's; of another only for managers, of the own team for team managers. */
function whoOf(email: string | undefined, { colleague, colleagues, store }: CommandContext): string {
  if (email === undefined || normaliseEmail(email) === colleague.email) return store.personKey(colleague.email);
  const other = colleagues.get(normaliseEmail(email));
  const mayMark =
    colleague.role === "manager" ||
    (colleague.role === "team-manager" && colleague.team !== null && other?.team === colleague.team);
  if (!other || !mayMark) throw new UserError("nobody of that email is yours to mark");
  return store.personKey(other.email);
}

function state(context: CommandContext, who: string): PrivateAnswer {
  const { store, digestHour, today } = context;
  const hour = store.personal.get(who, "hour") ?? digestHour;
  const [from = null, to = null] = (store.personal.get(who, "away") ?? "").split("/").map(parseDay);
  const isAway = from !== null && to !== null && to >= today;
  const away = isAway ? ` Away from ${spelledDay(from)} to ${spelledDay(to)}.` : "";
  const text = `The digest goes at ${hour} on working days.${away}`;
  if (who !== store.personKey(context.colleague.email)) {
    const whose = [...context.colleagues.values()].find(({ email }) => store.personKey(email) === who);
    return sentenceAnswer(`Settings of ${whose?.name ?? whose?.email ?? "somebody who has left"}`, context, text);
  }
  const hours = [...new Set([digestHour, ...offered])].filter((one) => one !== hour).sort();
  const choices = [
    ...hours.map((one) => ({ label: `Digest at ${one}`, words: `alerts hour ${one}` })),
    ...(isAway ? [{ label: "I am back", words: "alerts back" }] : []),
    ...awayFor(today),
  ];
  return privateAnswer("My settings", context, [
    { kind: "say", text },
    { kind: "choices", title: "Change", choices },
  ]);
}

/** Hours to choose of; any other can be typed. */
const offered = ["07:30", "09:30", "12:00"];

/** Days off that begin today; any others can be typed. */
function awayFor(today: Day): Choice[] {
  return [
    { label: "Away today", words: `alerts away ${textOfDay(today)} ${textOfDay(today)}` },
    ...[7, 14].map((days) => {
      const to = addDays(today, days - 1);
      return { label: `Away to ${spelledDay(to)}`, words: `alerts away ${textOfDay(today)} ${textOfDay(to)}` };
    }),
  ];
}

export const alerts = command({
  name: "alerts",
  description: "when your digest goes, and the days on which you are away",
  usage,
  changes: true,
  run(words, context) {
    const { store, today } = context;
    const [what = "", first = "", second = "", email] = words
      .trim()
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "from" && word !== "to");
    if (what === "") return state(context, whoOf(undefined, context));
    const hour = first.padStart(5, "0");
    if (what === "hour" && /^\d\d:[0-5]\d$/.test(hour) && hour >= "06:00" && hour <= "16:55") {
      const who = whoOf(undefined, context);
      store.personal.set(who, "hour", hour);
      return state(context, who);
    }
    const [from = null, to = null] = [first, second].map((day) => (day === "today" ? today : parseDay(day)));
    if (what === "away" && from !== null && to !== null && from <= to) {
      const who = whoOf(email, context);
      store.personal.set(who, "away", `${textOfDay(from)}/${textOfDay(to)}`);
      return state(context, who);
    }
    if (what === "back") {
      const who = whoOf(first || undefined, context);
      store.personal.set(who, "away", null);
      return state(context, who);
    }
    throw new UserError(`that cannot be set; try ${usage}, the hour from 06:00 to 16:55`);
  },
});
