import { command, questionText } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { exactWords } from "../src/reports/question/question-report.ts";
import { caseListReport } from "../src/reports/question/case-list-report.ts";

export const exportCases = command({
  name: "export",
  description: "all the cases behind a figure, as a file",
  args: { question: questionText("<measure> [filters]") },
  asFile: true,
  exact: ({ question }, context) => exactWords(question, context, measures),
  *run({ question: asked }, context) {
    const { list, question, summary, answer } = yield* caseListReport(asked, context, measures, "all");
    return answer(`export ${question}`, [{ kind: "say", text: summary }, list]);
  },
});
