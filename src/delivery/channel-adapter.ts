import type { Colleague } from "../access/colleagues.ts";
import type { Answer, Say } from "../answer.ts";

/** How much of an answer a message shows. If a channel refuses one form, it is sent the next. */
export const messageForms = ["whole", "without picture", "plain text"] as const;

export type MessageForm = (typeof messageForms)[number];

/** A message for a channel to send. */
export interface Message {
  /** Sent with the message, so that it can be found in the conversation. */
  readonly key: string;
  /** The id of the store that the message is sent from, sent with it; absent: from none. */
  readonly storeId?: string;
  /** The channel's own address of the conversation. */
  readonly address: string;
  readonly answer: Answer;
  readonly form: MessageForm;
  /** An earlier attempt may have arrived, and no channel can tell. */
  readonly mayBeRepeat: boolean;
}

/** Returns the answer of a message, headed where the same may have arrived before. */
export function answerOf({ answer, mayBeRepeat }: Pick<Message, "answer" | "mayBeRepeat">): Answer {
  if (!mayBeRepeat) return answer;
  const say: Say = { kind: "say", text: "This may be a repeat: it is not known whether it arrived before." };
  return answer.audience === "shared"
    ? { ...answer, parts: [say, ...answer.parts] }
    : { ...answer, parts: [say, ...answer.parts] };
}

export type DeliveryOutcome =
  /** It arrived; `message` is its id in the channel. */
  | { readonly kind: "sent"; readonly message: string }
  /** It was not accepted; the conversation may be tried again after so long. */
  | { readonly kind: "busy"; readonly milliseconds: number }
  /** It was not accepted now: it is tried again, each time later, for about a day. */
  | { readonly kind: "later"; readonly reason: string }
  /** Nothing is accepted from the bot until somebody mends that: it waits, however long. */
  | { readonly kind: "stopped"; readonly reason: string }
  /** It may have arrived: a time-out, a broken connection, a server error. */
  | { readonly kind: "unsure"; readonly reason: string }
  /** It will never be accepted: this content, or anything to this recipient. */
  | { readonly kind: "refused"; readonly because: "content" | "recipient"; readonly reason: string };

/**
 * How a chat is, as far as the bot has seen.
 * - `working` what is sent arrives
 * - `failing` nothing arrives just now; messages are tried again and may be given up
 * - `stopped` nothing is accepted until somebody mends it; messages wait untried
 */
export type ChannelHealth = "working" | "failing" | "stopped";

/** A message that a conversation holds. */
export interface SentMessage {
  readonly key: string;
  /** The store that it was sent from; null: it does not say. */
  readonly storeId: string | null;
  /** The instant at which it arrived, ISO 8601 in UTC. */
  readonly at: string;
}

/** A chat through which the bot sends messages: Slack, Teams. */
export interface ChannelAdapter {
  readonly name: string;
  /** Whether `find` works. */
  readonly canLookBack: boolean;
  readonly health: () => ChannelHealth;
  /** Resolves with whether the person has an account here. Rejects where the chat does not say: a UserError says why. */
  readonly reaches: (colleague: Colleague) => Promise<boolean>;
  /** Resolves with the address of the person's private conversation; null: there is none. */
  readonly addressOf: (colleague: Colleague) => Promise<string | null>;
  /** Whether the id is one of a channel in this chat. */
  readonly owns: (id: string) => boolean;
  /** Resolves for every reply of the server. A rejection counts as unsure. */
  readonly send: (message: Message) => Promise<DeliveryOutcome>;
  /**
   * Resolves with the id of the message with the key; null: it is not in the conversation. Rejects if it cannot tell.
   */
  readonly find: (address: string, key: string) => Promise<string | null>;
  /**
   * Resolves with the latest messages of the conversation that were sent unasked by this app, whichever bot it was, in
   * about the last week. Rejects if it cannot tell.
   */
  readonly latest: (address: string) => Promise<readonly SentMessage[]>;
}
