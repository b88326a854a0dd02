import { textOfDay, type Day } from "../cases/day.ts";
import type { Choice, PrivateAnswer } from "../answer.ts";
import { exactQuery } from "./exact-query.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { plainWords, type ExactQuestion } from "./exact-query.ts";
import { UserError } from "../user-error.ts";

/** Words that may mean several things, or hold something that is not understood: nothing is answered, the nearest are offered. */
export class AmbiguousQuestion extends UserError {
  /** Why it is not answered, in a sentence. */
  readonly reason: string;
  readonly choices: readonly Choice[];

  constructor(says: string, nearest: readonly ExactQuestion[], snapshot: Snapshot) {
    const exact = nearest.map(({ measure, filters, by }) => exactQuery(measure, filters, by, snapshot));
    super(`${says} Nearest: ${exact.join(", or ")}`);
    this.reason = says;
    this.choices = nearest.map((one, at) => ({ label: plainWords(one), words: exact[at] ?? one.measure.id }));
  }
}

/** The nearest to choose from; `before` are words that each choice begins with. */
export function ambiguousAnswer(
  { reason: says, choices }: AmbiguousQuestion,
  { snapshot, today }: { readonly snapshot: Snapshot; readonly today: Day },
  before: string,
): PrivateAnswer {
  return {
    audience: "private",
    title: "Which of these?",
    on: textOfDay(today),
    asAt: snapshot.readAt,
    filters: [],
    parts: [
      { kind: "say", text: says },
      {
        kind: "choices",
        title: "Nearest",
        choices: choices.map(({ label, words }) => ({ label, words: `${before} ${words}`.trim() })),
      },
      {
        kind: "note",
        about: "filters",
        text: "Nothing was answered, so that no guess is taken for what you asked. Type help for all words.",
      },
    ],
  };
}
