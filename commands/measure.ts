import { narrowing, permitted, rights } from "../src/access/rights.ts";
import type { Answer, Note } from "../src/answer.ts";
import { command, questionText } from "../src/command.ts";
import { measureAnswer, sharedMeasureAnswer } from "../src/measures/answer/measure-answer.ts";
import { measureChoices } from "../src/measures/answer/measure-choices.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { measures } from "../src/measures/index.ts";
import { exactQuery } from "../src/query/exact-query.ts";
import { understandQuestion, interpretationNotes } from "../src/query/understand.ts";
import { measureJsonFor } from "../src/reports/measure-json.ts";
import { rules } from "../src/rules/index.ts";

export const measureCommand = command({
  name: "measure",
  description: "a measure of the dashboard, with its chart",
  args: { question: questionText("<measure> [filters] [by team|officer|age]") },
  isDefault: true,
  json: ({ question }, context) => measureJsonFor(question, context, measures),
  run({ question }, context): Answer {
    const { snapshot, today, colleague, rounder, store } = context;
    const { measure, filters, by, interpretation } = understandQuestion(question, snapshot, today, measures, colleague);
    const scope = permitted(measure, scopeOf(snapshot, today, filters), by, colleague, today);
    const query = exactQuery(measure, filters, by, snapshot);
    const choices = measureChoices(measure, scope, by, {
      ...context,
      pinned: store.pins.of(store.personKey(colleague.email)),
    });
    if (rights[colleague.role].isRounded) {
      const answer = sharedMeasureAnswer(measure, scope, rounder, by);
      return { ...answer, query, parts: [...interpretationNotes(interpretation), ...answer.parts, choices] };
    }
    const answer = measureAnswer(measure, scope, rules, by);
    const narrowed = narrowing(measure, filters, by, colleague);
    const narrowingNotes: Note[] = narrowed === null ? [] : [{ kind: "note", about: "filters", text: narrowed }];
    return {
      ...answer,
      query,
      parts: [...interpretationNotes(interpretation), ...narrowingNotes, ...answer.parts, choices],
    };
  },
});
