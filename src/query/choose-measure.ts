import type { Snapshot } from "../cases/snapshot.ts";
import type { ExactQuestion } from "./exact-query.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import { notRecorded } from "../facts/age.ts";
import { notAllocated } from "../facts/case-officer.ts";
import type { Measure } from "../measure.ts";
import type { Match, MeasureSearch } from "./measure-search.ts";
import { nearestValues } from "./word-index.ts";
import { UserError } from "../user-error.ts";
import { quoted } from "./suggestions.ts";
import { AmbiguousQuestion } from "./ambiguity.ts";

/** From here a match is sure, if none other is as near. */
const sure = 0.8;
/** Another match below this part of the first is another thing. */
const apart = 0.93;
/** Below this, a match is nothing that was meant. */
const floor = 0.25;
const mostOffered = 3;
/** What is offered to who names a team or a year and nothing else. */
const mostAsked = ["plans.current", "issued.within-20-weeks", "reviews.overdue"];

/**
 * The one measure that the words mean. Throws QuestionUnsure with the nearest where there are several, or where a word is
 * left that no name of the measure holds: it might narrow what is asked. Throws UserError where there is none.
 */
export function chooseMeasure(
  words: string,
  search: MeasureSearch,
  snapshot: Snapshot,
  measures: readonly Measure[],
  asking: (measure: Measure) => ExactQuestion,
): Measure {
  if (words === "") {
    const most = mostAsked.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
    throw new AmbiguousQuestion("No measure is named.", most.map(asking), snapshot);
  }
  const matches = search.nearest(words).filter(({ score }) => score >= floor);
  const [first, second] = matches;
  if (first === undefined) {
    throw new UserError(`nothing here is called ${quoted(words)}; "help" names all that can be asked`);
  }
  const isFirst =
    second === undefined || second.score <= first.score * apart || (first.score === 1 && second.score < 1);
  if (first.leftover.length === 0 && first.score >= sure && isFirst) return first.measure;
  if (first.leftover.some(({ typed }) => typed === "next" || typed === "tomorrow")) {
    throw new UserError("nothing later than today can be asked; reviews.upcoming tells which reviews are to come");
  }
  const nearest = matches.slice(0, mostOffered).map(({ measure }) => asking(measure));
  throw new AmbiguousQuestion(
    whyNot(words, first, search),
    [...withValues(first, snapshot, asking), ...nearest].slice(0, mostOffered),
    snapshot,
  );
}

function whyNot(words: string, { leftover }: Match, { isVocabulary }: MeasureSearch): string {
  if (leftover.length === 0) return `${quoted(words)} may mean several things.`;
  const strange = leftover.map(({ typed }) => typed).filter((typed) => !isVocabulary(typed));
  return strange.length > 0
    ? `Not understood: ${quoted(strange.join(" "))}.`
    : `No measure is all of ${quoted(words)}.`;
}

/** What is left may be a slip in a team's or an officer's name: the measure with the names that are near. */
function withValues(
  { measure, leftover }: Match,
  snapshot: Snapshot,
  asking: (measure: Measure) => ExactQuestion,
): ExactQuestion[] {
  const typed = leftover.map((term) => term.typed).join(" ");
  const asked = asking(measure);
  const values = filterValues(snapshot);
  const near = (["team", "officer"] as const).flatMap((name) =>
    asked.filters[name] === undefined
      ? nearestValues(typed, values[name])
          .filter((value) => value !== notRecorded && value !== notAllocated)
          .map((value) => ({ ...asked, filters: { ...asked.filters, [name]: value } }))
      : [],
  );
  return near.slice(0, mostOffered - 1);
}
