import type { Choice, PrivateAnswer } from "./answer.ts";
import { askWords } from "./ask-words.ts";
import type { CaseBook } from "./cases/book.ts";
import type { Desk } from "./desk.ts";
import { plainWords, type ExactQuestion } from "./plain-words.ts";
import { QuestionRefused } from "./question.ts";

/** Words that may mean several things, or hold something that is not understood: nothing is answered, the nearest are offered. */
export class QuestionUnsure extends QuestionRefused {
  /** Why it is not answered, in a sentence. */
  readonly says: string;
  readonly choices: readonly Choice[];

  constructor(says: string, nearest: readonly ExactQuestion[], book: CaseBook) {
    const exact = nearest.map(({ measure, filters, by }) => askWords(measure, filters, by, book));
    super(`${says} Nearest: ${exact.join(", or ")}`);
    this.says = says;
    this.choices = nearest.map((one, at) => ({ label: plainWords(one), words: exact[at] ?? one.measure.id }));
  }
}

/** The nearest to choose from; `before` are words that each choice begins with. */
export function unsureAnswer({ says, choices }: QuestionUnsure, { book, today }: Desk, before: string): PrivateAnswer {
  return {
    audience: "private",
    title: "Which of these?",
    on: today,
    asAt: book.readAt,
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
