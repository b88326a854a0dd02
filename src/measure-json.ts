import type { Shown } from "./answer.ts";
import { understood } from "./ask-measure.ts";
import { asked, type Filters } from "./asked.ts";
import type { Desk } from "./desk.ts";
import { maskedFigures } from "./mask.ts";
import type { Measure } from "./measure.ts";
import type { LeftOut } from "./population.ts";
import { permitted, rights } from "./rights.ts";

/** A measure's numbers for programs; n/a and months to come are null. */
export interface MeasureJson {
  readonly id: string;
  readonly title: string;
  readonly on: string;
  readonly asAt: string;
  readonly filters: Filters;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly Shown[] }[];
  /** Null where small numbers are masked. */
  readonly caseCount: number | null;
  readonly excluded: readonly LeftOut[];
}

/** The numbers that words ask for, as the asker may see them. Throws QuestionRefused. */
export function measureJsonFor(
  words: string,
  { book, today, colleague, maskBelow }: Desk,
  measures: readonly Measure[],
): MeasureJson {
  const { measure, filters, by } = understood(words, book, today, measures, colleague);
  const setting = permitted(measure, asked(book, today, filters), by, colleague, today);
  const figures = rights[colleague.role].isMasked
    ? { ...maskedFigures(measure, setting, maskBelow), caseCount: null, excluded: [] }
    : measure.figures(setting, by);
  return {
    id: measure.id,
    title: measure.title,
    on: setting.on,
    asAt: book.readAt,
    filters,
    columns: figures.columns.map(({ label }) => label),
    rows: figures.rows.map(({ label, values }) => ({ label, values })),
    caseCount: figures.caseCount,
    excluded: figures.excluded,
  };
}
