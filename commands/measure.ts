import type { Answer } from "../src/answer.ts";
import type { Steps } from "../src/cases/snapshot-work.ts";
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
  *run({ question }, context): Steps<Answer> {
    const { snapshot, today, colleague } = context;
    const { show } = understandQuestion(question, snapshot, today, measures, colleague);
    yield;
    return show === "cases"
      ? yield* caseListAnswer(question, context, measures, 1)
      : yield* questionReport(question, context, measures);
  },
});
