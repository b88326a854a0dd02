import type { Answer } from "../../answer.ts";
import type { Bot } from "../../dispatch.ts";

/** What was kept for a button. */
export interface KeptQuestion {
  /** The words that a press stands for. */
  readonly words: string;
  /** The words that asked for the message with the button; empty where none did. */
  readonly query: string;
  /** The key of that message where it was sent unasked; empty where somebody asked for it. */
  readonly key: string;
}

/**
 * Makes a function that keeps the words of an answer's buttons, followed by the key of its message and the words that
 * asked for it.
 */
export function questionKeeper({ store, clock }: Bot, { query }: Pick<Answer, "query">, key: string) {
  return (words: readonly string[]): string => store.questions.keep([...words, key, query ?? ""], clock.now());
}

/** Finds what a button with that value stands for; null where it is unknown or has expired. */
export function recallQuestion({ store, clock }: Bot, value: string): KeptQuestion | null {
  const [, id, place] = /^([\w-]{1,64}):(\d{1,4})$/.exec(value) ?? [];
  if (id === undefined) return null;
  const recall = (at: number) => store.questions.recall(id, at, clock.now()) ?? "";
  const words = recall(Number(place));
  return words === "" ? null : { words, query: recall(-1), key: recall(-2) };
}

/**
 * Whether two queries have the same subject, whatever their filters, split and page: one answer may take the other's
 * place.
 */
export function isSameSubject(one: string, other: string): boolean {
  return one !== "" && subjectOf(one) === subjectOf(other);
}

function subjectOf(query: string): string {
  return query
    .trim()
    .replace(/ page \d+$/, "")
    .replace(/ by \w+$/, "")
    .replace(/ \p{L}+:.*$/u, "");
}
