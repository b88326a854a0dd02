import type { Choices, PrivateAnswer } from "../../answer.ts";
import type { CommandContext } from "../../context.ts";
import type { Measure } from "../../measure.ts";
import { exactQuery, questionTitle } from "../../query/exact-query.ts";
import { understandQuestion } from "../../query/understand.ts";
import { UserError } from "../../user-error.ts";
import { privateAnswer } from "../private-answer.ts";
import { permittedScopes } from "./question-report.ts";

/** Returns the queries that the colleague pinned, as buttons. One that no longer works is labelled with its words. */
export function pinned({ snapshot, today, colleague, store }: CommandContext, measures: readonly Measure[]): Choices {
  const labelOf = (query: string): string => {
    try {
      return questionTitle(understandQuestion(query, snapshot, today, measures));
    } catch (error) {
      if (error instanceof UserError) return `${query} (not available now)`;
      throw error;
    }
  };
  const queries = store.pins.of(store.personKey(colleague.email));
  return {
    kind: "choices",
    title: queries.length === 0 ? "You have not pinned anything" : "Pinned",
    choices: queries.map((query) => ({ label: labelOf(query), words: query })),
  };
}

/** Returns a sentence and the pinned queries as an answer. */
export function pinnedAnswer(context: CommandContext, measures: readonly Measure[], sentence: string): PrivateAnswer {
  const parts = [{ kind: "say", text: sentence } as const, pinned(context, measures)];
  return { ...privateAnswer("Pinned measures", context, parts), query: "pin" };
}

/** Returns the exact words of a question to pin, whose period moves with the days. Throws UserError if the colleague may not ask it. */
export function pinWords(words: string, context: CommandContext, measures: readonly Measure[]): string {
  const { snapshot, today, colleague } = context;
  const question = understandQuestion(words, snapshot, today, measures, colleague);
  permittedScopes(question, context);
  return exactQuery(question, snapshot, "relative");
}
