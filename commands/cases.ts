import { permittedCases } from "../src/access/rights.ts";
import { textOfDay } from "../src/cases/day.ts";
import { command, pageNumber, questionText } from "../src/command.ts";
import { caseList, pagesOf } from "../src/measures/answer/case-list.ts";
import { namedFilters } from "../src/measures/answer/measure-answer.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { measures } from "../src/measures/index.ts";
import { exactQuery } from "../src/query/exact-query.ts";
import { understandQuestion, interpretationNotes } from "../src/query/understand.ts";
import { UserError } from "../src/user-error.ts";

export const cases = command({
  name: "cases",
  description: "the cases behind a number, twenty a page",
  args: { question: questionText("<measure> [filters]"), page: pageNumber },
  run({ question, page }, context) {
    const { snapshot, today, colleague } = context;
    const {
      measure,
      filters,
      interpretation: says,
    } = understandQuestion(question, snapshot, today, measures, colleague);
    const scope = permittedCases(measure, scopeOf(snapshot, today, filters), colleague, today);
    const list = caseList(measure, scope, page, context.caseAddress);
    const last = pagesOf(list.total);
    const query = `cases ${exactQuery(measure, filters, undefined, snapshot)}`;
    const turn = (label: string, to: number) => (to < 1 || to > last ? [] : [{ label, words: `${query} page ${to}` }]);
    if (page > last) throw new UserError(`there is no page ${page}; the last is ${last}`);
    return {
      audience: "private",
      title: `Cases: ${measure.title}`,
      on: textOfDay(scope.on),
      asAt: snapshot.readAt,
      filters: namedFilters(scope),
      query: page === 1 ? query : `${query} page ${page}`,
      parts: [
        ...interpretationNotes(says),
        { kind: "say", text: `${list.total} in all that you may see, page ${page} of ${last}.` },
        list,
        {
          kind: "choices",
          title: "Go on",
          choices: [
            ...turn("Previous", page - 1),
            ...turn("Next", page + 1),
            { label: "As a file", words: `export ${exactQuery(measure, filters, undefined, snapshot)}` },
            { label: "The number", words: exactQuery(measure, filters, undefined, snapshot) },
          ],
        },
      ],
    };
  },
});
