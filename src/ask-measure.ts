import type { CaseBook } from "./cases/book.ts";
import { findMeasure } from "./find-measure.ts";
import type { Filters } from "./asked.ts";
import type { Measure } from "./measure.ts";
import { question, QuestionRefused } from "./question.ts";
import type { By } from "./resplit.ts";

export interface AskedMeasure {
  readonly measure: Measure;
  readonly filters: Filters;
  readonly by?: By;
  /** What was understood, where the words were not exact. */
  readonly says?: string;
}

/** The measure and filters that words name. Throws QuestionRefused where they name none. */
export function understood(words: string, book: CaseBook, today: string, measures: readonly Measure[]): AskedMeasure {
  const { subject, filters, by } = question(words, book, today, (one) => findMeasure(measures, one) !== undefined);
  const measure = findMeasure(measures, subject);
  if (measure) return { measure, filters, ...(by === undefined ? {} : { by }) };
  const typed = subject.length > 60 ? `${subject.slice(0, 60)}…` : subject;
  throw new QuestionRefused(`there is no measure "${typed}"; measures are ${measures.map(({ id }) => id).join(", ")}`);
}
