import type { Day } from "../cases/day.ts";
import { spelledDay } from "../facts/calendar.ts";
import { readDay, readStretch } from "../query/periods.ts";
import { UserError } from "../user-error.ts";
import { isOfTime, saidPlainly } from "./said.ts";

const task =
  "(?:to do list|to do|task list|tasks?|jobs|actions|alerts|reminders|deadlines|things to do|work list|work)";
const me = "(?: for me| from me| of mine| on my list)";

/** What begins a sentence about one's own work. A time may follow each. */
const todo = [
  `to do(?: list)?`,
  `(?:what(?: is| are) )?(?:on )?(?:all )?my (?:own )?(?:open |outstanding |current |urgent )?${task}`,
  `what is on my (?:plate|desk|list|agenda|to do list)`,
  `what (?:do i|should i|must i|have i|have i got|am i|can i) (?:need |have |got |supposed |ought |meant )?(?:to )?(?:do|be doing|work on|look at|deal with|focus on|get done)(?: first| next)?`,
  `what i (?:need|have) to do`,
  `what (?:should|must|do) i (?:need to )?(?:prioriti[sz]e|tackle|start with|chase up|chase)(?: first)?`,
  `what (?:have i got|do i have|have i) (?:on|to do|coming up|outstanding)`,
  `what is next for me`,
  `(?:what|anything|is there anything)(?: is| that)? (?:needs?|needed) (?:doing|to be done|my attention)`,
  `(?:do i have|have i got|is there) anything to do`,
  `(?:is there |do i have |have i got )?(?:anything|what|something)(?: is| that is)? (?:urgent|pressing|important)(?: for me| today)?`,
  `my (?:urgent|priority) (?:work|tasks|cases|alerts|jobs|things)`,
];
const due = [
  `(?:what|anything|is anything|is there anything)(?: is| are)? (?:due|coming up)${me}?`,
  `(?:what|anything) (?:do i have|have i got|have i|i have) due`,
  `(?:do i have|have i got) anything due`,
  `(?:what is |when is )?my next deadline`,
  `(?:what is |when is )?the next deadline(?: that)? (?:i have|i have got|for me)`,
  `my (?:work|tasks|cases|alerts|jobs) due`,
];
const late = [
  `(?:what|anything|is anything|is there anything)(?: is| are)? (?:over ?due|late)${me}`,
  `what am i (?:late|behind|overdue)(?: with| on| for)?`,
  `am i (?:late|behind)(?: with| on)?(?: anything)?`,
  `(?:do i have|have i got) anything (?:over ?due|late)`,
  `my (?:late|over ?due) (?:work|tasks|jobs|actions|alerts|things)`,
];
const cases = [`(?:all )?my (?:own )?cases`];

const forMe = / (?:for|from) me$/;
const oneOf = (starts: readonly string[]) => new RegExp(`^(?:${starts.join("|")})(?= |$)`);
const sayings = [
  { starts: oneOf(due), means: "work due" },
  { starts: oneOf(late), means: "work late" },
  { starts: oneOf(cases), means: "cases" },
  { starts: oneOf(todo), means: "work" },
] as const;

/** What is to be done today is all that there is to do: what is late waits too. */
const nowWords = /^(?:(?:for |by )?today|now|right now|this morning|this afternoon|at the moment|first|next)$/;

/**
 * Reads a whole sentence that asks for one's own work, and returns what is typed after `my`: `work`, `work late`, `cases`, or
 * `work due` with the time typed. Null for all other words.
 */
export function workSaying(words: string): string | null {
  const said = saidPlainly(words);
  for (const { starts, means } of sayings) {
    const start = starts.exec(said)?.[0];
    if (start === undefined) continue;
    const when = said.slice(start.length).replace(forMe, "").trim();
    if (when === "") return means === "work due" ? "work" : means;
    if (!isOfTime(when) && !nowWords.test(when)) continue;
    if (means === "work due") return `work due ${when}`;
    if (means !== "work") return means;
    return nowWords.test(when) ? means : `work due ${when}`;
  }
  return null;
}

/** Which of somebody's work is asked for. */
export type WorkPart =
  | { readonly list: "lines" | "older" | "unallocated" | "late" | "cases" }
  /** What is due by a day, inclusive. */
  | { readonly list: "due"; readonly by: Day };

const lists = ["older", "unallocated", "late", "cases"] as const;

/** Reads what is typed after `my work`. Throws UserError for anything else. */
export function readWorkPart(words: string, today: Day): WorkPart {
  const text = saidPlainly(words);
  if (text === "") return { list: "lines" };
  const list = lists.find((one) => one === (text === "overdue" ? "late" : text));
  if (list !== undefined) return { list };
  const when = text.replace(/^due(?: |$)/, "").replace(/^(?:by|before|for|on|in|until|to) /, "");
  const by = when === "" ? null : (readStretch(when, today)?.to ?? readDay(when, today));
  if (by !== null && by >= today) return { list: "due", by };
  throw new UserError(
    by === null
      ? "Type my work alone, or with late, older, unallocated, a time such as this week, or a page, such as: my work page 2."
      : `${spelledDay(by)} is in the past. Type a later time, such as: my work due this week.`,
  );
}
