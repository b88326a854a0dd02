import { understood } from "../src/ask-measure.ts";
import { askWords } from "../src/ask-words.ts";
import { asked } from "../src/asked.ts";
import { caseList } from "../src/case-list.ts";
import { command } from "../src/command.ts";
import { namedFilters } from "../src/measure-answer.ts";
import { measures } from "../src/measures/index.ts";
import { permittedCases } from "../src/rights.ts";

export const exportCases = command({
  name: "export",
  says: "the cases behind a number, all of them, as a file",
  usage: "export <measure> [filters]",
  asFile: true,
  run(words, { book, today, colleague, caseAddress }) {
    const { measure, filters } = understood(words, book, today, measures, colleague);
    const setting = permittedCases(measure, asked(book, today, filters), colleague, today);
    const list = caseList(measure, setting, "all", caseAddress);
    return {
      audience: "private",
      title: `Cases: ${measure.title}`,
      on: setting.on,
      asAt: book.readAt,
      filters: namedFilters(setting),
      asks: `export ${askWords(measure, filters, undefined, book)}`,
      parts: [{ kind: "say", text: `${list.total} in all that you may see.` }, list],
    };
  },
});
