import type { CaseBook } from "./cases/book.ts";
import type { ExactQuestion } from "./plain-words.ts";
import { filterValues } from "./filter-values.ts";
import { notRecorded } from "./facts/age.ts";
import { notAllocated } from "./facts/case-officer.ts";
import type { Measure } from "./measure.ts";
import type { Match, MeasureSearch } from "./measure-search.ts";
import { nearestValues } from "./nearest-values.ts";
import { QuestionRefused } from "./question-refused.ts";
import { show } from "./right-values.ts";
import { QuestionUnsure } from "./unsure.ts";

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
 * left that no name of the measure holds: it might narrow what is asked. Throws QuestionRefused where there is none.
 */
export function chosen(
  words: string,
  search: MeasureSearch,
  book: CaseBook,
  measures: readonly Measure[],
  asking: (measure: Measure) => ExactQuestion,
): Measure {
  if (words === "") {
    const most = mostAsked.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
    throw new QuestionUnsure("No measure is named.", most.map(asking), book);
  }
  const matches = search.nearest(words).filter(({ score }) => score >= floor);
  const [first, second] = matches;
  if (first === undefined) {
    throw new QuestionRefused(`nothing here is called ${show(words)}; "help" names all that can be asked`);
  }
  const isFirst =
    second === undefined || second.score <= first.score * apart || (first.score === 1 && second.score < 1);
  if (first.leftover.length === 0 && first.score >= sure && isFirst) return first.measure;
  if (first.leftover.some(({ typed }) => typed === "next" || typed === "tomorrow")) {
    throw new QuestionRefused(
      "nothing later than today can be asked; reviews.upcoming tells which reviews are to come",
    );
  }
  const nearest = matches.slice(0, mostOffered).map(({ measure }) => asking(measure));
  throw new QuestionUnsure(
    whyNot(words, first, search),
    [...withValues(first, book, asking), ...nearest].slice(0, mostOffered),
    book,
  );
}

function whyNot(words: string, { leftover }: Match, { isVocabulary }: MeasureSearch): string {
  if (leftover.length === 0) return `${show(words)} may mean several things.`;
  const strange = leftover.map(({ typed }) => typed).filter((typed) => !isVocabulary(typed));
  return strange.length > 0 ? `Not understood: ${show(strange.join(" "))}.` : `No measure is all of ${show(words)}.`;
}

/** What is left may be a slip in a team's or an officer's name: the measure with the names that are near. */
function withValues(
  { measure, leftover }: Match,
  book: CaseBook,
  asking: (measure: Measure) => ExactQuestion,
): ExactQuestion[] {
  const typed = leftover.map((term) => term.typed).join(" ");
  const asked = asking(measure);
  const values = filterValues(book);
  const near = (["team", "officer"] as const).flatMap((name) =>
    asked.filters[name] === undefined
      ? nearestValues(typed, values[name])
          .filter((value) => value !== notRecorded && value !== notAllocated)
          .map((value) => ({ ...asked, filters: { ...asked.filters, [name]: value } }))
      : [],
  );
  return near.slice(0, mostOffered - 1);
}
