import type { Choice, PrivateAnswer } from "../answer.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { UserError } from "../user-error.ts";
import { exactQuery, questionTitle, type ExactQuestion } from "./exact-query.ts";

/** Words that may mean several things, or are partly not understood. Nothing is answered; the nearest questions are offered. */
export class AmbiguousQuestion extends UserError {
  /** Why the question is not answered, in a sentence. */
  readonly reason: string;
  readonly choices: readonly Choice[];

  constructor(reason: string, nearest: readonly ExactQuestion[], snapshot: Snapshot) {
    const exact = nearest.map(({ measure, filters, by }) => exactQuery(measure, filters, by, snapshot));
    super(`${reason} Nearest: ${exact.join(", or ")}`);
    this.reason = reason;
    this.choices = nearest.map((question, at) => ({
      label: questionTitle(question),
      words: exact[at] ?? question.measure.id,
    }));
  }
}

/** Answers with the nearest questions as choices. `command` is what each choice begins with, such as `share`; or empty. */
export function ambiguousAnswer(
  { reason, choices }: AmbiguousQuestion,
  { snapshot, today }: { readonly snapshot: Snapshot; readonly today: Day },
  command: string,
): PrivateAnswer {
  return {
    audience: "private",
    title: "Which of these?",
    on: textOfDay(today),
    asAt: snapshot.readAt,
    filters: [],
    parts: [
      { kind: "say", text: reason },
      {
        kind: "choices",
        title: "Nearest",
        choices: choices.map(({ label, words }) => ({ label, words: `${command} ${words}`.trim() })),
      },
      {
        kind: "note",
        about: "filters",
        text: "This was not answered, rather than guess what you meant. Type help for all words.",
      },
    ],
  };
}
