import { normaliseEmail } from "../src/access/colleagues.ts";
import { timeText, type Choice, type Part, type PrivateAnswer } from "../src/answer.ts";
import { parseDay, textOfDay, type Day } from "../src/cases/day.ts";
import { command, type Arg } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { addDays, spelledDay } from "../src/facts/calendar.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { alertSaying, readAlertSetting } from "../src/typed/alert-words.ts";
import { UserError } from "../src/user-error.ts";

/** Returns the key of the person whose settings are meant: the asker, or a colleague where a manager names one. */
function settingsOwner(email: string | undefined, { colleague, colleagues, store }: CommandContext): string {
  if (email === undefined || normaliseEmail(email) === colleague.email) return store.personKey(colleague.email);
  const other = colleagues.get(normaliseEmail(email));
  const mayChange =
    colleague.role === "manager" ||
    (colleague.role === "team-manager" && colleague.team !== null && other?.team === colleague.team);
  if (!other || !mayChange)
    throw new UserError(
      "You cannot change the settings of anyone with that email address. Managers can change those of the people they manage.",
    );
  return store.personKey(other.email);
}

function settingsAnswer(context: CommandContext, personKey: string): PrivateAnswer {
  const { store, digestHour, today } = context;
  const hour = store.personal.get(personKey, "hour") ?? digestHour;
  const [from = null, to = null] = (store.personal.get(personKey, "away") ?? "").split("/").map(parseDay);
  const isAway = from !== null && to !== null && to >= today;
  const days =
    isAway && from === to ? `on ${spelledDay(from)}` : isAway ? `from ${spelledDay(from)} to ${spelledDay(to)}` : null;
  const said = (whose: string, who: string): Part[] => [
    { kind: "say", text: `${whose} digest is sent at ${timeText(hour)} on working days.` },
    ...(days === null ? [] : [{ kind: "say" as const, text: `${who} are away ${days}.` }]),
  ];
  if (personKey !== store.personKey(context.colleague.email)) {
    const owner = [...context.colleagues.values()].find(({ email }) => store.personKey(email) === personKey);
    const name = owner?.name ?? owner?.email ?? "someone who has left";
    return privateAnswer(`Settings of ${name}`, context, said("Their", "They"));
  }
  const hours = [...new Set([digestHour, ...offeredHours])].filter((one) => one !== hour).sort();
  const choices = [
    ...hours.map((one) => ({ label: `Digest at ${timeText(one)}`, words: `digest at ${timeText(one)}` })),
    ...(isAway ? [{ label: "I am back", words: "alerts back" }] : []),
    ...awayChoices(today),
  ];
  return privateAnswer("My settings", context, [...said("Your", "You"), { kind: "choices", title: "Change", choices }]);
}

/** The hours that buttons offer; any other may be typed. */
const offeredHours = ["07:30", "09:30", "12:00"];

/** Offers days off that begin today; any others may be typed. */
function awayChoices(today: Day): Choice[] {
  return [
    { label: "Away today", words: "alerts away today" },
    ...[7, 14].map((days) => {
      const to = addDays(today, days - 1);
      return { label: `Away to ${spelledDay(to)}`, words: `alerts away today to ${spelledDay(to)}` };
    }),
  ];
}

/** A personal setting to store. */
interface Setting {
  readonly name: "hour" | "away";
  /** The hour `08:30`, or the days `2021-07-01/2021-07-09`, both inclusive; null removes the setting. */
  readonly value: string | null;
  /** The email of the person whose setting it is; undefined for the asker. */
  readonly email: string | undefined;
}

/** The setting to change; null where the settings are only shown. */
const alertSetting: Arg<Setting | null> = {
  usage: "[hour 9am | away 5 to 9 July [email] | back [email]]",
  pattern: ".+",
  read(typed, { today }) {
    if (typed === null) return null;
    const setting = readAlertSetting(typed, today);
    if (setting.name === "hour") return { name: "hour", value: setting.hour, email: undefined };
    const { email } = setting;
    if (setting.name === "back") return { name: "away", value: null, email };
    const { from, to } = setting.period;
    return { name: "away", value: `${textOfDay(from)}/${textOfDay(to)}`, email };
  },
};

export const alerts = command({
  name: "alerts",
  sayings: alertSaying,
  description:
    "when your digest is sent and when you are away. You can also type: I'm away tomorrow, I am back, digest at 9am",
  args: { setting: alertSetting },
  changes: true,
  exact({ setting }, { store }) {
    if (setting === null) return "";
    const { name, value, email } = setting;
    const what = value === null ? "back" : `${name} ${value.replace("/", " to ")}`;
    return email === undefined ? what : `${what} of ${store.personKey(normaliseEmail(email))}`;
  },
  run({ setting }, context) {
    const personKey = settingsOwner(setting?.email, context);
    if (setting !== null) context.store.personal.set(personKey, setting.name, setting.value);
    return settingsAnswer(context, personKey);
  },
});
