import { rounderFor } from "../src/access/rounding.ts";
import { command, questionText } from "../src/command.ts";
import { sharedMeasureAnswer } from "../src/measures/answer/measure-answer.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { measures } from "../src/measures/index.ts";
import { exactQuery } from "../src/query/exact-query.ts";
import { understandQuestion, interpretationNotes } from "../src/query/understand.ts";
import { UserError } from "../src/user-error.ts";

export const share = command({
  name: "share",
  description: "a measure for everybody in the channel, in rounded numbers",
  args: { question: questionText("<measure> [team, age, year or on]") },
  accepts: (rest) => !/^of\s/i.test(rest),
  needs: { right: "shares", refusal: "sharing is not for your role; ask your manager to" },
  posts: true,
  run({ question }, { snapshot, today, colleague, channel, ...context }) {
    const { measure, filters, by, interpretation } = understandQuestion(question, snapshot, today, measures, colleague);
    if (by !== undefined) throw new UserError("only the measure's own split can be shared; leave out the by");
    const answer = sharedMeasureAnswer(measure, scopeOf(snapshot, today, filters), rounderFor(context, channel));
    return {
      ...answer,
      parts: [...interpretationNotes(interpretation), ...answer.parts],
      query: `share ${exactQuery(measure, filters, undefined, snapshot)}`,
    };
  },
});
