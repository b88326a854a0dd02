import type { Choices } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import type { Measure } from "../measure.ts";
import { filterTexts, type Filters } from "../measures/engine/scope.ts";
import { understandQuestion } from "../query/understand.ts";
import { UserError } from "../user-error.ts";

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

function named(filters: Filters): string[] {
  return filterTexts(filters).map(({ value }) => value);
}
