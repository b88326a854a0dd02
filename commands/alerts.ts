import { normaliseEmail } from "../src/access/colleagues.ts";
import type { Choice, PrivateAnswer } from "../src/answer.ts";
import { parseDay, textOfDay, type Day } from "../src/cases/day.ts";
import { command, type Arg } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { addDays, spelledDay } from "../src/facts/calendar.ts";
import { digestHours, isDigestHour } from "../src/facts/working-days.ts";
import { privateAnswer, sentenceAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

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

/** What is to be kept of a person. */
interface Setting {
  readonly name: "hour" | "away";
  /** `08:30`, the days `2021-07-01/2021-07-09`, or null: nothing any more. */
  readonly value: string | null;
  /** An email; undefined: the asker's own. */
  readonly whose: string | undefined;
}

const usage = "[hour HH:MM | away YYYY-MM-DD YYYY-MM-DD [email] | back [email]]";

/** Null: nothing is to be set, the settings are shown. */
const alertSetting: Arg<Setting | null> = {
  usage,
  pattern: ".+",
  read(typed, { today }) {
    if (typed === null) return null;
    const [what = "", first = "", second = "", email] = typed
      .toLowerCase()
      .split(/\s+/)
      .filter((one) => one !== "from" && one !== "to");
    const hour = first.padStart(5, "0");
    if (what === "hour" && isDigestHour(hour)) return { name: "hour", value: hour, whose: undefined };
    const [start = null, end = null] = [first, second].map((day) => (day === "today" ? today : parseDay(day)));
    if (what === "away" && start !== null && end !== null && start <= end) {
      return { name: "away", value: `${textOfDay(start)}/${textOfDay(end)}`, whose: email };
    }
    if (what === "back") return { name: "away", value: null, whose: first || undefined };
    const { from, to } = digestHours;
    throw new UserError(`that cannot be set; try alerts ${usage}, the hour from ${from} to ${to}`);
  },
};

export const alerts = command({
  name: "alerts",
  description: "when your digest goes, and the days on which you are away",
  args: { setting: alertSetting },
  changes: true,
  run({ setting }, context) {
    const who = whoOf(setting?.whose, context);
    if (setting !== null) context.store.personal.set(who, setting.name, setting.value);
    return state(context, who);
  },
});
