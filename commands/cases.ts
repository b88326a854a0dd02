import { understood, understoodNotes } from "../src/ask-measure.ts";
import { askWords } from "../src/ask-words.ts";
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
  run(words, desk) {
    const { book, today, colleague } = desk;
    const paged = /^(.*?)\s+page\s*:?\s*(\d{1,6})$/i.exec(words);
    const page = Math.max(1, Number(paged?.[2] ?? 1));
    const { measure, filters, says } = understood(paged?.[1] ?? words, book, today, measures, colleague);
    const setting = permittedCases(measure, asked(book, today, filters), colleague, today);
    const list = caseList(measure, setting, page, desk.caseAddress);
    const last = pagesOf(list.total);
    const asks = `cases ${askWords(measure, filters, undefined, book)}`;
    const turn = (label: string, to: number) => (to < 1 || to > last ? [] : [{ label, words: `${asks} page ${to}` }]);
    if (page > last) throw new QuestionRefused(`there is no page ${page}; the last is ${last}`);
    return {
      audience: "private",
      title: `Cases: ${measure.title}`,
      on: setting.on,
      asAt: book.readAt,
      filters: namedFilters(setting),
      asks: page === 1 ? asks : `${asks} page ${page}`,
      parts: [
        ...understoodNotes(says),
        { kind: "say", text: `${list.total} in all that you may see, page ${page} of ${last}.` },
        list,
        {
          kind: "choices",
          title: "Go on",
          choices: [
            ...turn("Previous", page - 1),
            ...turn("Next", page + 1),
            { label: "As a file", words: `export ${askWords(measure, filters, undefined, book)}` },
            { label: "The number", words: askWords(measure, filters, undefined, book) },
          ],
        },
      ],
    };
  },
});
