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

/**
 * Takes rows that come ordered by their first cell and hands them on ordered by all. Only rows that share the first
 * cell are held back.
 */
export function rowOrder(take: (row: Row) => void) {
  const held: Row[] = [];
  const flush = () => {
    if (held.length > 1) held.sort(byAllCells);
    for (const row of held) take(row);
    held.length = 0;
  };
  return {
    push: (row: Row) => {
      if (held.length > 0 && held[0]?.[0] !== row[0]) flush();
      held.push(row);
    },
    flush,
  };
}
