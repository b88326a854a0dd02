import { LRUCache } from "lru-cache";
import type { Outbox } from "../store/outbox.ts";
import type { ChannelAdapter } from "./channel-adapter.ts";

interface StrangerSearchParts {
  readonly outbox: Outbox;
  readonly storeId: string;
  readonly acceptedAt: () => string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How long a conversation is not looked at again: a second bot sends there at the same hours. In milliseconds. */
const pause = 3_600_000;
const mostConversations = 10_000;

/**
 * Opens the search for messages that this app sent and the outbox does not know: those of a second bot, or of a store
 * that was lost. The outbox keeps what it sent for months, and only the last week of a conversation is read.
 */
export function strangerSearch({ outbox, storeId, acceptedAt, now }: StrangerSearchParts) {
  const seen = new LRUCache<string, true>({ max: mostConversations, ttl: pause, ttlResolution: 0, perf: { now } });
  return {
    /**
     * Resolves with the instant of the latest such message in a conversation; null: there is none, or the conversation
     * cannot be read, which is no reason to send nothing.
     */
    async find(channel: ChannelAdapter, address: string): Promise<string | null> {
      const place = `${channel.name} ${address}`;
      if (seen.has(place)) return null;
      const accepted = acceptedAt() ?? "";
      const found = await channel.latest(address).catch(() => []);
      const stranger = found
        .filter(({ at }) => at > accepted)
        .filter((one) => (one.storeId !== null && one.storeId !== storeId) || outbox.find(one.key) === null)
        .map(({ at }) => at)
        .sort()
        .at(-1);
      if (stranger !== undefined) return stranger;
      seen.set(place, true);
      return null;
    },
  };
}
