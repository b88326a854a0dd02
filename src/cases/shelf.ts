/** Records by id while a load goes on, in the order in which they were kept, and the ids of rows set aside. */
export interface Shelf<Kept> {
  keep(id: string, kept: Kept): void;
  get(id: string): Kept | undefined;
  all<Record>(record: (kept: Kept) => Record): Record[];
  setAside(id: string): void;
  isSetAside(id: string): boolean;
}

/** An empty shelf. */
export function shelf<Kept>(): Shelf<Kept> {
  const kept = new Map<string, Kept>();
  const aside = new Set<string>();
  return {
    keep: (id, one) => void kept.set(id, one),
    get: (id) => kept.get(id),
    all: (record) => Array.from(kept.values(), record),
    setAside: (id) => void aside.add(id),
    isSetAside: (id) => aside.has(id),
  };
}
