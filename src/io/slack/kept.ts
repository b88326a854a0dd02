import type { Answer } from "../../answer.ts";
import type { Bot } from "../../bot.ts";

/** What was kept of a pressed button. */
export interface Pressed {
  /** The words that it stands for. */
  readonly words: string;
  /** What the message that it is on was asked by; empty where nothing did. */
  readonly asks: string;
}

/** Keeps the words of an answer's buttons, and last of all those that asked for it. */
export function keeper({ store, clock }: Bot, { asks }: Answer): (words: readonly string[]) => string {
  return (words) => store.questions.keep([...words, asks ?? ""], clock.now());
}

/** What a button of that value stands for; null where it is unknown or has expired. */
export function pressed({ store, clock }: Bot, value: string): Pressed | null {
  const [, id, place] = /^([\w-]{1,64}):(\d{1,4})$/.exec(value) ?? [];
  if (id === undefined) return null;
  const words = store.questions.recall(id, Number(place), clock.now());
  const asks = store.questions.recall(id, -1, clock.now());
  return words === null || words === "" ? null : { words, asks: asks ?? "" };
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
