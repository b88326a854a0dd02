import type { Day } from "../cases/day.ts";
import { addDays, spelledDay, type Period } from "../facts/calendar.ts";
import { readDay, readStretch } from "../query/periods.ts";
import { UserError } from "../user-error.ts";
import { digestHour, readHour } from "./hour-words.ts";
import { dayAfter } from "./length-words.ts";
import { isOfTime, saidPlainly } from "./said.ts";

const subject = /^(?:i am|i will be|am|mark me(?: as)?|set me(?: as| to)?) (?:going )?/;
const away =
  /^(?:away|on (?:annual )?leave|annual leave|on holiday|on vacation|out of (?:the )?office|ooo|off (?:sick|work)|not (?:in|at work))(?: |$)/;
const off = /^off(?: |$)/;
const back = /^back(?: (?:now|today|in|at work|at my desk|in the office|from (?:leave|holiday)))*$/;
const hour =
  /^(?:(?:send|set|change|move|make|i want) )?(?:(?:me|my|the) )*(?:daily |morning )?(?:digest|alerts?)(?: time| hour)?(?: (?:to|at|for|come at|go at))? (.+)$/;

/**
 * Reads a whole sentence that means a personal setting, and returns what is typed after `alerts`: "I'm away tomorrow",
 * "I am back", "digest at 8:30am". Null for all other words.
 */
export function alertSaying(words: string): string | null {
  const said = saidPlainly(words);
  const state = said.replace(subject, "");
  if (back.test(state)) return "back";
  const isSelf = state !== said;
  const opening = away.exec(state) ?? (isSelf ? off.exec(state) : null);
  if (opening !== null) {
    const when = state.slice(opening[0].length);
    return when === "" || isOfTime(when) ? `away ${when}`.trim() : null;
  }
  const at = hour.exec(said)?.[1];
  return at !== undefined && readHour(at) !== null ? `hour ${at}` : null;
}

/** A personal setting as people type it. */
export type TypedSetting =
  | { readonly name: "hour"; readonly hour: string }
  | { readonly name: "away"; readonly period: Period; readonly email: string | undefined }
  | { readonly name: "back"; readonly email: string | undefined };

const examples = "hour 9am, away 5 to 9 July, away next week or back";

/** Reads what is typed after `alerts`. Throws UserError for what cannot be set. */
export function readAlertSetting(words: string, today: Day): TypedSetting {
  const email = words.split(/\s+/).find((word) => word.includes("@"));
  const text = saidPlainly(email === undefined ? words : words.replace(/\S*@\S*/, " ")).replace(subject, "");
  const [first = "", ...others] = text.split(" ");
  if (first === "hour" || first === "time" || first === "at" || readHour(text) !== null) {
    return { name: "hour", hour: digestHour(readHour(text) === null ? others.join(" ") : text) };
  }
  if (back.test(text)) return { name: "back", email };
  const opening = away.exec(text) ?? off.exec(text);
  if (opening === null) throw new UserError(`There is no such setting. Type alerts with ${examples}.`);
  return { name: "away", period: awayPeriod(text.slice(opening[0].length), today), email };
}

const daysExamples = "away 5 to 9 July, away next week, away until Friday or away tomorrow";

/** Reads the days on which somebody is away, both ends included. Throws UserError for days that cannot be read, or are over. */
function awayPeriod(words: string, today: Day): Period {
  if (words === "") throw new UserError(`Type the days, such as ${daysExamples}.`);
  const text = words.replace(/^(?:for|from|on|all|all of) /, "");
  const end = /^(?:until|till|til|'til|to) (.+)$/.exec(text)?.[1];
  const period = end === undefined ? stretchOf(text, today) : stretchTo(end, today);
  if (period === null) throw new UserError(`Those days could not be read. Type days such as ${daysExamples}.`);
  if (period.to < period.from) {
    throw new UserError(`${spelledDay(period.to)} is before ${spelledDay(period.from)}. Type the first day first.`);
  }
  if (period.to < today)
    throw new UserError(`${spelledDay(period.to)} is in the past. Type later days, such as ${daysExamples}.`);
  return period;
}

/** Returns the days named, from their first to their last; a length of time begins today. */
function stretchOf(text: string, today: Day): Period | null {
  const after = dayAfter(text, today);
  if (after !== null) return { from: today, to: addDays(after, -1) };
  const [, first, last] = /^(\S+) (?:to |- ?)?(\S+)$/.exec(text) ?? [];
  const days = [first, last].map((one) => (one === undefined ? null : readDay(one, today)));
  const [from = null, to = null] = days;
  if (from !== null && to !== null) return { from, to };
  return readStretch(text, today);
}

function stretchTo(end: string, today: Day): Period | null {
  const to = readDay(end, today) ?? readStretch(end, today)?.to ?? null;
  return to === null ? null : { from: today, to };
}
