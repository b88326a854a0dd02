/** Records by id while a load goes on, in the order in which they were kept, and the ids of rows set aside. */
export interface Shelf<Kept> {
  /** Keeps a record whose id is not kept yet. */
  keep(one: Kept): void;
  has(id: string): boolean;
  get(id: string): Kept | undefined;
  all(): Kept[];
  setAside(id: string): void;
  isSetAside(id: string): boolean;
}

/**
 * An empty shelf. To look records up is the slowest part of a load, so it is spared where it can be: rows mostly come
 * in the order of their ids, and an id above all others is new; rows of one parent often follow each other.
 */
export function shelf<Kept>(idOf: (one: Kept) => string): Shelf<Kept> {
  const kept: Kept[] = [];
  const aside = new Set<string>();
  let highest = "";
  // Holds those kept before the last lookup: reviews are never looked up.
  const index = new Map<string, Kept>();
  let last: { readonly id: string; readonly one: Kept | undefined } = { id: "", one: undefined };

  const get = (id: string): Kept | undefined => {
    if (id === last.id) return last.one;
    for (const one of kept.slice(index.size)) index.set(idOf(one), one);
    const one = index.get(id);
    if (one !== undefined) last = { id, one };
    return one;
  };

  return {
    keep(one) {
      const id = idOf(one);
      if (id > highest) highest = id;
      kept.push(one);
    },
    has: (id) => id <= highest && get(id) !== undefined,
    get,
    all: () => [...kept],
    setAside: (id) => void aside.add(id),
    isSetAside: (id) => aside.has(id),
  };
}
