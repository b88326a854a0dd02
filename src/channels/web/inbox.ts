import { randomUUID } from "node:crypto";
import type { Answer, SharedAnswer } from "../../answer.ts";
import type { Clock } from "../../platform/clock.ts";
import type { ChannelAdapter } from "../../delivery/channel-adapter.ts";

/** A message on the page, newest last. */
export interface InboxMessage<Shown extends Answer = Answer> {
  /** When it came by London's clocks, or those of the day that is pretended. */
  readonly at: string;
  readonly by: string;
  readonly answer: Shown;
  /** What it was delivered under; absent: somebody shared it by hand. */
  readonly key?: string;
}

/** What the page's pretended chat holds: each person's private messages and one channel's posts. Forgotten at the end. */
export interface Inbox {
  readonly post: (letter: InboxMessage<SharedAnswer>) => void;
  readonly posts: () => readonly InboxMessage<SharedAnswer>[];
  /** A person's private messages. */
  readonly of: (email: string) => readonly InboxMessage[];
  /** The page as a channel that the bot sends to unasked. Every channel's posts are shown as the one that there is. */
  readonly channel: ChannelAdapter;
}

/** An empty mailbox. */
export function openInbox({ today, hour }: Pick<Clock, "today" | "hour">): Inbox {
  const posts: InboxMessage<SharedAnswer>[] = [];
  const letters = new Map<string, InboxMessage[]>();
  const arrived = new Map<string, string>();
  const channel: ChannelAdapter = {
    name: "page",
    canLookBack: true,
    reaches: async () => true,
    addressOf: async ({ email }) => `to:${email}`,
    owns: () => true,
    async send({ key, address, answer }) {
      const id = randomUUID();
      const letter = { at: `${today()} ${hour()}`, by: "SEND bot", key };
      const of = letters.get(address) ?? [];
      if (address.startsWith("to:")) letters.set(address, [...of, { ...letter, answer }]);
      else if (answer.audience === "shared") posts.push({ ...letter, answer });
      else return { kind: "refused", because: "recipient", says: "a channel is shown no private answer" };
      arrived.set(`${address} ${key}`, id);
      return { kind: "sent", message: id };
    },
    find: async (address, key) => arrived.get(`${address} ${key}`) ?? null,
  };
  return {
    post: (letter) => void posts.push(letter),
    posts: () => posts,
    of: (email) => letters.get(`to:${email}`) ?? [],
    channel,
  };
}
