import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";

/** How much of an answer a message shows. A channel that rejects one form is sent the next. */
export const messageForms = ["whole", "without picture", "plain text"] as const;

export type MessageForm = (typeof messageForms)[number];

/** A message for a channel to send. */
export interface Message {
  /** Sent with the message, so that `find` can look for it. */
  readonly key: string;
  /** The channel's own address of the conversation. */
  readonly address: string;
  readonly answer: Answer;
  readonly form: MessageForm;
  /** The message may have arrived before, and the channel cannot tell. */
  readonly mayBeRepeat: boolean;
}

export type DeliveryOutcome =
  /** Arrived; `message` is the channel's own id. */
  | { readonly kind: "sent"; readonly message: string }
  /** Not accepted; this conversation may be tried again after so many milliseconds. */
  | { readonly kind: "busy"; readonly milliseconds: number }
  /** Unknown, after a time-out, a broken connection or a server error. */
  | { readonly kind: "unsure"; readonly says: string }
  /** Rejected for good: this content, or anything to this recipient. */
  | { readonly kind: "refused"; readonly because: "content" | "recipient"; readonly says: string };

/** A channel by which scheduled messages reach people: the local page, Slack or Teams. */
export interface ChannelAdapter {
  readonly name: string;
  /** Whether `find` can read a conversation. */
  readonly canLookBack: boolean;
  /** Resolves with whether a person can be reached here. */
  readonly reaches: (colleague: Colleague) => Promise<boolean>;
  /** Resolves with the address of a person's private conversation; null where there is none. */
  readonly addressOf: (colleague: Colleague) => Promise<string | null>;
  /** Returns whether the id names a conversation of this channel. */
  readonly owns: (id: string) => boolean;
  /** Sends a message. What a server answers is an outcome, never a rejection; a rejection counts as unsure. */
  readonly send: (message: Message) => Promise<DeliveryOutcome>;
  /** Resolves with the id of the message of that key, null where there is none. Rejects where it cannot tell. */
  readonly find: (address: string, key: string) => Promise<string | null>;
}
