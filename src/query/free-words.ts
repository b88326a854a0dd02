import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Asked, By, Filters, RowLimit, Show, Threshold } from "../measures/engine/asked.ts";
import { addDays } from "../facts/calendar.ts";
import { readAbsent } from "./absent.ts";
import { plainly } from "./wording/everyday-words.ts";
import type { AskedTime, TypedQuestion } from "./filter-words.ts";
import { inPlainWays } from "./wording/ways-of-asking.ts";
import { withoutContext } from "./wording/context-words.ts";
import { readOwnWords, type Asker, type Missing } from "./forms/asker-words.ts";
import { readCountLimit } from "./forms/count-limits.ts";
import { holdsAhead, readComing } from "./forms/coming-words.ts";
import { readPeople } from "./forms/people-words.ts";
import { readPartNames, readUnknownNames, readValues } from "./forms/entities.ts";
import { heldSubject, readHolding } from "./forms/holding-words.ts";
import { readGroupBy, splitOf } from "./forms/group-by.ts";
import { knownWords } from "./forms/known-words.ts";
import { cutExcluded, marks, withoutMarks, type NamedValue } from "./forms/marks.ts";
import { readRanking, readRankingBeside, type AskedRanking } from "./forms/ranking-words.ts";
import { readRowRanking, type RowRanking } from "./forms/row-ranking-words.ts";
import { mayAskForCases, readAverage, readShow, type ShowWords } from "./forms/show-words.ts";
import { readThreshold } from "./forms/thresholds.ts";
import { readTimes, type EachYear } from "./forms/times.ts";
import { filtersOf } from "./search/named-filters.ts";
import { saidAhead } from "./search/ahead-sayings.ts";
import { isNameOfSomething } from "./search/known-names.ts";
import type { MeasureSearch } from "./search/measure-search.ts";
import { corrected, type Correction } from "./search/spelling.ts";
import { noSuchValue } from "./suggestions.ts";
import { terms } from "./terms.ts";
import { normalized, wholeWords } from "./tokens.ts";

/** What free words name besides the measure. */
export interface FreeWords {
  /** The rest of the words, for the measure. */
  readonly subject: string;
  /** The words that were read as a form: a measure's name may have them. */
  readonly typed: { readonly [form in "threshold" | "time" | "by" | "show" | "ranking"]: string };
  /** Officer, team and age, wanted or left out. */
  readonly filters: Filters;
  readonly time?: AskedTime;
  readonly against?: AskedTime;
  /** The two times as one, where they follow each other and nothing compares them. */
  readonly joined?: AskedTime;
  /** The years that are named one by one, where they are three or more. */
  readonly eachYear?: EachYear;
  /** Why the times are those. */
  readonly explanations: readonly string[];
  readonly by?: By;
  readonly among?: Asked["among"];
  readonly threshold?: Threshold;
  readonly ranking?: AskedRanking;
  readonly show?: Show;
  /** Whether the cases that somebody holds are named, and not what somebody did. */
  readonly isOfCases: boolean;
  /** Whether days to come are asked about, and so nothing that is past. */
  readonly isFuture: boolean;
  /** Whether what still stands is asked about: of what happened, that is not told. */
  readonly isStanding: boolean;
  /** Whether the share that some people or teams have is asked for: "what percentage of them are girls". */
  readonly isShareOfValue: boolean;
  /** An average that is no length of time: of what each has ("average caseload"), or one that is not told, such as a median or of what each does in a month. */
  readonly mean?: "each" | "other";
  /** What an average is of: how many there are in it. */
  readonly meanOver?: "monthly" | "weekly";
  /** Whether the change of a number is asked for. */
  readonly isChange: boolean;
  /** How many cases are asked for. */
  readonly top?: number;
  /** The cases are meant where the measure has a list worth reading and nothing else is asked of it. */
  readonly mayBeCases?: ReturnType<typeof mayAskForCases>;
  /** What the asker calls their own and has not. */
  readonly missing?: Missing;
  /** What is asked about and is not in the data. */
  readonly absent?: ReturnType<typeof readAbsent>["absent"];
  readonly corrections: readonly Correction[];
  /** A time or a value that was named and cannot be asked about, and why. */
  readonly unread?: { readonly reason: string; readonly value?: NamedValue };
}

/** All that words ask, besides the measure. */
export type AskedInWords = FreeWords & Pick<TypedQuestion, "part">;

/**
 * Reads the forms of a question out of free words: filters, times, a breakdown and so on. `isOfPeople`: what is recorded of
 * people narrows or splits what is asked, and is no name of a measure. Throws UserError for values that
 * cannot be asked about together.
 */
