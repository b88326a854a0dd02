import type { Day } from "../cases/day.ts";
import { addMonths, spelledDay } from "../facts/calendar.ts";
import { readDay, readStretch } from "../query/periods.ts";
import { UserError } from "../user-error.ts";
import { dayAfter } from "./length-words.ts";
import { saidPlainly } from "./said.ts";

const examples = "two weeks, 3 days, until Monday or until 5 July";

const reminding =
  /^(?:remind me|nudge me|chase me)(?: again)?(?: (?:about|of|on|for))? (\S*\d\S*)(?: (?:again|alert|case))? (.+)$/;
const remindingFirst = /^(?:remind me|nudge me)(?: again)? ((?:in|on|next|tomorrow).*?) (?:about|of|on) (\S*\d\S*)$/;

/**
 * Reads a whole sentence that puts an alert off, and returns what is typed after `snooze`: "remind me about REF-1 in two
 * weeks". Null for all other words.
 */
export function snoozeSaying(words: string): string | null {
  const said = saidPlainly(words);
  const [, reference, when] = reminding.exec(said) ?? [];
  if (reference !== undefined && when !== undefined) return `${reference} ${when}`;
  const [, whenFirst, referenceLast] = remindingFirst.exec(said) ?? [];
  return whenFirst === undefined || referenceLast === undefined ? null : `${referenceLast} ${whenFirst}`;
}

/**
 * Reads until when an alert is put off, that day not included: a length of time, or a day or the first day of a stretch.
 * Throws UserError for text that is no time, for a day that is not to come, and for more than a month.
 */
export function snoozeEnd(words: string, today: Day): Day {
  const text = saidPlainly(words).replace(/^(?:for|until|till|til|'til|to|by|before) (?!next \d)/, "");
  const day = dayAfter(text, today) ?? readDay(text, today) ?? readStretch(text, today)?.from ?? null;
  if (day === null) throw new UserError(`That is not a time that can be read. Type a time such as ${examples}.`);
  const last = addMonths(today, 1);
  if (day <= today)
    throw new UserError(`${spelledDay(day)} is not in the future. Type a later day, such as ${examples}.`);
  if (day > last) {
    throw new UserError(
      `An alert can be put aside for up to a month, until ${spelledDay(last)}. Type a time such as ${examples}.`,
    );
  }
  return day;
}
