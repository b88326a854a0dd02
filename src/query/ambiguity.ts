import type { Choice, PrivateAnswer } from "../answer.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { UserError } from "../user-error.ts";
import { exactQuery, questionTitle, type Question } from "./exact-query.ts";

const notHeld = "Not in the case data";

/** Words that may mean several things, or are partly not understood. Nothing is answered; the nearest questions are offered. */
export class AmbiguousQuestion extends UserError {
  /** Why the question is not answered, in a sentence. */
  readonly reason: string;
  readonly nearest: readonly Question[];
  readonly choices: readonly Choice[];
  readonly title: string = "Did you mean one of these?";
  readonly remark: string = "Choose one, or type help to see what you can ask.";

  constructor(reason: string, nearest: readonly Question[], snapshot: Snapshot) {
    const exact = [...new Set(nearest.map((question) => exactQuery(question, snapshot)))];
    super(exact.length === 0 ? reason : `${reason} Did you mean: ${exact.join(", or ")}?`);
    this.reason = reason;
    this.nearest = nearest;
    this.choices = exact.map((words) => ({
      label: labelOf(nearest, words, snapshot),
      words,
    }));
  }
}

function labelOf(questions: readonly Question[], words: string, snapshot: Snapshot): string {
  const question = questions.find((one) => exactQuery(one, snapshot) === words);
  return question === undefined ? words : questionTitle(question);
}

/** A question about what the case data do not hold. What they hold instead is offered. */
export class NotInTheData extends AmbiguousQuestion {
  override readonly title = notHeld;
  override readonly remark = "Type help to see what you can ask.";
}

/** Answers with the nearest questions as choices. `command` is what each choice begins with, such as `share`; or empty. */
export function ambiguousAnswer(
  { reason, choices, title, remark }: AmbiguousQuestion,
  { snapshot, today }: { readonly snapshot: Snapshot; readonly today: Day },
  command: string,
): PrivateAnswer {
  return {
    audience: "private",
    title,
    on: textOfDay(today),
    asAt: snapshot.readAt,
    filters: [],
    parts: [
      { kind: "say", text: reason },
      ...(choices.length === 0
        ? []
        : [
            {
              kind: "choices",
              title: title === notHeld ? "You can ask" : "Did you mean",
              choices: choices.map(({ label, words }) => ({ label, words: `${command} ${words}`.trim() })),
            } as const,
          ]),
      { kind: "note", about: "filters", text: remark },
    ],
  };
}
