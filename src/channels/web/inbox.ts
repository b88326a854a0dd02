import { randomUUID } from "node:crypto";
import { timeText, type Answer, type SharedAnswer } from "../../answer.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { ChannelAdapter } from "../../delivery/channel-adapter.ts";
import type { Clock } from "../../platform/clock.ts";

/** A message that the page shows. */
export interface InboxMessage<Shown extends Answer = Answer> {
  /** When it came by London's clocks, or those of the day that is pretended. */
  readonly at: string;
  readonly by: string;
  readonly answer: Shown;
  /** The key of its delivery; absent: somebody shared it by hand. */
  readonly key?: string;
}

/**
 * What the page's pretended chat holds: each person's private messages and one channel's posts. Nothing of it is stored.
 */
export interface Inbox {
  /** Shows an answer to the channel. */
  readonly post: (by: string, answer: SharedAnswer) => void;
  /** The channel's posts, the newest last. */
  readonly posts: () => readonly InboxMessage<SharedAnswer>[];
  /** A person's private messages, the newest last. */
  readonly of: (email: string) => readonly InboxMessage[];
  /** Delivers to the page. Posts to any channel are shown as the one that there is. */
  readonly channel: ChannelAdapter;
}

/** Opens an inbox with nothing in it. */
export function openInbox({ today, hour }: Pick<Clock, "today" | "hour">): Inbox {
  const posts: InboxMessage<SharedAnswer>[] = [];
  const messages = new Map<string, InboxMessage[]>();
  const delivered = new Map<string, string>();
  const at = () => `${spelledDay(today())}, ${timeText(hour())}`;
  const channel: ChannelAdapter = {
    name: "page",
    canLookBack: true,
    health: () => "working",
    reaches: async () => true,
    addressOf: async ({ email }) => `to:${email}`,
    owns: () => true,
    async send({ key, address, answer }) {
      const id = randomUUID();
      const message = { at: at(), by: "SEND bot", key };
      if (address.startsWith("to:")) {
        messages.set(address, [...(messages.get(address) ?? []), { ...message, answer }]);
      } else if (answer.audience === "shared") posts.push({ ...message, answer });
      else return { kind: "refused", because: "recipient", reason: "a channel is shown no private answer" };
      delivered.set(`${address} ${key}`, id);
      return { kind: "sent", message: id };
    },
    latest: async () => [],
    find: async (address, key) => delivered.get(`${address} ${key}`) ?? null,
  };
  return {
    post: (by, answer) => void posts.push({ at: at(), by, answer }),
    posts: () => posts,
    of: (email) => messages.get(`to:${email}`) ?? [],
    channel,
  };
}
