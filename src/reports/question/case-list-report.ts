import { permittedCases, rights } from "../../access/rights.ts";
import type { Choice, List, Part, PrivateAnswer } from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import type { Steps } from "../../cases/snapshot-work.ts";
import type { CommandContext } from "../../context.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import type { Measure } from "../../measure.ts";
import { caseList, pagesOf, type CaseList } from "../../measures/answer/case-list.ts";
import { askedTitle } from "../../measures/answer/frame.ts";
import { headline, numbered, whenText } from "../../measures/answer/headline.ts";
import { recordsOf } from "../../measures/answer/measure-choices.ts";
import { breakdownName, filterTexts, type By } from "../../measures/engine/asked.ts";
import { checkNotShorter } from "../../measures/engine/narrowing.ts";
import { scopeAsked, type Scope } from "../../measures/engine/scope.ts";
import { exactQuery, type Question } from "../../query/exact-query.ts";
import { interpretationNotes, understandQuestion } from "../../query/understand.ts";
import { UserError } from "../../user-error.ts";

/** The cases behind a question that the asker may see. */
interface CaseListReport {
  readonly list: List;
  /** The question in exact words, without how it is shown. */
  readonly question: string;
  /** The same for the first cases only, where not all are listed; null: all are. */
  readonly asked: string | null;
  /** The button for more of the same, by a shorter limit; null: there is none. */
  readonly wider: Choice | null;
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
  const { by, among, ranking } = understood;
  // values side by side are a narrowing, and not groups
  const grouped = among === undefined && by !== undefined ? { by } : {};
  const question = { ...recordsOf(understood), ...grouped };
  const top = ranking?.top ?? null;
  const { measure } = question;
  checkNotShorter(measure, question.threshold);
  const scope = permittedCases(measure, scopeAsked(snapshot, today, question, measure), colleague, today);
  const { findings, cases } = rights[colleague.role];
  const seesAll = (measure.isQuality ? findings : cases) === "all";
  const form = { page, top, ...grouped, address: caseAddress };
  const { list, groups, count } = yield* caseList(measure, scope, form);
  yield;
  return {
    list,
    question: exactQuery(question, snapshot),
    asked:
      top === null || count <= top
        ? null
        : exactQuery({ ...question, ranking: { first: "most", top }, show: "cases" }, snapshot),
    wider: widerOf(question, measures, snapshot),
    interpretation,
    summary: summaryOf(measure, scope, { count, shown: list.total, groups, by: grouped.by }, seesAll),
    answer: (query, parts) => ({
      audience: "private",
      title: `Cases: ${askedTitle(measure, scope)}${measure.listLimit === undefined ? "" : ` (${measure.listLimit})`}`,
      on: textOfDay(scope.on),
      asAt: snapshot.readAt,
      filters: filterTexts(scope.filters),
      query,
      parts,
    }),
  };
}

/**
 * Returns the button for the cases that a shorter limit counts, narrowed and grouped alike; null: there is none, or the
 * question names a part or a length of time that the other measure does not have.
 */
function widerOf(question: Question, measures: readonly Measure[], snapshot: Snapshot): Choice | null {
  const { wider } = question.measure;
  const counting = measures.find(({ id }) => id === wider?.measure);
  if (wider === undefined || counting === undefined) return null;
  if (question.part !== undefined || question.threshold !== undefined) return null;
  return {
    label: wider.label,
    words: `cases ${exactQuery({ ...question, measure: counting, part: wider.part }, snapshot)}`,
  };
}

/** What is listed, of how many. */
interface Listed extends Pick<CaseList, "groups" | "count"> {
  /** How many lines the list has on all its pages. */
  readonly shown: number;
  readonly by: By | undefined;
}

function summaryOf(measure: Measure, scope: Scope, { count, shown, groups, by }: Listed, seesAll: boolean): string {
  // whether others have such cases is not said: that may be a number of another officer
  if (count === 0 && !seesAll) return "You do not have any of these cases. Other case officers may.";
  const figures = measure.figures(scope);
  if (count === 0) return headline(measure, figures, scope, false);
  const isOnDay = measure.event === null && scope.ahead === undefined;
  const when = isOnDay ? `on ${spelledDay(scope.on)}` : whenText(scope);
  const order =
    measure.waitFrom === null
      ? ""
      : measure.countsAhead === true
        ? " The soonest is first."
        : measure.dueHeading === undefined
          ? " The longest wait is first."
          : " The longest overdue is first.";
  const next = measure.nextStep === undefined ? "" : ` What to do: ${measure.nextStep}`;
  const cases = `${seesAll ? "" : "You can see "}${numbered(count, "cases")}`;
  const first = shown < count ? ` The first ${shown.toLocaleString("en-GB")} are shown.` : "";
  const both =
    figures.beside === undefined || measure.listLimit === undefined
      ? ""
      : ` ${headline(measure, figures, scope, false)}`;
  const split = groups.map(({ label, count: some }) => `${label} ${some.toLocaleString("en-GB")}`).join(", ");
  const byText = by === undefined ? "" : ` In groups by ${breakdownName(by)}, the largest first: ${split}.`;
  return `${cases} ${when}.${both}${first}${byText}${order}${next}`;
}

/** Answers with a page of the cases behind a question, counted from 1, and its buttons. Throws UserError. */
export function* caseListAnswer(
  asked: string,
  context: CommandContext,
  measures: readonly Measure[],
  page: number,
): Steps<PrivateAnswer> {
  const report = yield* caseListReport(asked, context, measures, page);
  const { list, question, interpretation, summary, wider, answer } = report;
  const last = pagesOf(list.total);
  if (page > last) throw new UserError(`There is no page ${page}. The last is page ${last}.`);
  const all = `cases ${question}`;
  const query = report.asked ?? all;
  const pageChoice = (label: string, number: number) =>
    number < 1 || number > last ? [] : [{ label, words: pageQuery(query, number) }];
  return answer(pageQuery(query, page), [
    ...interpretationNotes(interpretation),
    { kind: "say", text: last === 1 ? summary : `${summary} Page ${page} of ${last}.` },
    list,
    {
      kind: "choices",
      title: "Next",
      choices: [
        ...pageChoice("Previous", page - 1),
        ...pageChoice("Next", page + 1),
        ...(report.asked === null ? [] : [{ label: "All", words: all }]),
        ...(wider === null ? [] : [wider]),
        { label: "As a file", words: `export ${question}` },
        { label: "The figure", words: question },
      ],
    },
  ]);
}

/** Returns the words of a page of a list. */
function pageQuery(query: string, page: number): string {
  const words = query.startsWith("cases ") ? query : `cases ${query}`;
  return page === 1 ? query : `${words} page ${page}`;
}
