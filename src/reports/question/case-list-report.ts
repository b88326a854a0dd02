import { permittedCases, rights } from "../../access/rights.ts";
import type { List, Part, PrivateAnswer } from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import type { Steps } from "../../cases/snapshot-work.ts";
import type { CommandContext } from "../../context.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { Measure } from "../../measure.ts";
import { caseList, pagesOf } from "../../measures/answer/case-list.ts";
import { askedTitle } from "../../measures/answer/frame.ts";
import { headline, periodText } from "../../measures/answer/headline.ts";
import { recordsOf } from "../../measures/answer/measure-choices.ts";
import { filterTexts } from "../../measures/engine/asked.ts";
import { checkNotShorter } from "../../measures/engine/narrowing.ts";
import { scopeAsked, type Scope } from "../../measures/engine/scope.ts";
import { exactQuery } from "../../query/exact-query.ts";
import { interpretationNotes, understandQuestion } from "../../query/understand.ts";
import { UserError } from "../../user-error.ts";

/** The cases behind a question that the asker may see. */
interface CaseListReport {
  readonly list: List;
  /** The question in exact words, without how it is shown. */
  readonly question: string;
  readonly interpretation: string | undefined;
  /** Says how many there are, of which day or period, and what to do next. */
  readonly summary: string;
  /** Makes the answer of its parts; `query` asks for it again. */
  readonly answer: (query: string, parts: readonly Part[]) => PrivateAnswer;
}

/** Lists the cases behind a question: one page of them, counted from 1, or all. Throws UserError where it cannot. */
export function* caseListReport(
  asked: string,
  { snapshot, today, colleague, caseAddress }: CommandContext,
  measures: readonly Measure[],
  page: number | "all",
): Steps<CaseListReport> {
  const { interpretation, ...understood } = understandQuestion(asked, snapshot, today, measures, colleague);
  if (understood.against !== undefined)
    throw new UserError("Cases can be listed for one period only. Ask about one of the two.");
  const question = recordsOf(understood);
  const { measure } = question;
  checkNotShorter(measure, question.threshold);
  const scope = permittedCases(measure, scopeAsked(snapshot, today, question, measure), colleague, today);
  const { findings, cases } = rights[colleague.role];
  const seesAll = (measure.isQuality ? findings : cases) === "all";
  const list = yield* caseList(measure, scope, page, caseAddress);
  yield;
  return {
    list,
    question: exactQuery(question, snapshot),
    interpretation,
    summary: summaryOf(measure, scope, list.total, seesAll),
    answer: (query, parts) => ({
      audience: "private",
      title: `Cases: ${askedTitle(measure, scope)}`,
      on: textOfDay(scope.on),
      asAt: snapshot.readAt,
      filters: filterTexts(scope.filters),
      query,
      parts,
    }),
  };
}

function summaryOf(measure: Measure, scope: Scope, total: number, seesAll: boolean): string {
  // whether others have such cases is not said: that may be a number of another officer
  if (total === 0 && !seesAll) return "You do not have any of these cases. Other case officers may.";
  if (total === 0) return headline(measure, measure.figures(scope), scope, false);
  const when = measure.event === null && scope.ahead === undefined ? spelledDay(scope.on) : periodText(scope);
  const isWorstFirst = measure.waitFrom !== null;
  const order = !isWorstFirst
    ? ""
    : measure.countsAhead === true
      ? " The soonest is first."
      : " The longest wait is first.";
  const next = measure.nextStep === undefined ? "" : ` What to do: ${measure.nextStep}`;
  const cases = total === 1 ? "1 case that you can see" : `${total.toLocaleString("en-GB")} cases that you can see`;
  return `${cases}, ${when}.${order}${next}`;
}

/** Answers with a page of the cases behind a question, counted from 1, and its buttons. Throws UserError. */
export function* caseListAnswer(
  asked: string,
  context: CommandContext,
  measures: readonly Measure[],
  page: number,
): Steps<PrivateAnswer> {
  const { list, question, interpretation, summary, answer } = yield* caseListReport(asked, context, measures, page);
  const last = pagesOf(list.total);
  if (page > last) throw new UserError(`There is no page ${page}. The last is page ${last}.`);
  const query = `cases ${question}`;
  const pageChoice = (label: string, number: number) =>
    number < 1 || number > last ? [] : [{ label, words: `${query} page ${number}` }];
  return answer(page === 1 ? query : `${query} page ${page}`, [
    ...interpretationNotes(interpretation),
    { kind: "say", text: last === 1 ? summary : `${summary} Page ${page} of ${last}.` },
    list,
    {
      kind: "choices",
      title: "Next",
      choices: [
        ...pageChoice("Previous", page - 1),
        ...pageChoice("Next", page + 1),
        { label: "As a file", words: `export ${question}` },
        { label: "The figure", words: question },
      ],
    },
  ]);
}
