import { wholeWords } from "../tokens.ts";
import type { RowLimit } from "../../measures/engine/asked.ts";
import { cutFirst, type Cut } from "./cut-words.ts";

const counted =
  "(?:open |current |live |overdue |late |undecided |new |completed )*(?:plans?|cases?|children|kids|reviews?|requests?|referrals?|assessments?|pupils|young people|ehcps?|families|amendments?)";
const limit = wholeWords(
  String.raw`((?:more|greater|fewer|less) than|over|above|under|below|at least|at most|up to) (\d{1,4})(?= ${counted}\b)`,
);

/** "Below 90%": of what has a percentage. */
const percentLimit = wholeWords(
  String.raw`(?:(?:did|do|have|has|had|were|was|are|is) )?(?:(?:we|they|it) )?(?:(?:fall|fell|fallen|drop|dropped|go|went|gone|be|been|get|got|rise|rose) )?((?:more|greater|less|lower|higher) than|over|above|under|below|at least|at most) (\d{1,3}) percentage(?: (?:on|at|for|of|in))?`,
);
const thans = [
  [/^(?:fewer|less|lower|under|below)/, "under"],
  [/^(?:at most|up to)/, "at-most"],
  [/^(?:at least)/, "at-least"],
] as const;

/** A number of records that each officer or team is asked to pass: "more than 100 plans". */
export interface CountLimit extends Cut {
  /** Absent: no number was named. */
  readonly limit?: RowLimit;
}

/** Reads a number that each row of a split must pass. Only what is ranked has such rows. */
export function readCountLimit(words: string): CountLimit {
  const { rest: cut, typed, found } = cutFirst(words, [limit, percentLimit]);
  if (found === null) return { rest: cut, typed };
  // "at least 60% of plans issued" is a percentage of them, and no number
  const rest = typed.endsWith(" percentage of") ? cut.replace(" ; ", " percentage of ") : cut;
  const than = thans.find(([pattern]) => pattern.test(found[1] ?? ""))?.[1] ?? "over";
  const isPercent = / percentage\b/.test(typed);
  return { rest: rest.replace(" ; ", " "), typed, limit: { than, count: Number(found[2]), isPercent } };
}
