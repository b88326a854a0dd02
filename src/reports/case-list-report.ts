import { permittedCases } from "../access/rights.ts";
import type { List, Part, PrivateAnswer } from "../answer.ts";
import { textOfDay } from "../cases/day.ts";
import type { CommandContext } from "../context.ts";
import type { Measure } from "../measure.ts";
import { caseList } from "../measures/answer/case-list.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { filterTexts } from "../measures/engine/asked.ts";
import { exactQuery } from "../query/exact-query.ts";
import { understandQuestion } from "../query/understand.ts";

/** The cases behind a question that the asker may see. */
interface CaseListReport {
  readonly list: List;
  /** The question in exact words. */
  readonly question: string;
  readonly interpretation: ReturnType<typeof understandQuestion>["interpretation"];
  /** Makes the answer of its parts; `query` asks for it again. */
  readonly answer: (query: string, parts: readonly Part[]) => PrivateAnswer;
}

/** Lists the cases behind a question: one page of them, counted from 1, or all. Throws UserError where it cannot. */
export function caseListReport(
  asked: string,
  { snapshot, today, colleague, caseAddress }: CommandContext,
  measures: readonly Measure[],
  page: number | "all",
): CaseListReport {
  const { measure, filters, interpretation } = understandQuestion(asked, snapshot, today, measures, colleague);
  const scope = permittedCases(measure, scopeOf(snapshot, today, filters), colleague, today);
  return {
    list: caseList(measure, scope, page, caseAddress),
    question: exactQuery(measure, filters, undefined, snapshot),
    interpretation,
    answer: (query, parts) => ({
      audience: "private",
      title: `Cases: ${measure.title}`,
      on: textOfDay(scope.on),
      asAt: snapshot.readAt,
      filters: filterTexts(scope.filters),
      query,
      parts,
    }),
  };
}