export function readFreeWords(
  words: string,
  snapshot: Snapshot,
  today: Day,
  search: MeasureSearch,
  asker: Asker | undefined,
  isOfPeople = false,
): FreeWords {
  const { words: text, corrections } = corrected(
    normalized(plainly(inPlainWays(saidAhead(withoutContext(words))))),
    knownWords(snapshot, search),
  );
  const named: NamedValue[] = [];
  const valuesIn = (typed: string) => {
    const rest = readValues(typed, snapshot, search.isVocabulary, named);
    return isOfPeople ? readPeople(rest, snapshot, named) : rest;
  };
  const holding = readHolding(text);
  const own = readOwnWords(holding.rest, snapshot, asker, named);
  const absent = readAbsent(own.rest, words, (phrase) => isNameOfSomething(phrase, own.rest, snapshot, search));
  const left = new Set<number>();
  // "in May not Primary" names the month only without what is left out
  const coming = readComing(absent.rest);
  const valued = cutExcluded(valuesIn(coming.rest), left);
  const ranked = readRanking(valued);
  const few = readCountLimit(ranked.rest);
  const rows =
    ranked.ranking === undefined ? readRowRanking(few.rest, few.limit !== undefined) : { rest: few.rest, typed: "" };
  // what is recorded of people is a split, and no row of a measure
  const rowsBy = isOfPeople && rows.kind !== undefined ? splitOf(rows.kind) : undefined;
  const limited = readThreshold(rowsBy === undefined ? rows.rest : rows.rest.replace(rows.kind ?? "", " "));
  const timed = readTimes(limited.rest, today, search, snapshot.words);
  const isFuture = coming.isFuture || holdsAhead(text, timed.time, today);
  const isBesideAll = besideAll.test(timed.rest) && named.some(({ name }, at) => name === "team" && !left.has(at));
  const split = isBesideAll
    ? { rest: timed.rest.replace(besideAll, " "), typed: "", by: "team" as const }
    : readGroupBy(timed.rest, isOfPeople);
  const isOfMonths = rows.isOfMonths === true;
  const cut =
    few.limit !== undefined && ranked.ranking?.by === undefined && split.by === undefined && !isOfMonths
      ? `Say of what there are ${few.typed}: of each team, or of each case officer.`
      : undefined;
  const bySplit = ranked.ranking?.by ?? rowsBy ?? split.by;
  const beside =
    bySplit === undefined || ranked.ranking !== undefined
      ? { rest: split.rest, typed: "" }
      : readRankingBeside(split.rest);
  const averaged = readAverage(beside.rest);
  const shown = averaged === null ? shownOf(rows, beside.rest) : { rest: averaged.rest, typed: averaged.typed };
  const by = bySplit ?? (shown.isMean === true && caseload.test(shown.rest) ? "officer" : undefined);
  const partly = search.isName(shown.rest)
    ? shown.rest
    : readPartNames(shown.rest, snapshot, search.isVocabulary, named);
  const { unknown, rest: known } = readUnknownNames(
    partly,
    (word) => search.isVocabulary(word) || terms(word).length === 0,
  );
  const rest = withoutMarks(cutExcluded(known, left));
  // beside all others, the team is one of them
  const wanted = named.filter(({ name }, at) => !left.has(at) && !(isBesideAll && name === "team"));
  const unwanted = named.filter((_, at) => left.has(at));
  const ofLimit =
    few.limit === undefined
      ? undefined
      : {
          first: isUpper(few.limit) ? ("least" as const) : ("most" as const),
          top: null,
          isOfDuration: false,
          limit: few.limit,
        };
  const ranking = ofLimit ?? ranked.ranking ?? rows.ranking ?? ("ranking" in beside ? beside.ranking : undefined);
  const mayBeCases = mayAskForCases(text);
  const narrowed = filtersOf(wanted.filter(isKnown), unwanted.filter(isKnown), by);
  const isSideBySide = timed.against !== undefined || narrowed.among !== undefined;
  const subject = (isSideBySide ? rest.replaceAll(compareWords, " ") : rest).replaceAll(/[\s;]+/g, " ").trim();
  const isOfOne =
    (narrowed.filters.officer !== undefined || (narrowed.filters.team !== undefined && held.test(text))) &&
    by === undefined &&
    limited.threshold === undefined;
  return {
    subject:
      by !== undefined
        ? subject.replace(onlyCases, "caseload")
        : holding.isHeld || isOfOne
          ? heldSubject(subject, holding.isHeld)
          : subject,
    typed: {
      threshold: limited.typed,
      time: timed.typed,
      by: split.typed,
      show: shown.typed,
      ranking: `${ranked.typed} ${beside.typed}`.trim(),
    },
    ...narrowed,
    ...unreadOf([...named, ...unknown], timed.unread ?? coming.unread ?? shown.unread ?? cut, snapshot),
    ...(timed.time === undefined ? {} : { time: isFuture ? onlyAhead(timed.time, timed.typed, today) : timed.time }),
    isFuture,
    isOfCases: holding.isHeld || caseloadOf.test(text),
    ...(timed.against === undefined ? {} : { against: timed.against }),
    ...(timed.joined === undefined ? {} : { joined: timed.joined }),
    ...(timed.eachYear === undefined ? {} : { eachYear: timed.eachYear }),
    explanations: timed.explanations,
    ...(limited.threshold === undefined ? {} : { threshold: limited.threshold }),
    ...(ranking === undefined ? {} : { ranking }),
    // of two times, which is better is told by the two numbers
    ...(shown.show === undefined || (shown.show === "trend" && isSideBySide && isBetter.test(shown.typed))
      ? {}
      : { show: shown.show }),
    ...(shown.top === undefined ? {} : { top: shown.top }),
    ...(mayBeCases === undefined ? {} : { mayBeCases }),
    ...(own.missing === undefined ? {} : { missing: own.missing }),
    ...(absent.absent === undefined ? {} : { absent: absent.absent }),
    isStanding:
      stillStands.test(text) || (stands.test(timed.rest) && timed.time?.past != null && timed.time.past.to < today),
    ...(shown.isMean === true ? { mean: otherMeans.test(text) ? ("other" as const) : ("each" as const) } : {}),
    isShareOfValue: shareOfValue.test(valued),
    ...(averaged === null ? {} : { meanOver: averaged.over }),
    isChange: shown.isChange === true,
    corrections,
  };
}

