import { understood } from "../src/ask-measure.ts";
import { asked } from "../src/asked.ts";
import { caseList, pagesOf } from "../src/case-list.ts";
import { command } from "../src/command.ts";
import { namedFilters } from "../src/measure-answer.ts";
import { measures } from "../src/measures/index.ts";
import { QuestionRefused } from "../src/question.ts";
import { permittedCases } from "../src/rights.ts";

export const cases = command({
  name: "cases",
  says: "the cases behind a number, twenty a page",
  usage: "cases <measure> [filters] [page N]",
  run(words, { book, today, colleague }) {
    const paged = /^(.*?)\s+page\s*:?\s*(\d{1,6})$/i.exec(words);
    const page = Math.max(1, Number(paged?.[2] ?? 1));
    const { measure, filters } = understood(paged?.[1] ?? words, book, today, measures);
    const setting = permittedCases(measure, asked(book, today, filters), colleague, today);
    const list = caseList(measure, setting, page);
    const last = pagesOf(list.total);
    if (page > last) throw new QuestionRefused(`there is no page ${page}; the last is ${last}`);
    return {
      audience: "private",
      title: `Cases: ${measure.title}`,
      on: setting.on,
      asAt: book.readAt,
      filters: namedFilters(setting),
      parts: [{ kind: "say", text: `${list.total} in all that you may see, page ${page} of ${last}.` }, list],
    };
  },
});
