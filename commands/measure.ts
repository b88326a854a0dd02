import type { Answer } from "../src/answer.ts";
import { command, questionText } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { exactWords } from "../src/reports/question/question-report.ts";
import { understandQuestion } from "../src/query/understand.ts";
import { caseListAnswer } from "../src/reports/question/case-list-report.ts";
import { measureJsonFor } from "../src/reports/question/measure-json.ts";
import { questionReport } from "../src/reports/question/question-report.ts";

export const measureCommand = command({
  name: "measure",
  description: "a measure of the dashboard, with its chart",
  args: { question: questionText("<measure> [filters] [by team|officer|age]") },
  isDefault: true,
  json: ({ question }, context) => measureJsonFor(question, context, measures),
  exact: ({ question }, context) => exactWords(question, context, measures),
  run({ question }, context): Answer {
    const { snapshot, today, colleague } = context;
    const { show } = understandQuestion(question, snapshot, today, measures, colleague);
    return show === "cases"
      ? caseListAnswer(question, context, measures, 1)
      : questionReport(question, context, measures);
  },
});
