import { narrowing, rights } from "../../access/rights.ts";
import { roundingText, sharedNumbers } from "../../access/rounding.ts";
import type { TableColumn, TableRow, Value } from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import { atOnce } from "../../cases/snapshot-work.ts";
import type { CommandContext } from "../../context.ts";
import { periodLabel } from "../../facts/period.ts";
import type { Period } from "../../facts/calendar.ts";
import type { Measure } from "../../measure.ts";
import type { TitledParts } from "../../measures/answer/frame.ts";
import { questionParts } from "../../measures/answer/question-answer.ts";
import type { Asked, Filters } from "../../measures/engine/asked.ts";
import type { LeftOut } from "../../measures/engine/population.ts";
import type { Scope } from "../../measures/engine/scope.ts";
import { exactQuery } from "../../query/exact-query.ts";
import { understandQuestion } from "../../query/understand.ts";
import { checkAnyLeft, permittedScopes } from "./question-report.ts";

/** A stretch of days for other programs, both `YYYY-MM-DD` and inclusive. */
interface PeriodJson {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** A measure's numbers for other programs. A value is null if it is n/a or of a month still to come. */
export interface MeasureJson {
  readonly id: string;
  readonly title: string;
  readonly on: string;
  readonly asAt: string;
  /** Days as `YYYY-MM-DD`. */
  readonly filters: Omit<Filters, "on"> & { readonly on?: string };
  /** The exact words of the question, where it asks more than a measure with filters. */
  readonly question?: string;
  /** The days that are asked about, up to today; absent where the question names none. */
  readonly period?: PeriodJson;
  readonly against?: PeriodJson;
  /** What the headline counts, where the question names a period, a part or a length of time. */
  readonly count?: number;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly Value[] }[];
  readonly caseCount: number;
  readonly excluded: readonly LeftOut[];
  /** That the numbers are rounded for this role, or of whom they are; absent: they are exact and of all. */
  readonly note?: string;
}

/**
 * Returns the numbers that the words ask for, as the colleague may see them. Throws UserError for words it cannot
 * answer.
 */
export function measureJsonFor(words: string, context: CommandContext, measures: readonly Measure[]): MeasureJson {
  const { snapshot, today, colleague, rounder } = context;
  const { interpretation: _, ...question } = understandQuestion(words, snapshot, today, measures, colleague);
  const { measure, filters, by } = question;
  const { scope, against } = permittedScopes(question, context);
  const { isRounded } = rights[colleague.role];
  if (!isRounded) checkAnyLeft(measure, scope);
  const narrowed = narrowing(measure, scope, by, colleague, today);
  const note = isRounded ? roundingText(rounder) : narrowed;
  const numbers = isRounded ? sharedNumbers(measure, rounder) : measure;
  const figures = numbers.figures(scope, by);
  const isMore = asksMore(question);
  const scopes = { scope: { ...scope, showsCodes: true as const }, against };
  const shown = isMore ? tableIn(atOnce(questionParts(measure, question, scopes, numbers))) : figures;
  return {
    id: measure.id,
    title: measure.title,
    on: textOfDay(scope.on),
    asAt: snapshot.readAt,
    filters: jsonOf(filters),
    ...(isMore ? { question: exactQuery(question, snapshot) } : {}),
    ...(question.period === undefined ? {} : { period: periodJson(periodOf(measure, scope)) }),
    ...(against === null ? {} : { against: periodJson(periodOf(measure, against)) }),
    ...(isMore ? { count: numbers.count(scope) } : {}),
    columns: shown.columns.map(({ label }) => label),
    rows: shown.rows.map(({ label, values }) => ({ label, values })),
    caseCount: figures.caseCount,
    excluded: figures.excluded,
    ...(note === null ? {} : { note }),
  };
}

/** Whether a question asks more than a measure with filters and a split. */
function asksMore({ period, against, among, part, threshold, ranking, show }: Asked): boolean {
  return [period, against, among, part, threshold, ranking, show].some((form) => form !== undefined);
}

function tableIn({ parts }: TitledParts): {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
} {
  const table = parts.find((part) => part.kind === "table");
  return table ?? { columns: [], rows: [] };
}

function periodOf({ event }: Measure, { period, ahead, on }: Scope): Period {
  return ahead ?? (event === null ? { from: on, to: on } : period);
}

function periodJson(period: Period): PeriodJson {
  return { from: textOfDay(period.from), to: textOfDay(period.to), label: periodLabel(period) };
}

function jsonOf({ on, ...filters }: Filters): MeasureJson["filters"] {
  return on === undefined ? filters : { ...filters, on: textOfDay(on) };
}
