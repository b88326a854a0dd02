import { command, pageNumber, questionText } from "../src/command.ts";
import { pagesOf } from "../src/measures/answer/case-list.ts";
import { measures } from "../src/measures/index.ts";
import { interpretationNotes } from "../src/query/understand.ts";
import { caseListReport } from "../src/reports/case-list-report.ts";
import { UserError } from "../src/user-error.ts";

export const cases = command({
  name: "cases",
  description: "the cases behind a number, twenty a page",
  args: { question: questionText("<measure> [filters]"), page: pageNumber },
  run({ question: asked, page }, context) {
    const { list, question, interpretation, answer } = caseListReport(asked, context, measures, page);
    const last = pagesOf(list.total);
    if (page > last) throw new UserError(`there is no page ${page}; the last is ${last}`);
    const query = `cases ${question}`;
    const pageChoice = (label: string, number: number) =>
      number < 1 || number > last ? [] : [{ label, words: `${query} page ${number}` }];
    return answer(page === 1 ? query : `${query} page ${page}`, [
      ...interpretationNotes(interpretation),
      { kind: "say", text: `${list.total} in all that you may see, page ${page} of ${last}.` },
      list,
      {
        kind: "choices",
        title: "Go on",
        choices: [
          ...pageChoice("Previous", page - 1),
          ...pageChoice("Next", page + 1),
          { label: "As a file", words: `export ${question}` },
          { label: "The number", words: question },
        ],
      },
    ]);
  },
});
