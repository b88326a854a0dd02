import type { Part, PrivateAnswer } from "./answer.ts";
import type { Desk } from "./desk.ts";

/** A private answer of some parts, to the asker, of today. */
export function sayAnswer(title: string, { today, book }: Desk, parts: readonly Part[]): PrivateAnswer {
  return { audience: "private", title, on: today, asAt: book.readAt, filters: [], parts };
}

/** The same of one sentence. */
export function saySentence(title: string, desk: Desk, text: string): PrivateAnswer {
  return sayAnswer(title, desk, [{ kind: "say", text }]);
}
