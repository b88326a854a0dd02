import type { Answer } from "../../answer.ts";
import type { Bot } from "../../bot.ts";

/** What was kept of a pressed button. */
export interface Pressed {
  /** The words that it stands for. */
  readonly words: string;
  /** What the message that it is on was asked by; empty where nothing did. */
  readonly asks: string;
  /** What that message was sent unasked under; empty where somebody asked for it. */
  readonly key: string;
}

/** Keeps the words of an answer's buttons, and after them the key of its message and the words that asked for it. */
export function keeper({ store, clock }: Bot, { asks }: Pick<Answer, "asks">, key: string) {
  return (words: readonly string[]): string => store.questions.keep([...words, key, asks ?? ""], clock.now());
}

/** What a button of that value stands for; null where it is unknown or has expired. */
export function pressed({ store, clock }: Bot, value: string): Pressed | null {
  const [, id, place] = /^([\w-]{1,64}):(\d{1,4})$/.exec(value) ?? [];
  if (id === undefined) return null;
  const recall = (at: number) => store.questions.recall(id, at, clock.now()) ?? "";
  const words = recall(Number(place));
  return words === "" ? null : { words, asks: recall(-1), key: recall(-2) };
}

/** Whether two askings are of the same thing, whatever their filters, split and page: the one may take the other's place. */
export function isSameSubject(one: string, other: string): boolean {
  return one !== "" && subjectOf(one) === subjectOf(other);
}

function subjectOf(asks: string): string {
  return asks
    .trim()
    .replace(/ page \d+$/, "")
    .replace(/ by \w+$/, "")
    .replace(/ \p{L}+:.*$/u, "");
}
