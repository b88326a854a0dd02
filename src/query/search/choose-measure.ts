import type { Snapshot } from "../../cases/snapshot.ts";
import { notRecorded } from "../../facts/age.ts";
import { notAllocated } from "../../facts/case-officer.ts";
import type { Measure } from "../../measure.ts";
import { filterValues } from "../../measures/engine/filter-values.ts";
import { AmbiguousQuestion } from "../ambiguity.ts";
import type { Question } from "../exact-query.ts";
import { equalScore, isNearer, type MeasureMatch, type MeasureSearch } from "./measure-search.ts";
import { quoted } from "../suggestions.ts";
import { terms } from "../terms.ts";
import { normalized } from "../tokens.ts";
import { measuresOfValues } from "./recorded-words.ts";
import { nearestValues } from "./word-index.ts";

/*
 * The scores below are judgements. They were chosen so that each phrase of test/query/phrases.txt finds its measure, or
 * offers choices where people would disagree.
 */
/** From this score on a match is sure, if no other is as near. */
const sureScore = 0.74;
/** Another match is as near, unless its score is at most this share of the first. */
const clearlyLess = 0.935;
/** Matches below this score are not offered. */
const lowestScore = 0.25;
/** A measure is offered where it shares this much of what the words say that any measure says. */
const offeredShare = 0.5;
/** Few enough to compare at a glance. */
const mostOffered = 3;
/** The questions offered to people who name no measure: the dashboard's first numbers. */
const defaultMeasures = ["plans.current", "issued.within-20-weeks", "reviews.overdue"];

/** What a measure is chosen by. */
export interface Wanted {
  /** The words for the measure. */
  readonly words: string;
  /** All words as they were typed, of which only these are quoted. */
  readonly typed: string;
  /** Words that were read as forms of the question. */
  readonly forms: readonly string[];
  /** The words of a length of time, which may name a measure where nothing else does: "over 20 weeks". */
  readonly threshold: string;
  /** Whether a time is named, of which something happened or stood. */
  readonly isDated: boolean;
  /** Whether what is asked can be asked of the measure. */
  readonly suits: (match: MeasureMatch) => boolean;
  /** Chooses among measures that are equally near; undefined: none is to be preferred. */
  readonly prefer: (matches: readonly MeasureMatch[]) => MeasureMatch | undefined;
  /** Makes the question to offer. */
  readonly questionOf: (measure: Measure, match?: MeasureMatch) => Question;
}

/**
 * Returns the one measure that the words mean. Throws AmbiguousQuestion where they may mean several, or where a word is not
 * in the one name that is nearest: it might narrow the question.
 */
export function chooseMeasure(
  { words, typed, forms, threshold, isDated, suits, prefer, questionOf }: Wanted,
  search: MeasureSearch,
  snapshot: Snapshot,
  measures: readonly Measure[],
): MeasureMatch {
  const offerAll = (reason: string) => {
    const recorded = ofRecorded(words, terms(words), measures, snapshot).map((measure) => questionOf(measure));
    if (recorded.length > 0) {
      const inTables = `${quoted(typed)} names values of a table. They cannot be counted on their own, but the table shows them.`;
      return new AmbiguousQuestion(inTables, recorded, snapshot);
    }
    // a time says nothing of what is not understood
    const offered = defaultQuestions(measures, questionOf).map(({ measure, filters }): Question => ({
      measure,
      filters,
    }));
    return new AmbiguousQuestion(reason, offered, snapshot);
  };
  const isNamed = terms(words).some(({ isRecord }) => !isRecord);
  if (!isNamed && threshold === "") {
    const bySplit = search
      .nearest(forms.join(" "))
      .find(({ leftover, score }) => leftover.length === 0 && score >= lowestScore);
    const offered = [
      ...(bySplit === undefined ? [] : [questionOf(bySplit.measure, bySplit)]),
      ...defaultQuestions(measures, questionOf),
    ];
    throw new AmbiguousQuestion(
      "Say what to count, such as plans or reviews.",
      offered.slice(0, mostOffered),
      snapshot,
    );
  }
  const asked = isNamed ? words : `${words} ${threshold}`;
  const all = search.nearest(asked, forms).filter(({ score }) => score >= lowestScore);
  const suitable = all.filter(suits);
  const nearest = all[0];
  // what cannot be asked of just what is named is said, rather than answered of something else
  const isNamedInFull = nearest !== undefined && nearest.leftover.length === 0 && nearest.score > 1 - equalScore;
  const isSuited = suitable.some(
    ({ leftover, score }) => leftover.length === 0 && (!isNamedInFull || score > 1 - equalScore),
  );
  const matches = isSuited ? suitable : all;
  const [first] = matches;
  if (first === undefined) throw offerAll(`There is no measure called ${quoted(typed)}.`);
  const asNear = matches.filter((match) => isAsNear(match, first));
  const chosen = asNear.length === 1 ? first : isNamed || isDated ? prefer(asNear) : undefined;
  if (first.leftover.length === 0 && first.score >= sureScore && chosen !== undefined) return chosen;
  const [sameThing, other] = matches.filter((match) => match.leftover.length > 0 && search.isSaidElsewhere(match));
  if (
    sameThing !== undefined &&
    sameThing === first &&
    (other === undefined || other.score < first.score * clearlyLess)
  )
    return first;
  const offered = offeredOf(matches, search).slice(0, mostOffered);
  if (offered.length === 0) throw offerAll(`There is no measure called ${quoted(typed)}.`);
  throw new AmbiguousQuestion(
    notBoth(matches) ?? reasonOf(typed, first, search),
    [
      ...ofRecorded(asked, first.leftover, measures, snapshot).map((measure) => questionOf(measure)),
      ...withNearValues(first, search, snapshot, questionOf),
      ...offered.map((match) => questionOf(match.measure, match)),
    ].slice(0, mostOffered),
    snapshot,
  );
}

