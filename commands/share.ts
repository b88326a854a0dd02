import { rounderFor } from "../src/access/rounding.ts";
import { command, questionText } from "../src/command.ts";
import { sharedQuestionAnswer } from "../src/measures/answer/question-answer.ts";
import { measures } from "../src/measures/index.ts";
import { exactQuery } from "../src/query/exact-query.ts";
import { understandQuestion, interpretationNotes } from "../src/query/understand.ts";
import { askedScopes, exactWords } from "../src/reports/question/question-report.ts";
import { UserError } from "../src/user-error.ts";

export const share = command({
  name: "share",
  description: "post a measure for everyone in the channel, with rounded figures",
  args: { question: questionText("<measure> [team, age, year or on]") },
  accepts: (rest) => !/^of\s/i.test(rest),
  needs: { right: "shares", refusal: "Your role cannot share figures. Ask your manager to share them." },
  posts: true,
  exact: ({ question }, context) => exactWords(question, context, measures),
  *run({ question: words }, context) {
    const { snapshot, today, colleague, channel } = context;
    const { interpretation, ...question } = understandQuestion(words, snapshot, today, measures, colleague);
    if (question.show === "cases") throw new UserError("Cases cannot be shared. Share the figure.");
    const rounder = rounderFor(context, channel);
    yield;
    const answer = yield* sharedQuestionAnswer(question.measure, question, askedScopes(question, context), rounder);
    return {
      ...answer,
      parts: [...interpretationNotes(interpretation), ...answer.parts],
      query: `share ${exactQuery(question, snapshot)}`,
    };
  },
});
