import { permitted, rights } from "../access/rights.ts";
import { roundingText, sharedNumbers } from "../access/rounding.ts";
import type { Value } from "../answer.ts";
import { textOfDay } from "../cases/day.ts";
import type { CommandContext } from "../context.ts";
import type { Measure } from "../measure.ts";
import type { LeftOut } from "../measures/engine/population.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import type { Filters } from "../measures/engine/asked.ts";
import { understandQuestion } from "../query/understand.ts";

/** A measure's numbers for other programs. A value is null if it is n/a or of a month still to come. */
export interface MeasureJson {
  readonly id: string;
  readonly title: string;
  readonly on: string;
  readonly asAt: string;
  /** Days as `YYYY-MM-DD`. */
  readonly filters: Omit<Filters, "on"> & { readonly on?: string };
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly Value[] }[];
  readonly caseCount: number;
  readonly excluded: readonly LeftOut[];
  /** That the numbers are rounded for this role, in a sentence; absent: they are exact. */
  readonly note?: string;
}

/**
 * Returns the numbers that the words ask for, as the colleague may see them. Throws UserError for words it cannot
 * answer.
 */
export function measureJsonFor(
  words: string,
  { snapshot, today, colleague, rounder }: CommandContext,
  measures: readonly Measure[],
): MeasureJson {
  const { measure, filters, by } = understandQuestion(words, snapshot, today, measures, colleague);
  const scope = permitted(measure, scopeOf(snapshot, today, filters), by, colleague, today);
  const { isRounded } = rights[colleague.role];
  const figures = (isRounded ? sharedNumbers(measure, rounder) : measure).figures(scope, by);
  return {
    id: measure.id,
    title: measure.title,
    on: textOfDay(scope.on),
    asAt: snapshot.readAt,
    filters: jsonOf(filters),
    columns: figures.columns.map(({ label }) => label),
    rows: figures.rows.map(({ label, values }) => ({ label, values })),
    caseCount: figures.caseCount,
    excluded: figures.excluded,
    ...(isRounded ? { note: roundingText(rounder) } : {}),
  };
}

function jsonOf({ on, ...filters }: Filters): MeasureJson["filters"] {
  return on === undefined ? filters : { ...filters, on: textOfDay(on) };
}