/** The measures whose rows are values of the data that words name, where no measure's name has those words. */
function ofRecorded(
  words: string,
  leftover: MeasureMatch["leftover"],
  measures: readonly Measure[],
  snapshot: Snapshot,
): readonly Measure[] {
  const unread = leftover.map(({ typed }) => typed);
  return measuresOfValues(words, unread, snapshot).flatMap((id) => measures.find((one) => one.id === id) ?? []);
}

function defaultQuestions(measures: readonly Measure[], questionOf: Wanted["questionOf"]): Question[] {
  return defaultMeasures.flatMap((id) => {
    const measure = measures.find((one) => one.id === id);
    return measure === undefined ? [] : [questionOf(measure)];
  });
}

function isAsNear(match: MeasureMatch, first: MeasureMatch): boolean {
  if (match === first) return true;
  if (match.leftover.length !== first.leftover.length) return false;
  if (first.score > 1 - equalScore && match.score <= 1 - equalScore) return false;
  if (match.score >= first.score && isNearer(first, match)) return false;
  return match.score > first.score * clearlyLess;
}

/** Returns the matches that share enough of the words that mean anything here. */
function offeredOf(matches: readonly MeasureMatch[], search: MeasureSearch): readonly MeasureMatch[] {
  const most = Math.max(...matches.map(({ shared }) => search.weightOf(shared)));
  return matches.filter(({ shared }) => shared.size > 0 && search.weightOf(shared) >= offeredShare * most);
}

/** Says what was understood, and which words were not, as they were typed. */
function reasonOf(typed: string, first: MeasureMatch, { isVocabulary }: MeasureSearch): string {
  const { leftover } = first;
  if (leftover.length === 0) return `${quoted(typed)} can mean more than one thing.`;
  const said = ` ${normalized(typed)} `;
  const words = leftover.map((term) => term.typed).filter((word) => said.includes(` ${word} `));
  const unknown = words.filter((word) => !isVocabulary(word));
  const known = `You can ask for ${nameOf(first)}`;
  if (unknown.length > 0) return `${known}, but the ${wordsText(unknown)} not understood.`;
  if (words.length > 0) return `${known}, but the ${wordsText(words)} not part of it.`;
  return `${known}, but it does not cover all of ${quoted(typed)}.`;
}

/** Names words, with the verb that follows them: `word "zork" is`. */
function wordsText(words: readonly string[]): string {
  const all = words.map(quoted);
  return all.length === 1 ? `word ${all[0]} is` : `words ${all.slice(0, -1).join(", ")} and ${all.at(-1)} are`;
}

/** Says of two things that are each named in full, and together are all that is named, that they cannot be counted in one. */
function notBoth(matches: readonly MeasureMatch[]): string | null {
  for (const [at, one] of matches.entries()) {
    const other = matches
      .slice(at + 1)
      .find((match) => isPart(one) !== isPart(match) && isRest(one, match) && isRest(match, one));
    if (other !== undefined)
      return `You can ask for ${nameOf(one)} or for ${nameOf(other)}, but not both in one question.`;
  }
  return null;
}

/** Whether a part of a measure is named in full, and nothing else of it. */
const isPart = ({ part, isPartAlone }: MeasureMatch) => part !== undefined && isPartAlone;

/** Whether all that one leaves of the words is in the other. */
function isRest({ measure, leftover }: MeasureMatch, other: MeasureMatch): boolean {
  return leftover.length > 0 && measure !== other.measure && leftover.every(({ stem }) => other.used.has(stem));
}

function nameOf({ measure, part }: MeasureMatch): string {
  const title = measure.parts.find(({ id }) => id === part)?.title ?? measure.title;
  return /^[A-Z][a-z]/.test(title) ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
}

/** The unmatched words may be a mistyped team or officer: returns the measure's questions with the names near to them. */
function withNearValues(
  match: MeasureMatch,
  { isVocabulary }: MeasureSearch,
  snapshot: Snapshot,
  questionOf: Wanted["questionOf"],
): Question[] {
  const unknown = match.leftover.filter((term) => !isVocabulary(term.typed));
  const typed = unknown.map((term) => term.typed).join(" ");
  const question = questionOf(match.measure, match);
  const values = filterValues(snapshot);
  const near = (["team", "officer"] as const).flatMap((name) =>
    question.filters[name] === undefined && question.by !== name
      ? nearestValues(typed, values[name])
          .filter((value) => value !== notRecorded && value !== notAllocated)
          .map((value) => ({ ...question, filters: { ...question.filters, [name]: value } }))
      : [],
  );
  return near.slice(0, mostOffered - 1);
}
