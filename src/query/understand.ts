import type { Note } from "../answer.ts";
import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { endOfYear, yearOf } from "../facts/calendar.ts";
import type { Measure } from "../measure.ts";
import { filterTexts, type Filters } from "../measures/engine/asked.ts";
import { UserError } from "../user-error.ts";
import { AmbiguousQuestion } from "./ambiguity.ts";
import type { Asker } from "./asker-words.ts";
import { chooseMeasure } from "./choose-measure.ts";
import { questionTitle, type ExactQuestion } from "./exact-query.ts";
import { parseQuestion } from "./filter-words.ts";
import { readFreeWords, type FreeWords } from "./free-words.ts";
import { findMeasure, measureSearch } from "./measure-search.ts";

export interface UnderstoodQuestion extends ExactQuestion {
  /** What was understood, in words for people; absent where the words were exact. */
  readonly interpretation?: string;
}

/**
 * Returns the question that words ask: an exact one as it is, any other by a search. `my` means the asker. Throws
 * UserError for words that ask nothing, and AmbiguousQuestion for words that may ask several things.
 */
export function understandQuestion(
  words: string,
  snapshot: Snapshot,
  today: Day,
  measures: readonly Measure[],
  asker?: Asker,
): UnderstoodQuestion {
  const isExact = (subject: string) => findMeasure(measures, subject) !== undefined;
  const { subject, filters, by } = parseQuestion(words, snapshot, today, isExact);
  const exact = findMeasure(measures, subject);
  if (exact) return { measure: exact, filters, ...(by === undefined ? {} : { by }) };
  const search = measureSearch(measures);
  const free = readFreeWords(by === undefined ? subject : `${subject} by ${by}`, snapshot, today, search, asker);
  const questionOf = (measure: Measure): ExactQuestion => ({
    measure,
    filters: mergedFilters(filters, { ...free.filters, ...periodFilters(free, measure, today) }),
    ...(free.by === undefined ? {} : { by: free.by }),
  });
  const measure =
    findMeasure(measures, free.subject) ?? chooseMeasure(free.subject, search, snapshot, measures, questionOf);
  const question = questionOf(measure);
  // "Due in September" may be about days to come, which no day asked about can be.
  if (measure.looksAhead && free.when !== undefined && "mayBeAhead" in free.when) {
    const ahead = measures.filter(({ looksAhead }) => looksAhead);
    const now = { ...free.filters, ...filters };
    throw new AmbiguousQuestion(
      `"${free.when.typed}" has been and is to come; a day to come cannot be asked about.`,
      [...ahead.map((other) => ({ ...question, measure: other, filters: now })), question],
      snapshot,
    );
  }
  return { ...question, interpretation: [questionTitle(question), ...periodNotes(free, question, today)].join("; ") };
}

/** Says what was understood, for the top of an answer. */
export function interpretationNotes(interpretation: string | undefined): Note[] {
  if (interpretation === undefined) return [];
  return [{ kind: "note", about: "filters", text: `Understood: ${interpretation}.` }];
}

/** Merges filters typed as such with those named in words. Throws UserError where the two disagree. */
function mergedFilters(typed: Filters, inWords: Filters): Filters {
  const typedValues = new Map(filterTexts(typed).map(({ name, value }) => [name, value]));
  const twice = filterTexts(inWords).find(
    ({ name, value }) => typedValues.has(name) && typedValues.get(name) !== value,
  );
  if (twice) throw new UserError(`${twice.name}: is named twice, and once as ${twice.value}; name it once`);
  const [typedTime, timeInWords] = [typed, inWords].map(
    (filters) => filterTexts(filters).find(({ name }) => name === "year" || name === "on")?.value,
  );
  if (typedTime !== undefined && timeInWords !== undefined && typedTime !== timeInWords) {
    throw new UserError(`two times are named, ${typedTime} and ${timeInWords}; name one`);
  }
  return { ...inWords, ...typed };
}

/** Returns a time as filters. For a measure without a reporting year, a year is its last day; this year, today. */
function periodFilters({ when }: FreeWords, { usesYear }: Measure, today: Day): Filters {
  if (when === undefined) return {};
  if ("on" in when) return { on: when.on };
  if (usesYear) return { year: when.year };
  return when.year < yearOf(today) ? { on: endOfYear(when.year) } : {};
}

function periodNotes({ when }: FreeWords, { measure, filters }: ExactQuestion, today: Day): string[] {
  if (when === undefined) return [];
  if ("on" in when) {
    const toDate = measure.usesYear && filters.year === undefined ? ["counted to that day"] : [];
    return [...(when.explanation === undefined ? [] : [when.explanation]), ...toDate];
  }
  if (measure.usesYear) return [];
  return [when.year < yearOf(today) ? `${when.year} is taken at its end` : "this measure has no year: it is of today"];
}
