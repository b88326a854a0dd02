import type { Day } from "../cases/day.ts";
import { entryOf, numberWords } from "../query/tokens.ts";
import { addDays, addMonths } from "../facts/calendar.ts";

const numbers = { ...numberWords, "a couple of": 2, "couple of": 2 };
const pattern = new RegExp(
  String.raw`^(?:for )?(?:the next )?(?:(\d{1,4}|${Object.keys(numbers).join("|")}) ?)?(day|week|fortnight|month)s?(?:' time)?$`,
);

/** Returns the day a length of time after a day: `two weeks`, `1 month`, `a fortnight`. Null for any other text. */
export function dayAfter(words: string, from: Day): Day | null {
  const [whole, typed, unit] = pattern.exec(words.trim().replace(/^in /, "")) ?? [];
  if (whole === undefined) return null;
  const count = typed === undefined ? 1 : (entryOf(numbers, typed) ?? Number(typed));
  if (unit === "month") return addMonths(from, count);
  return addDays(from, count * (unit === "day" ? 1 : unit === "week" ? 7 : 14));
}
