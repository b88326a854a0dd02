import { endOfYear, yearOf } from "../facts/calendar.ts";
import { filterTexts, type Filters } from "../measures/engine/scope.ts";
import type { Day } from "../cases/day.ts";
import type { Note } from "../answer.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { plainWords, type ExactQuestion } from "./exact-query.ts";
import { findMeasure } from "./measure-search.ts";
import type { Measure } from "../measure.ts";
import { chooseMeasure } from "./choose-measure.ts";
import { measureSearch } from "./measure-search.ts";
import type { Asker } from "./asker-words.ts";
import { parseQuestion } from "./filter-words.ts";
import { UserError } from "../user-error.ts";
import { AmbiguousQuestion } from "./ambiguity.ts";
import { readFreeWords, type FreeWords } from "./free-words.ts";

export interface UnderstoodQuestion extends ExactQuestion {
  /** What was understood, where the words were not exact. */
  readonly interpretation?: string;
}

/**
 * The measure and filters that words name; `my` is of the asker. Exact words are taken as they stand; others are searched for. Throws
 * UserError where they name none, and QuestionUnsure where they may name several.
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
  const split = by === undefined ? {} : { by };
  if (exact) return { measure: exact, filters, ...split };
  const search = measureSearch(measures);
  const free = readFreeWords(by === undefined ? subject : `${subject} by ${by}`, snapshot, today, search, asker);
  const asking = (measure: Measure): ExactQuestion => ({
    measure,
    filters: together(filters, { ...free.filters, ...period(free, measure, today) }),
    ...(free.by === undefined ? {} : { by: free.by }),
  });
  const named = findMeasure(measures, free.subject) ?? chooseMeasure(free.subject, search, snapshot, measures, asking);
  const asked = asking(named);
  // "Due in September" asks what is to come, though a day asked about never is.
  if (named.looksAhead && free.when !== undefined && "mayBeAhead" in free.when) {
    const ahead = measures.filter(({ looksAhead }) => looksAhead);
    const now = { ...free.filters, ...filters };
    throw new AmbiguousQuestion(
      `"${free.when.typed}" has been and is to come; a day to come cannot be asked about.`,
      [...ahead.map((measure) => ({ ...asked, measure, filters: now })), asked],
      snapshot,
    );
  }
  return { ...asked, interpretation: [plainWords(asked), ...notes(free, asked, today)].join("; ") };
}

/** What was understood, for the top of an answer. */
export function interpretationNotes(says: string | undefined): Note[] {
  return says === undefined ? [] : [{ kind: "note", about: "filters", text: `Understood: ${says}.` }];
}

/** What was typed as a filter and what was said in words, of which each may be named once. */
function together(typed: Filters, said: Filters): Filters {
  const known = new Map(filterTexts(typed).map(({ name, value }) => [name, value]));
  const twice = filterTexts(said).find(({ name, value }) => known.has(name) && known.get(name) !== value);
  if (twice) throw new UserError(`${twice.name}: is named twice, and once as ${twice.value}; name it once`);
  const [before, after] = [typed, said].map(
    (filters) => filterTexts(filters).find(({ name }) => name === "year" || name === "on")?.value,
  );
  if (before !== undefined && after !== undefined && before !== after) {
    throw new UserError(`two times are named, ${before} and ${after}; name one`);
  }
  return { ...said, ...typed };
}

/** A year asked of a measure that has no year is its last day; of this year, today. */
function period({ when }: FreeWords, { usesYear }: Measure, today: Day): Filters {
  if (when === undefined) return {};
  if ("on" in when) return { on: when.on };
  if (usesYear) return { year: when.year };
  return when.year < yearOf(today) ? { on: endOfYear(when.year) } : {};
}

function notes({ when }: FreeWords, { measure, filters }: ExactQuestion, today: Day): string[] {
  if (when === undefined) return [];
  if ("on" in when) {
    const toDate = measure.usesYear && filters.year === undefined ? ["counted to that day"] : [];
    return [...(when.says === undefined ? [] : [when.says]), ...toDate];
  }
  if (measure.usesYear) return [];
  return [when.year < yearOf(today) ? `${when.year} is taken at its end` : "this measure has no year: it is of today"];
}
