import type { Ranking, RowLimit } from "../../measures/engine/asked.ts";
import type { By } from "../../measures/engine/asked.ts";
import { entryOf, numberWords, wholeWords } from "../tokens.ts";
import { cutFirst, type Cut } from "./cut-words.ts";
import { splitNames, splitOf } from "./group-by.ts";

/** A ranking as it is asked for: which rows are best depends on the measure. */
export interface AskedRanking {
  readonly by?: By;
  readonly first: Ranking["first"] | "best" | "worst";
  readonly top: number | null;
  /** A number that each row must pass. */
  readonly limit?: RowLimit;
  /** The longest, slowest or quickest: how long it took is ranked. */
  readonly isOfDuration: boolean;
}

const most = "most|highest|biggest|largest|greatest|maximum|busiest|heaviest|longest|slowest";
const least = "least|fewest|lowest|smallest|minimum|lightest|shortest|quickest|fastest";
const adjective = `(${most}|${least}|best|worst)`;
const adjectiveEnd = "(?: number(?:s)? of| amount of)?";
const has = "(?:has|have|had|having|hold|holds|holding|with|is|are|got|carries|carry|does|do|did)";
const person = "(?:the )?(who|whom|whos|whose)";
const split = String.raw`(${splitNames})`;
const number = String.raw`(\d{1,3}|three|five|ten)`;

/** Each pattern names its groups in this order. */
type Group = "split" | "who" | "adjective" | "end" | "number" | "kept";

const forms: readonly (readonly [groups: readonly Group[], pattern: RegExp])[] = [
  [
    ["who", "number", "adjective"],
    wholeWords(
      String.raw`${person}(?: (?:has|have|had|holds?|is|are|got|carries))*(?: the)?(?: top ${number})? ${adjective}${adjectiveEnd}`,
    ),
  ],
  [
    ["who", "kept", "adjective"],
    wholeWords(String.raw`${person} (?:has |have )?(\p{L}+)(?: the)? ${adjective}${adjectiveEnd}`),
  ],
  [
    ["number", "split", "adjective"],
    wholeWords(
      String.raw`(?:which|what|the|who are the)?(?: ?top)?(?: ?${number})? ?${split}(?: that| who)?(?: ${has})+(?: got)?(?: the)? ${adjective}${adjectiveEnd}`,
    ),
  ],
  [
    ["split", "kept", "adjective"],
    wholeWords(String.raw`(?:which|what) ${split}(?: has| have)? (\p{L}+)(?: the)? ${adjective}${adjectiveEnd}`),
  ],
  [
    ["end", "number", "split"],
    wholeWords(
      String.raw`(?:the )?(top|bottom|best|worst|highest|lowest|first|last|fastest|quickest|slowest|longest|shortest|busiest)(?: performing)?(?: ${number})?(?: performing)? ${split}(?: (?:for|by|on|with|in|at|of|to|having))?(?: the)?(?: most)?`,
    ),
  ],
  [["adjective", "kept"], wholeWords(String.raw`(?:the )?${adjective} (caseloads?)`)],
  [
    ["split"],
    wholeWords(
      String.raw`(?:rank(?:ing|ed)?|league table)(?: of)?(?: (?:the|all|our))? ${split}(?: (?:by|for|on|in order of))?`,
    ),
  ],
  [
    ["split"],
    wholeWords(String.raw`${split} (?:ranked |sorted )?by(?: number of)?(?! (?:${splitNames})(?![\p{L}\d]))`),
  ],
];
const aside = [
  wholeWords(String.raw`(?:the )?(top|bottom)(?: ${number})(?: only)?`),
  wholeWords(String.raw`(?:the )?(most|fewest|least) first`),
  wholeWords(String.raw`(?:ranked|sorted|ordered|in order)(?: by number)?`),
];
const alone = wholeWords(`(?:the )?${adjective}${adjectiveEnd}`);

/** Reads who or which has the most, or a top five, before the split is read. */
export function readRanking(words: string): Cut & { readonly ranking?: AskedRanking } {
  for (const [groups, pattern] of forms) {
    const { rest, typed, found } = cutFirst(words, [pattern]);
    if (found === null) continue;
    const group = (name: Group) => {
      const at = groups.indexOf(name);
      return at < 0 ? undefined : found[at + 1];
    };
    const numberText = group("number");
    const isOfOfficers = group("who") !== undefined || (group("kept") ?? "").startsWith("caseload");
    const by = isOfOfficers && group("split") === undefined ? "officer" : splitOf(group("split") ?? "");
    const ranking = asked(group("adjective") ?? group("end") ?? "most", by);
    return {
      rest: `${rest} ${group("kept") ?? ""}`.trim(),
      typed,
      ranking: {
        ...ranking,
        top: numberText === undefined ? null : (entryOf(numberWords, numberText) ?? Number(numberText)),
      },
    };
  }
  return { rest: words, typed: "" };
}

/** Reads `most` and its like where a split is named elsewhere: `most overdue reviews by team`. */
export function readRankingBeside(words: string): Cut & { readonly ranking?: AskedRanking } {
  const { rest, typed, found } = cutFirst(words, [...aside, alone]);
  if (found === null) return { rest, typed };
  const top = found[2] === undefined ? null : (entryOf(numberWords, found[2]) ?? Number(found[2]));
  return { rest, typed, ranking: { ...asked(found[1] ?? "most", undefined), top } };
}

function asked(word: string, by: By | undefined): AskedRanking {
  const first = ((): AskedRanking["first"] => {
    if (word === "best" || word === "worst") return word;
    return least.split("|").includes(word) || word === "bottom" || word === "last" ? "least" : "most";
  })();
  const isOfDuration = ["longest", "slowest", "shortest", "quickest", "fastest"].includes(word);
  return { first, top: null, isOfDuration, ...(by === undefined ? {} : { by }) };
}
