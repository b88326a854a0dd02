import type { Threshold } from "../../measures/engine/asked.ts";
import { entryOf, numberWords, wholeWords } from "../tokens.ts";
import { cutOut, type Cut } from "./cut-words.ts";

/** Words before a length of time, the longest first. */
const before: readonly (readonly [words: string, than: Threshold["than"]])[] = [
  [
    String.raw`(?:no|not) (?:more|longer|later|older) than|at (?:the )?most|up to|(?:a )?maximum of|max|within`,
    "at-most",
  ],
  [String.raw`(?:no|not) (?:less|fewer|under|shorter) than|at (?:the )?least|(?:a )?minimum of|min`, "at-least"],
  [
    String.raw`(?:more|longer|older|greater|later) than|over|above|beyond|outside(?: of)?|exceeding|in excess of|upwards of|breach(?:ed|es|ing)?`,
    "over",
  ],
  [String.raw`(?:less|fewer|shorter|quicker|sooner) than|under|below`, "under"],
];

/** Words after one. */
const after: readonly (readonly [words: string, than: Threshold["than"]])[] = [
  [String.raw`(?:\+|plus|(?:and|or) (?:more|over|longer|above|older))`, "at-least"],
  [String.raw`(?:and|or) (?:less|under|fewer|below|shorter)`, "at-most"],
];

const count = String.raw`(\d{1,4}|${Object.keys(numberWords).join("|")})`;
const unit = String.raw`(days?|weeks?|wks?|wk|months?|mths?|mth|years?|yrs?)`;
/** What stands before: "overdue by more than", "decided after more than", "not held for over". */
const leading = "(?:(?:by|after|for|gone|went|go|goes|going|ran|run|running) )?";
// "More than 3 weeks ago" is a time, "over 25 years old" an age.
const end = String.raw`(?! (?:ago|olds?|of age)\b)`;

const patterns = [
  ...after.map(([words, than]) => ({
    than,
    pattern: wholeWords(String.raw`${count}(?: ?\+)? ?-?${unit} ?${words}${end}`),
  })),
  { than: "at-least" as const, pattern: wholeWords(String.raw`${count} ?\+ ?${unit}${end}`) },
  ...before.map(([words, than]) => ({
    than,
    pattern: wholeWords(String.raw`${leading}(?:${words}) (?:the )?${count} ?-?${unit}${end}`),
  })),
  // "not issued 4 weeks after the decision"
  {
    than: "over" as const,
    pattern: wholeWords(
      String.raw`(?<=\bnot \p{L}+ )(?:for )?${count} ?-?${unit}(?: (?:after|from)(?= (?:the )?(?:request|referral|decision|review|issue)))`,
    ),
  },
];

/** "Past 14 months" is a length of time of what waits or is late; of what happened it is a period. */
const past = {
  than: "over" as const,
  pattern: wholeWords(
    String.raw`(?<!\b(?:in|over|for|during|within|the) )(?:by |go |run |running |ran )?past (?:the )?${count} ?-?${unit}${end}`,
  ),
};
/** Nothing that happened has gone past a length of time. */
const gonePast = {
  than: "over" as const,
  pattern: wholeWords(String.raw`(?:gone|going|went|goes) past (?:the )?${count} ?-?${unit}${end}`),
};
/** "Waiting over the past 20 weeks" is as long; "requests over the past 20 weeks" came in them. */
const overThePast = {
  than: "over" as const,
  pattern: wholeWords(String.raw`over (?:the )?past ${count} ?-?${unit}${end}`),
};
const happened = wholeWords(
  "completed|held|done|finished|issued|made|finalised|finalized|received|decided|ceased|ended|closed|new|agreed|refused|transfers?|carried out",
);
const surelyWaits =
  "overdue|late|waiting|waits?|awaiting|undecided|pending|outstanding|open|backlog|being|under way|in progress|not|no decisions?|without";
const mayWait = wholeWords(
  `reviews?|ars?|requests?|referrals?|applications?|ehcnas?|assessments?|cases?|children|kids|families|${surelyWaits}`,
);
const waits = wholeWords(surelyWaits);
const isOfWaits = (words: string, ofWaits: RegExp) =>
  ofWaits.test(words) && (!happened.test(words) || /\b(?:not|no|without)\b/.test(words));

/** Reads a length of time that waits are compared with: `over 20 weeks`, `18+ months`. A year is 12 months. */
export function readThreshold(words: string): Cut & { readonly threshold?: Threshold } {
  const ofWaits = [...(isOfWaits(words, mayWait) ? [past] : []), ...(isOfWaits(words, waits) ? [overThePast] : [])];
  for (const { than, pattern } of [...patterns, gonePast, ...ofWaits]) {
    const found = pattern.exec(words);
    if (!found) continue;
    const [, number = "", unitText = ""] = found;
    const amount = entryOf(numberWords, number) ?? Number(number);
    const letter = unitText.slice(0, 1);
    const threshold: Threshold =
      letter === "y"
        ? { than, count: amount * 12, unit: "months" }
        : { than, count: amount, unit: letter === "d" ? "days" : letter === "w" ? "weeks" : "months" };
    return { ...cutOut(words, found), threshold };
  }
  return { rest: words, typed: "" };
}
