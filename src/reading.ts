import type { Filters } from "./asked.ts";
import type { CaseBook } from "./cases/book.ts";
import type { MeasureSearch } from "./measure-search.ts";
import { ownWords, type Asker } from "./own-words.ts";
import { periodWords, type When } from "./period-words.ts";
import { QuestionRefused } from "./question-refused.ts";
import type { By } from "./resplit.ts";
import { noSuchValue, severalOfficers } from "./right-values.ts";
import { splitWords } from "./split-words.ts";
import { spoken } from "./spoken.ts";
import { partNames, unknownNames, valueWords, type Named } from "./value-words.ts";

/** What free words say besides the measure. */
export interface Reading {
  /** The words that are left for the measure. */
  readonly subject: string;
  /** Officer, team and age. */
  readonly filters: Filters;
  readonly when?: Exclude<When, { readonly cannot: string }>;
  readonly by?: By;
}

/**
 * Reads filters, a time and another split out of free words. Where the words with their time or split are a measure's own
 * (`by age`, `on 31 August`), they stay. Throws QuestionRefused for values and times that cannot be.
 */
export function reading(
  words: string,
  book: CaseBook,
  today: string,
  search: MeasureSearch,
  asker: Asker | undefined,
): Reading {
  const own = ownWords(spoken(words), book, asker);
  const valued = valueWords(own.rest, book, search.isVocabulary);
  const isOwn = search.isName;
  const timed = isOwn(valued.rest) ? { when: [], rest: valued.rest } : periodWords(valued.rest, today);
  const split = isOwn(timed.rest) ? { rest: timed.rest } : splitWords(timed.rest);
  const late = isOwn(split.rest) ? { named: [], rest: split.rest } : partNames(split.rest, book, search.isVocabulary);
  const unknown = unknownNames(late.rest, search.isVocabulary);
  const filters = oneOfEach([...own.named, ...valued.named, ...late.named, ...unknown], book);
  const when = oneTime(timed.when);
  return {
    subject: late.rest.replaceAll(/[\s;]+/g, " ").trim(),
    filters,
    ...(when === undefined ? {} : { when }),
    ...(split.by === undefined ? {} : { by: split.by }),
  };
}

function oneOfEach(named: readonly Named[], book: CaseBook): Filters {
  const chosen: { officer?: string; team?: string; age?: string } = {};
  for (const { name, typed, values } of named) {
    const [value, other] = values;
    if (value === undefined) throw noSuchValue(name, typed, book);
    if (other !== undefined) throw severalOfficers(typed, values);
    const before = chosen[name];
    if (before !== undefined && before !== value) {
      throw new QuestionRefused(`two are named as ${name}: ${before}, ${value}; name one`);
    }
    chosen[name] = value;
  }
  return chosen;
}

/** One time at most: what cannot be asked about, and two that differ, are refused. */
function oneTime(when: readonly When[]): Reading["when"] {
  const [first, ...others] = when;
  for (const one of when) if ("cannot" in one) throw new QuestionRefused(one.cannot);
  if (first === undefined || "cannot" in first) return undefined;
  const other = others.find((one) => dayOrYear(one) !== dayOrYear(first));
  if (other) {
    throw new QuestionRefused(
      `two times are named: "${first.typed}" and "${other.typed}"; name one (measures by year show three years together)`,
    );
  }
  return first;
}

function dayOrYear(when: When): string {
  if ("cannot" in when) return when.cannot;
  return "on" in when ? when.on : String(when.year);
}
