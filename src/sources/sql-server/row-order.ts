import type { Row } from "../../cases/contract.ts";

/** Compares rows by all their cells, nulls first, so that the first of several rows with one id is always the same. */
export function byAllCells(one: Row, other: Row): number {
  for (const [at, cell] of one.entries()) {
    const against = other[at] ?? null;
    if (cell === against) continue;
    if (cell === null) return -1;
    return against === null || cell > against ? 1 : -1;
  }
  return 0;
}

/** Whether the server may treat the two ids as equal: it may ignore trailing blanks and capitals. */
function areAlike(one: string | null | undefined, other: string | null | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== "string" || typeof other !== "string" || endDifferently(one, other)) return false;
  return one.trimEnd().toLowerCase() === other.trimEnd().toLowerCase();
}

/** Whether the two end in different plain letters or digits: a fast check that settles nearly all pairs. */
function endDifferently(one: string, other: string): boolean {
  const [last, otherLast] = [one.charCodeAt(one.length - 1), other.charCodeAt(other.length - 1)];
  // Bit 32 distinguishes a small letter from a capital.
  return isPlain(last) && isPlain(otherLast) && (last | 32) !== (otherLast | 32);
}

function isPlain(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
}

/**
 * Takes rows ordered by their first cell and passes them on ordered by all cells. Holds back only rows whose first cells
 * may be equal. Call `flush` after the last row.
 */
export function rowOrder(take: (row: Row) => void) {
  let held: Row | null = null;
  // Further rows with the id of the held row; there are rarely any.
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
