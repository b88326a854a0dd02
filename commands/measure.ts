import { asked } from "../src/asked.ts";
import { command } from "../src/command.ts";
import { measureAnswer, sharedMeasureAnswer } from "../src/measure-answer.ts";
import { measures } from "../src/measures/index.ts";
import { understood } from "../src/ask-measure.ts";
import { permitted, rights } from "../src/rights.ts";
import { QuestionRefused } from "../src/question.ts";
import { rules } from "../src/rules/index.ts";

export const measure = command({
  name: "measure",
  says: "a measure of the dashboard, with its chart",
  usage: "[measure] <measure> [filters] [by team|officer|age]",
  run(words, { book, today, colleague, maskBelow }) {
    const { measure, filters, by, says } = understood(words, book, today, measures);
    const setting = permitted(measure, asked(book, today, filters), by, colleague, today);
    if (rights[colleague.role].isMasked) {
      if (by !== undefined) throw new QuestionRefused("another split is not for your role; leave it out");
      return sharedMeasureAnswer(measure, setting, maskBelow);
    }
    const answer = measureAnswer(measure, setting, rules, by);
    if (says === undefined) return answer;
    return { ...answer, parts: [{ kind: "note", about: "filters", text: `Understood: ${says}.` }, ...answer.parts] };
  },
});