/** "Completed for my children" is not what I completed. */
const caseloadOf = wholeWords(
  String.raw`(?:my|our|their|his|her|[\p{L}-]+'?s?) (?:own )?(?:cases|children|kids|young people|pupils|caseload|plans|families)|(?:children|cases|plans|kids) (?:of mine|that i (?:have|hold))`,
);

/** Of what will be, a time that may be past or to come is to come; what will be at the end of it comes before. */
function onlyAhead({ past, ahead }: AskedTime, typed: string, today: Day): AskedTime {
  if (ahead === null) return { past, ahead };
  const isEnd = ahead.from === ahead.to && ahead.from > today && /\b(?:end|close) of\b/.test(typed);
  return { past: null, ahead: isEnd ? { from: addDays(today, 1), to: ahead.to } : ahead };
}

const besideAll = wholeWords(
  String.raw`(?:(?:doing|do|does|performing|faring) )?(?:compar(?:e|es|ed|ing)|in comparison|against|versus|vs?|than|relative|next)(?: (?:with|to))? (?:all )?(?:the )?(?:(?:rest of|average of|average for|average across|average|overall|whole|entire|other|all|remaining) )*(?:the )?(?:borough|council|county|authority|service|teams|others|average|rest)(?: (?:average|as a whole|overall|teams))?`,
);
const held = wholeWords("have|has|hold|holds|holding|got|look after|looks after|manage|manages|caseload");
const shareOfValue = new RegExp(
  String.raw`\b(?:percentage|percent|per cent|share|proportion|fraction|how much)\b.*\b(?:are|were|is|was|belongs?|relates?|went|go|goes|sits?|comes?|came|been|for|from|with)\b(?: (?:for|to|of|with|in|from|held by|the|an?))* ${marks}`,
  "u",
);
const otherMeans = wholeWords(
  "(?:a|per|each|every|by) (?:day|week|month|quarter|term|year)|daily|weekly|monthly|yearly|annually|medians?",
);
const stillStands = wholeWords("still|to this day");
const stands = wholeWords("now|current|currently|presently|at present|at the moment|today");

const isBetter = wholeWords("better|worse|improv\\p{L}*");

const isUpper = ({ than }: RowLimit) => than === "under" || than === "at-most";

/** Words for months are no trend where the months are ranked. */
function shownOf({ isOfMonths }: RowRanking, words: string): ShowWords {
  return isOfMonths === true ? { rest: words, typed: "", show: "trend" } : readShow(words);
}

/** A caseload is what an officer holds. */
const caseload = wholeWords("caseloads?");

/** "Cases per officer" are the plans that each holds. */
const onlyCases =
  /^(?:(?:the|how many|number of|total|open|current|live|active) )*cases?(?: (?:are there|do they have))?$/;

const isKnown = ({ values }: NamedValue) => values.length > 0;

/** Returns why a time or a value that was named cannot be asked about, and which value it was. */
function unreadOf(
  named: readonly NamedValue[],
  time: string | undefined,
  snapshot: Snapshot,
): Pick<FreeWords, "unread"> {
  const value = named.find((one) => !isKnown(one));
  if (value !== undefined) {
    return { unread: { reason: noSuchValue(value.name, value.typed, snapshot), value } };
  }
  return time === undefined ? {} : { unread: { reason: time } };
}

const compareWords =
  /(?<![\p{L}\d])(?:compar(?:ed?|ing|ison)(?: (?:with|to|of|between))?|versus|vs|v|against|difference(?: between)?|side by side|than|between|more|fewer|less|higher|lower)(?![\p{L}\d])/gu;
