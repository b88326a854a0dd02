import { understood, understoodNotes } from "../src/ask-measure.ts";
import { askWords } from "../src/ask-words.ts";
import { asked } from "../src/asked.ts";
import { command } from "../src/command.ts";
import { sharedMeasureAnswer } from "../src/measure-answer.ts";
import { measures } from "../src/measures/index.ts";
import { QuestionRefused } from "../src/question.ts";
import { rights } from "../src/rights.ts";

export const share = command({
  name: "share",
  says: "a measure for everybody in the channel, small numbers masked",
  usage: "share <measure> [team, age, year or on]",
  posts: true,
  run(words, { book, today, colleague, maskBelow }) {
    if (!rights[colleague.role].shares) throw new QuestionRefused("sharing is not for your role; ask your manager to");
    const { measure, filters, by, says } = understood(words, book, today, measures, colleague);
    if (by !== undefined) throw new QuestionRefused("only the measure's own split can be shared; leave out the by");
    const answer = sharedMeasureAnswer(measure, asked(book, today, filters), maskBelow);
    return {
      ...answer,
      parts: [...understoodNotes(says), ...answer.parts],
      asks: `share ${askWords(measure, filters, undefined, book)}`,
    };
  },
});
