import { permittedCases } from "../src/access/rights.ts";
import { textOfDay } from "../src/cases/day.ts";
import { command, questionText } from "../src/command.ts";
import { caseList } from "../src/measures/answer/case-list.ts";
import { namedFilters } from "../src/measures/answer/measure-answer.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { measures } from "../src/measures/index.ts";
import { exactQuery } from "../src/query/exact-query.ts";
import { understandQuestion } from "../src/query/understand.ts";

export const exportCases = command({
  name: "export",
  description: "the cases behind a number, all of them, as a file",
  args: { question: questionText("<measure> [filters]") },
  asFile: true,
  run({ question }, { snapshot, today, colleague, caseAddress }) {
    const { measure, filters } = understandQuestion(question, snapshot, today, measures, colleague);
    const scope = permittedCases(measure, scopeOf(snapshot, today, filters), colleague, today);
    const list = caseList(measure, scope, "all", caseAddress);
    return {
      audience: "private",
      title: `Cases: ${measure.title}`,
      on: textOfDay(scope.on),
      asAt: snapshot.readAt,
      filters: namedFilters(scope),
      query: `export ${exactQuery(measure, filters, undefined, snapshot)}`,
      parts: [{ kind: "say", text: `${list.total} in all that you may see.` }, list],
    };
  },
});
