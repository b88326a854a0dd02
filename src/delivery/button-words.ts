import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";
import { personalConversation } from "../digest/conversation.ts";
import type { Clock } from "../platform/clock.ts";
import type { SnapshotHolder } from "../snapshot/holder.ts";
import type { Store } from "../store/store.ts";
import { withIds, withReferences } from "./kept-references.ts";

/** What the words of buttons are kept with. */
interface Keeping {
  readonly store: Store;
  readonly clock: Clock;
  readonly snapshots: Pick<SnapshotHolder, "current">;
}

/** What was kept for a button. */
export interface KeptQuestion {
  /** The words that a press stands for. */
  readonly words: string;
  /** The words that asked for the message with the button; empty where none did. */
  readonly query: string;
  /** The key of that message where it was sent unasked; empty where somebody asked for it. */
  readonly key: string;
  /** The channel in which that message was asked for, where it is shown elsewhere; empty: it is shown where it was asked for. */
  readonly channel: string;
}

/**
 * Makes a function that keeps the words of an answer's buttons, followed by where its message was asked for (`channel`), the key of the
 * message and the words that asked for it. Cases stand in them by the ids of their persons.
 */
export function questionKeeper(
  { store, clock, snapshots }: Keeping,
  { query }: Pick<Answer, "query">,
  key: string,
  channel = "",
) {
  return (words: readonly string[]): string => {
    const kept = (text: string) => withIds(text, snapshots.current());
    return store.questions.keep([...words.map(kept), channel, key, kept(query ?? "")], clock.now());
  };
}

/** Finds what a button with that value stands for; null where it is unknown, has expired or its case is gone. */
export function recallQuestion({ store, clock, snapshots }: Keeping, value: string): KeptQuestion | null {
  const [, id, place] = /^([\w-]{1,64}):(\d{1,4})$/.exec(value) ?? [];
  if (id === undefined) return null;
  const recall = (at: number) =>
    withReferences(store.questions.recall(id, at, clock.now()) ?? "", snapshots.current()) ?? "";
  const words = recall(Number(place));
  return words === "" ? null : { words, query: recall(-1), key: recall(-2), channel: recall(-3) };
}

/** Whether the message of that key was sent to the person. */
export function wasSentTo({ store }: Keeping, key: string, { email }: Colleague): boolean {
  return key !== "" && store.outbox.find(key)?.conversation === personalConversation(store.personKey(email));
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
