import { wholeWords } from "../tokens.ts";
import { cutFirst, type Cut } from "./cut-words.ts";

const counted =
  "(?:open |current |live |overdue |late |undecided |new |completed )*(?:plans?|cases?|children|kids|reviews?|requests?|referrals?|assessments?|pupils|young people|ehcps?|families|amendments?)";
const limit = wholeWords(
  String.raw`((?:more|greater|fewer|less) than|over|above|under|below|at least|at most|exactly|up to) (\d{1,4})(?= ${counted}\b)`,
);

/** A number of records that each officer or team is asked to pass: "more than 100 plans". */
export interface CountLimit extends Cut {
  /** The side that is asked for first; absent: no number was named. */
  readonly first?: "most" | "least";
}

/** Reads a number that each row of a split must pass. Only what is ranked has such rows. */
export function readCountLimit(words: string): CountLimit {
  const { rest, typed, found } = cutFirst(words, [limit]);
  if (found === null) return { rest, typed };
  const isLeast = /^(?:fewer|less|under|below|at most|up to)/.test(found[1] ?? "");
  return { rest: rest.replace(" ; ", " "), typed, first: isLeast ? "least" : "most" };
}
