import type { ChannelAdapter, DeliveryOutcome, Message } from "../../src/delivery/channel-adapter.ts";

/** A message that the chat accepted. */
export interface Arrived {
  readonly address: string;
  readonly key: string;
  readonly message: Message;
}

/** What a fake chat does with a request. */
export type Mood =
  "well" | "busy" | "fault before" | "fault after" | "crash before" | "crash after" | "content" | "recipient";

/** A chat in memory that fails as `moodOf` says. A crash ends the caller's process: its request never returns. */
export function fakeChat(moodOf: (message: Message) => Mood, onCrash: () => void, canLookBack = true) {
  const arrived: Arrived[] = [];
  const never = (): Promise<never> => {
    onCrash();
    return new Promise<never>(() => undefined);
  };
  const take = (message: Message): DeliveryOutcome => {
    arrived.push({ address: message.address, key: message.key, message });
    return { kind: "sent", message: String(arrived.length) };
  };
  const channel: ChannelAdapter = {
    name: "fake",
    canLookBack,
    health: () => "working",
    latest: async () => [],
    reaches: async () => true,
    addressOf: async ({ email }) => email,
    owns: () => true,
    async send(message) {
      const mood = moodOf(message);
      if (mood === "busy") return { kind: "busy", milliseconds: 5000 };
      if (mood === "fault before") return { kind: "unsure", reason: "time-out" };
      if (mood === "crash before") return never();
      if (mood === "recipient") return { kind: "refused", because: "recipient", reason: "no such user" };
      if (mood === "content" && message.form !== "plain text") {
        return { kind: "refused", because: "content", reason: "invalid blocks" };
      }
      const sent = take(message);
      if (mood === "fault after") return { kind: "unsure", reason: "the connection broke" };
      return mood === "crash after" ? never() : sent;
    },
    async find(address, key) {
      const at = arrived.findIndex((one) => one.address === address && one.key === key);
      return at === -1 ? null : String(at + 1);
    },
  };
  return { channel, arrived };
}
