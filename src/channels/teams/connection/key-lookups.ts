import { LRUCache } from "lru-cache";

/**
 * How many tokens a minute may be looked at that name a key which no good token has named yet: for each, Microsoft may be
 * asked for its keys. More than write to a bot in the moment after its start.
 */
const mostPerMinute = 60;
const minute = 60_000;

/** Microsoft has a handful at a time. */
const mostKeys = 100;

/** Keeps others from having the bot ask Microsoft for keys without end: each token may name a key that does not exist. */
export interface KeyLookups {
  /** Whether the token of such a header may be looked at now. */
  readonly mayCheck: (authorization: string) => boolean;
  /** The token was good: its key is known. */
  readonly passed: (authorization: string) => void;
}

/** `now` gives milliseconds and never goes back. */
export function openKeyLookups(now: () => number): KeyLookups {
  const known = new LRUCache<string, true>({ max: mostKeys });
  let left = mostPerMinute;
  let asOf = now();
  return {
    mayCheck(authorization) {
      const key = keyOf(authorization);
      if (key !== null && known.has(key)) return true;
      left = Math.min(mostPerMinute, left + ((now() - asOf) / minute) * mostPerMinute);
      asOf = now();
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    passed(authorization) {
      const key = keyOf(authorization);
      if (key !== null) known.set(key, true);
    },
  };
}

/** Returns the id of the key that a token says it is signed with; null: it says none. */
function keyOf(authorization: string): string | null {
  const header = /^bearer\s+([\w-]{1,2000})\./i.exec(authorization)?.[1] ?? "";
  return /"kid"\s*:\s*"([^"\\]{1,200})"/.exec(Buffer.from(header, "base64url").toString("utf8"))?.[1] ?? null;
}
