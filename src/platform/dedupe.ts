import { LRUCache } from "lru-cache";

const hour = 60 * 60 * 1000;

/** Many more than the people of a council send in an hour. */
const mostIds = 10_000;

/** Returns a check that is true for an id only once within an hour. `now` gives milliseconds. */
export function dedupe(now: () => number): (id: string) => boolean {
  const seen = new LRUCache<string, true>({ max: mostIds, ttl: hour, ttlResolution: 0, perf: { now } });
  return (id) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
}
