import { command, pageNumber, pageWords, questionText } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { caseListAnswer } from "../src/reports/question/case-list-report.ts";
import { exactWords } from "../src/reports/question/question-report.ts";

export const cases = command({
  name: "cases",
  description: "the cases behind a figure, 20 on a page",
  args: { question: questionText("<measure> [filters]"), page: pageNumber },
  // "cases per officer" asks how many plans each holds, and of "cases hitting 20 weeks" the first word says whose weeks
  accepts: (rest) =>
    !/^(?:by|per|for each) (?:team|(?:case )?officer|age)s?$|^(?:hit|hitting|pass|passing|cross|crossing|turning) /i.test(
      rest.trim(),
    ),
  exact: ({ question, page }, context) => `${exactWords(question, context, measures)}${pageWords(page)}`,
  run: ({ question, page }, context) => caseListAnswer(question, context, measures, page),
});
