import type { Choices, PrivateAnswer } from "../../answer.ts";
import type { CommandContext } from "../../context.ts";
import type { Measure } from "../../measure.ts";
import { exactQuery, questionTitle } from "../../query/exact-query.ts";
import { understandQuestion } from "../../query/understand.ts";
import { UserError } from "../../user-error.ts";
import { privateAnswer } from "../private-answer.ts";
import { permittedScopes } from "./question-report.ts";

/** Names a kept query for people. One that cannot be asked today keeps its words. */
export function keptTitle(
  query: string,
  { snapshot, today }: Pick<CommandContext, "snapshot" | "today">,
  measures: readonly Measure[],
): string {
  try {
    return questionTitle(understandQuestion(query, snapshot, today, measures));
  } catch (error) {
    if (error instanceof UserError) return `${query} (not available now)`;
    throw error;
  }
}

/** Returns the queries that the colleague pinned, as buttons. */
export function pinned(context: CommandContext, measures: readonly Measure[]): Choices {
  const { colleague, store } = context;
  const queries = store.pins.of(store.personKey(colleague.email));
  return {
    kind: "choices",
    title: queries.length === 0 ? "You have no pinned measures" : "Pinned",
    choices: queries.map((query) => ({ label: keptTitle(query, context, measures), words: query })),
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
