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
  if (one === other) return true;
  if (typeof one !== "string" || typeof other !== "string" || endDifferently(one, other)) return false;
  return one.trimEnd().toLowerCase() === other.trimEnd().toLowerCase();
}

/** Whether the two end in plain letters or digits that are not the same: so do nearly all, and it is soon seen. */
function endDifferently(one: string, other: string): boolean {
  const [last, otherLast] = [one.charCodeAt(one.length - 1), other.charCodeAt(other.length - 1)];
  // Bit 32 is all that tells a small letter from a capital.
  return isPlain(last) && isPlain(otherLast) && (last | 32) !== (otherLast | 32);
}

function isPlain(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
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
