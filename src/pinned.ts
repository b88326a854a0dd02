import type { Choices } from "./answer.ts";
import { understood } from "./ask-measure.ts";
import type { Filters } from "./asked.ts";
import type { Desk } from "./desk.ts";
import type { Measure } from "./measure.ts";
import { QuestionRefused } from "./question.ts";

/** The measures that somebody keeps at hand, as buttons. One whose officer or team is gone keeps its words. */
export function pinned({ book, today, colleague, store }: Desk, measures: readonly Measure[]): Choices {
  const labelOf = (asks: string): string => {
    try {
      const { measure, filters, by } = understood(asks, book, today, measures);
      const split = by === undefined ? [] : [`by ${by}`];
      return [measure.title, ...named(filters), ...split].join(", ");
    } catch (error) {
      if (error instanceof QuestionRefused) return `${asks} (no longer to be had)`;
      throw error;
    }
  };
  const kept = store.pins.of(store.personKey(colleague.email));
  return {
    kind: "choices",
    title: kept.length === 0 ? "Nothing is pinned yet" : "Pinned",
    choices: kept.map((asks) => ({ label: labelOf(asks), words: asks })),
  };
}

function named(filters: Filters): string[] {
  return Object.values(filters).map(String);
}
