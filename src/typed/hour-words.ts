import { capitalised, timeText } from "../answer.ts";
import { entryOf } from "../query/tokens.ts";
import { digestHours, isDigestHour } from "../facts/working-days.ts";
import { UserError } from "../user-error.ts";

const numbers = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const hourWord = String.raw`\d{1,2}|${numbers.join("|")}`;
const minuteWords: Readonly<Record<string, number>> = { half: 30, quarter: 15, five: 5, ten: 10, twenty: 20 };

const clock = new RegExp(String.raw`^(${hourWord})(?:[:.](\d\d))?(?: ?o'?clock)?(?: ?(am|pm|a\.m|p\.m))?\.?$`);
const spoken = new RegExp(String.raw`^(half|quarter|five|ten|twenty) (past|to) (${hourWord})(?: ?(am|pm))?$`);

/**
 * Reads a time of day as people type it: `9am`, `9.30`, `09:30`, `half past nine`, `noon`. Returns `09:30`; null for any other
 * text. Without am or pm, hours are those of a clock of 24.
 */
export function readHour(words: string): string | null {
  const text = words.toLowerCase().trim().replaceAll(/\s+/g, " ").replace(/^at /, "");
  if (text === "noon" || text === "midday") return "12:00";
  const typed = clock.exec(text);
  if (typed) return hourText(hourOf(typed[1], typed[3]), Number(typed[2] ?? 0));
  const said = spoken.exec(text);
  if (!said) return null;
  const [, minutes = "", side, hour, half] = said;
  const count = entryOf(minuteWords, minutes) ?? 0;
  const full = hourOf(hour, half);
  return side === "past" ? hourText(full, count) : hourText(full - 1, 60 - count);
}

/** Returns 0 to 23, or a number outside them for an hour that no clock has. */
function hourOf(word = "", half?: string): number {
  const number = numbers.includes(word) ? numbers.indexOf(word) + 1 : Number(word);
  if (half === undefined) return number;
  if (number < 1 || number > 12) return -1;
  return (number % 12) + (half.startsWith("p") ? 12 : 0);
}

function hourText(hour: number, minute: number): string | null {
  if (hour < 0 || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Reads an hour at which a digest or a post may go. Throws UserError for any other text. */
export function digestHour(words: string): string {
  const hour = readHour(words);
  const between = `from ${timeText(digestHours.from)} to ${timeText(digestHours.to)}`;
  if (hour === null) {
    throw new UserError(`That is not a time of day. Type a time ${between}, such as 9am or half past nine.`);
  }
  if (!isDigestHour(hour))
    throw new UserError(`${capitalised(timeText(hour))} cannot be used. Type a time ${between}, such as 9am.`);
  return hour;
}
