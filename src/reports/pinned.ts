import { permitted } from "../access/rights.ts";
import type { Choices, PrivateAnswer } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import type { Measure } from "../measure.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { filterTexts, type Filters } from "../measures/engine/asked.ts";
import { exactQuery } from "../query/exact-query.ts";
import { understandQuestion } from "../query/understand.ts";
import { UserError } from "../user-error.ts";
import { privateAnswer } from "./private-answer.ts";

/** Returns the queries that the colleague pinned, as buttons. One that no longer works is labelled with its words. */
export function pinned({ snapshot, today, colleague, store }: CommandContext, measures: readonly Measure[]): Choices {
  const labelOf = (query: string): string => {
    try {
      const { measure, filters, by } = understandQuestion(query, snapshot, today, measures);
      const split = by === undefined ? [] : [`by ${by}`];
      return [measure.title, ...named(filters), ...split].join(", ");
    } catch (error) {
      if (error instanceof UserError) return `${query} (no longer to be had)`;
      throw error;
    }
  };
  const queries = store.pins.of(store.personKey(colleague.email));
  return {
    kind: "choices",
    title: queries.length === 0 ? "Nothing is pinned yet" : "Pinned",
    choices: queries.map((query) => ({ label: labelOf(query), words: query })),
  };
}

/** Returns a sentence and the pinned queries as an answer. */
export function pinnedAnswer(context: CommandContext, measures: readonly Measure[], sentence: string): PrivateAnswer {
  const parts = [{ kind: "say", text: sentence } as const, pinned(context, measures)];
  return { ...privateAnswer("Pinned measures", context, parts), query: "pin" };
}

/** Returns the exact words of a question to pin. Throws UserError if the colleague may not ask it. */
export function pinWords(words: string, context: CommandContext, measures: readonly Measure[]): string {
  const { snapshot, today, colleague } = context;
  const { measure, filters, by } = understandQuestion(words, snapshot, today, measures, colleague);
  permitted(measure, scopeOf(snapshot, today, filters), by, colleague, today);
  return exactQuery(measure, filters, by, snapshot);
}

function named(filters: Filters): string[] {
  return filterTexts(filters).map(({ value }) => value);
}
