import { wholeWords } from "../tokens.ts";
import { cutFirst, type Cut } from "./cut-words.ts";
import type { AskedRanking } from "./ranking-words.ts";

/** A ranking of what the measure is shown by itself: its months or its own rows. */
export interface RowRanking extends Cut {
  readonly ranking?: AskedRanking;
  /** What the rows are called: "ethnic group". */
  readonly kind?: string;
  /** Months are ranked, which a measure has that counts what happened. */
  readonly isOfMonths?: boolean;
}

const most =
  "most common|commonest|most frequent|most|busiest|highest|biggest|largest|main|top|leading|best|peak|record";
const least = "least common|rarest|fewest|least|quietest|lowest|smallest|worst";
const superlative = `(${most}|${least})`;
const kinds =
  "reasons?|ethnic groups?|ethnicity|ethnicities|gender|sex|social care group|(?:data quality |data )?(?:errors?|problems?|issues?|mistakes?)";
const does = "(?: (?:did|do|does|have|has|had|was|were|is|are)(?: (?:we|you|they|the))?)?";

/** What names months: both groups together, in either order. */
const months = [
  wholeWords(String.raw`(?:which|what)(?: was(?: the)?)? ${superlative} months?(?: (?:for|of|by|on))?`),
  wholeWords(String.raw`(?:the |our )?${superlative} months?(?: (?:for|of|by|on))?`),
];
/** "Which month did we issue most plans": the superlative stands apart. */
const monthApart = wholeWords(String.raw`(?:which|what|in which|in what) months?${does}`);
const aside = wholeWords(String.raw`(?:the )?${superlative}(?: (?:number|amount) of)?`);
const rows = wholeWords(String.raw`(?:(?:which|what) (?:is|are|was) )?(?:the |our )?${superlative} (${kinds})`);
const rowApart = wholeWords(String.raw`(?:which|what) (${kinds})${does} (?:the )?${superlative}`);

/**
 * Reads which month, reason or group has the most or the fewest. What is ranked stays in the
 * words, but for months. `isLimited`: a number is asked for that each must pass. */
export function readRowRanking(words: string, isLimited: boolean): RowRanking {
  const month = cutFirst(words, months);
  if (month.found !== null) return { ...ranked(month, month.found[1]), isOfMonths: true };
  const apart = cutFirst(words, [monthApart]);
  if (isLimited && apart.found !== null) return { rest: apart.rest, typed: apart.typed, isOfMonths: true };
  const beside = apart.found === null ? null : cutFirst(apart.rest, [aside]);
  if (beside?.found) return { ...ranked(beside, beside.found[1]), isOfMonths: true };
  const row = rows.exec(words);
  if (row !== null) return kept(words, row, row[1], row[2]);
  const other = rowApart.exec(words);
  return other === null ? { rest: words, typed: "" } : kept(words, other, other[2], other[1]);
}

function kept(words: string, found: RegExpExecArray, word = "", kind = ""): RowRanking {
  const rest = `${words.slice(0, found.index)} ${kind} ${words.slice(found.index + found[0].length)}`;
  return { ...ranked({ rest, typed: word }, word), kind };
}

function ranked({ rest, typed }: Cut, word = ""): RowRanking {
  const isLeast = least.split("|").includes(word) && word !== "worst";
  const first = word === "best" || word === "worst" ? word : isLeast ? "least" : "most";
  return { rest, typed, ranking: { first, top: null, isOfDuration: false } };
}
