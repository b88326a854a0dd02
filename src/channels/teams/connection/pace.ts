import { LRUCache } from "lru-cache";

/**
 * How many messages a bot may send in a conversation, within how many milliseconds: learn.microsoft.com, "Optimize your
 * bot: rate limiting".
 */
const limits = [
  { most: 7, within: 1000 },
  { most: 8, within: 2000 },
  { most: 60, within: 30_000 },
  { most: 1800, within: 3_600_000 },
] as const;

const longest = 3_600_000;
const mostConversations = 5000;

/**
 * Makes a function that says how many milliseconds must pass before a message may go to a conversation, and counts the
 * message where that is 0. `now` gives milliseconds.
 */
export function openPace(now: () => number): (conversation: string) => number {
  const sent = new LRUCache<string, readonly number[]>({ max: mostConversations });
  return (conversation) => {
    const time = now();
    const before = (sent.get(conversation) ?? []).filter((at) => at > time - longest);
    const waits = limits.map(({ most, within }) => {
      const last = before.at(-most);
      return last === undefined ? 0 : last + within - time;
    });
    const wait = Math.max(0, ...waits);
    sent.set(conversation, wait > 0 ? before : [...before, time]);
    return wait;
  };
}
