import type { Answer, Note } from "../src/answer.ts";
import { asked } from "../src/asked.ts";
import { askWords } from "../src/ask-words.ts";
import { understood, understoodNotes } from "../src/ask-measure.ts";
import { command } from "../src/command.ts";
import { measureAnswer, sharedMeasureAnswer } from "../src/measure-answer.ts";
import { measureChoices } from "../src/measure-choices.ts";
import { measures } from "../src/measures/index.ts";
import { QuestionRefused } from "../src/question.ts";
import { narrowing, permitted, rights } from "../src/rights.ts";
import { rules } from "../src/rules/index.ts";

export const measure = command({
  name: "measure",
  says: "a measure of the dashboard, with its chart",
  usage: "[measure] <measure> [filters] [by team|officer|age]",
  run(words, desk): Answer {
    const { book, today, colleague, maskBelow } = desk;
    const { measure, filters, by, says } = understood(words, book, today, measures, colleague);
    const setting = permitted(measure, asked(book, today, filters), by, colleague, today);
    const isMasked = rights[colleague.role].isMasked;
    if (isMasked && by !== undefined) throw new QuestionRefused("another split is not for your role; leave it out");
    const asks = askWords(measure, filters, by, book);
    const choices = measureChoices(measure, setting, by, desk);
    if (isMasked) {
      const answer = sharedMeasureAnswer(measure, setting, maskBelow);
      return { ...answer, asks, parts: [...understoodNotes(says), ...answer.parts, choices] };
    }
    const answer = measureAnswer(measure, setting, rules, by);
    const narrowed = narrowing(measure, filters, by, colleague);
    const only: Note[] = narrowed === null ? [] : [{ kind: "note", about: "filters", text: narrowed }];
    return { ...answer, asks, parts: [...understoodNotes(says), ...only, ...answer.parts, choices] };
  },
});
