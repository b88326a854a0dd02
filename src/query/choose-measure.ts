import type { Snapshot } from "../cases/snapshot.ts";
import { notRecorded } from "../facts/age.ts";
import { notAllocated } from "../facts/case-officer.ts";
import type { Measure } from "../measure.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import { UserError } from "../user-error.ts";
import { AmbiguousQuestion } from "./ambiguity.ts";
import type { ExactQuestion } from "./exact-query.ts";
import type { MeasureMatch, MeasureSearch } from "./measure-search.ts";
import { quoted } from "./suggestions.ts";
import { nearestValues } from "./word-index.ts";

/*
 * The scores below are judgements. They were chosen so that each phrase of test/query/phrases.txt finds its measure, or
 * offers choices where people would disagree.
 */
/** From this score on a match is sure, if no other is as near. */
const sureScore = 0.8;
/** Another match is as near, unless its score is at most this share of the first. */
const clearlyLess = 0.93;
/** Matches below this score are not offered. */
const lowestScore = 0.25;
/** Few enough to compare at a glance. */
const mostOffered = 3;
/** The questions offered to people who name no measure: the dashboard's first numbers. */
const defaultMeasures = ["plans.current", "issued.within-20-weeks", "reviews.overdue"];

/**
 * Returns the one measure that the words mean. Throws AmbiguousQuestion where they may mean several, or where a word is in
 * none of the measure's names: it might narrow the question. Throws UserError where nothing is near. `questionOf` makes the
 * questions to offer.
 */
export function chooseMeasure(
  words: string,
  search: MeasureSearch,
  snapshot: Snapshot,
  measures: readonly Measure[],
  questionOf: (measure: Measure) => ExactQuestion,
): Measure {
  if (words === "") {
    const offered = defaultMeasures.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
    throw new AmbiguousQuestion("No measure is named.", offered.map(questionOf), snapshot);
  }
  const matches = search.nearest(words).filter(({ score }) => score >= lowestScore);
  const [first, second] = matches;
  if (first === undefined) {
    throw new UserError(`nothing here is called ${quoted(words)}; "help" names all that can be asked`);
  }
  const isNearest =
    second === undefined || second.score <= first.score * clearlyLess || (first.score === 1 && second.score < 1);
  if (first.leftover.length === 0 && first.score >= sureScore && isNearest) return first.measure;
  if (first.leftover.some(({ typed }) => typed === "next" || typed === "tomorrow")) {
    throw new UserError("nothing later than today can be asked; reviews.upcoming tells which reviews are to come");
  }
  const nearest = matches.slice(0, mostOffered).map(({ measure }) => questionOf(measure));
  throw new AmbiguousQuestion(
    reasonOf(words, first, search),
    [...withNearValues(first, snapshot, questionOf), ...nearest].slice(0, mostOffered),
    snapshot,
  );
}

function reasonOf(words: string, { leftover }: MeasureMatch, { isVocabulary }: MeasureSearch): string {
  if (leftover.length === 0) return `${quoted(words)} may mean several things.`;
  const unknown = leftover.map(({ typed }) => typed).filter((typed) => !isVocabulary(typed));
  return unknown.length > 0
    ? `Not understood: ${quoted(unknown.join(" "))}.`
    : `No measure is all of ${quoted(words)}.`;
}

/** The unmatched words may be a mistyped team or officer: returns the measure's questions with the names near to them. */
function withNearValues(
  { measure, leftover }: MeasureMatch,
  snapshot: Snapshot,
  questionOf: (measure: Measure) => ExactQuestion,
): ExactQuestion[] {
  const typed = leftover.map((term) => term.typed).join(" ");
  const question = questionOf(measure);
  const values = filterValues(snapshot);
  const near = (["team", "officer"] as const).flatMap((name) =>
    question.filters[name] === undefined
      ? nearestValues(typed, values[name])
          .filter((value) => value !== notRecorded && value !== notAllocated)
          .map((value) => ({ ...question, filters: { ...question.filters, [name]: value } }))
      : [],
  );
  return near.slice(0, mostOffered - 1);
}
