const lifetime = 60 * 60 * 1000;

/** Remembers ids for an hour: what Slack sends again is answered once. */
export function dedupe(now: () => number): { readonly isNew: (id: string) => boolean } {
  const seen = new Map<string, number>();
  return {
    isNew(id) {
      const at = now();
      for (const [old, since] of seen) {
        if (at - since < lifetime) break;
        seen.delete(old);
      }
      if (seen.has(id)) return false;
      seen.set(id, at);
      return true;
    },
  };
}
