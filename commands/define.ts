import { rights } from "../src/access/rights.ts";
import { command, questionText } from "../src/command.ts";
import { definitionAnswer } from "../src/measures/answer/definition.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { measures } from "../src/measures/index.ts";
import { understandQuestion } from "../src/query/understand.ts";

export const define = command({
  name: "define",
  description: "what a measure counts, why it matters and its legal source",
  args: { question: questionText("<measure>") },
  exact: ({ question }, { snapshot, today, colleague }) =>
    understandQuestion(question, snapshot, today, measures, colleague).measure.id,
  run({ question }, { snapshot, today, colleague }) {
    const { measure } = understandQuestion(question, snapshot, today, measures, colleague);
    return definitionAnswer(measure, scopeOf(snapshot, today), rights[colleague.role].isRounded);
  },
});
