import type { Row } from "../../cases/contract.ts";

/** Rows ordered by all their cells, a null first: so the first of several with one id is the same at every load. */
export function byAllCells(one: Row, other: Row): number {
  for (const [at, cell] of one.entries()) {
    const against = other[at] ?? null;
    if (cell === against) continue;
    if (cell === null) return -1;
    return against === null || cell > against ? 1 : -1;
  }
  return 0;
}

/** Whether the server may order the two ids as one: blanks behind and capitals are nothing to it. */
function areAlike(one: string | null | undefined, other: string | null | undefined): boolean {
  return one === other || one?.trimEnd().toLowerCase() === other?.trimEnd().toLowerCase();
}

/**
 * Takes rows that come ordered by their first cell and hands them on ordered by all. Only rows whose first cells are
 * alike are held back.
 */
export function rowOrder(take: (row: Row) => void) {
  let held: Row | null = null;
  // Others of its id: there seldom are any.
  let others: Row[] = [];
  const flush = () => {
    if (held === null) return;
    if (others.length === 0) take(held);
    else for (const row of [held, ...others].sort(byAllCells)) take(row);
    held = null;
    others = [];
  };
  return {
    push: (row: Row) => {
      if (held !== null && areAlike(held[0], row[0])) {
        others.push(row);
        return;
      }
      flush();
      held = row;
    },
    flush,
  };
}
