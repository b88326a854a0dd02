import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";

/** How much of an answer a message shows: channels refuse what they cannot, and then get less. */
export const messageForms = ["whole", "without picture", "plain text"] as const;

export type MessageForm = (typeof messageForms)[number];

/** A message as a channel is handed it. */
export interface Message {
  /** Kept with the message, so that the conversation can be searched for it. */
  readonly key: string;
  /** The channel's own address of the conversation. */
  readonly address: string;
  readonly answer: Answer;
  readonly form: MessageForm;
  /** It may have arrived before, and the channel cannot tell. */
  readonly mayBeRepeat: boolean;
}

export type DeliveryOutcome =
  /** Arrived, under the channel's own id. */
  | { readonly kind: "sent"; readonly message: string }
  /** Not taken, and to be tried again after so long, in this conversation. */
  | { readonly kind: "busy"; readonly milliseconds: number }
  /** Nobody knows: a time-out, a broken connection, a fault of the server. */
  | { readonly kind: "unsure"; readonly says: string }
  /** Not taken and never will be: this content, or anything to this recipient. */
  | { readonly kind: "refused"; readonly because: "content" | "recipient"; readonly says: string };

/** One way of reaching people unasked: the local page, Slack, Teams. */
export interface ChannelAdapter {
  readonly name: string;
  /** Whether a conversation can be read back. */
  readonly canLookBack: boolean;
  /** Whether a person can be told something here. */
  readonly reaches: (colleague: Colleague) => Promise<boolean>;
  /** The address of a person's private conversation; null: there is none. */
  readonly addressOf: (colleague: Colleague) => Promise<string | null>;
  /** Whether a channel of that id is this channel's own. */
  readonly owns: (id: string) => boolean;
  /** Never rejects for what a server says; a rejection counts as unsure. */
  readonly send: (message: Message) => Promise<DeliveryOutcome>;
  /** The id of the message of that key in the conversation; null: it is not there. Rejects where nobody knows. */
  readonly find: (address: string, key: string) => Promise<string | null>;
}
