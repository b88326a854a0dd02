import type { CellCount } from "../cases/column-tally.ts";
import type { View } from "../cases/contract.ts";
import type { Remark } from "../cases/remarks.ts";

/** Writes a count as people read it: 2,731. */
export const count = (number: number): string => number.toLocaleString("en-GB");

/** Writes a count with its noun: 1 row, 2,731 rows. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** Where a remark was found, for whoever mends it. */
export interface ShownPlace {
  /** The line of the view's file; null where the source is no file. */
  readonly line: number | null;
  /** The row's own id; null where it has none or none can be read. */
  readonly id: string | null;
  /** The row's number in its view as read; null for a remark about a record. */
  readonly row: number | null;
  readonly column: string | null;
  /** What the cell holds, shortened; null where it may name or describe somebody. */
  readonly value: string | null;
}

export function shownPlace({ row, id, place }: Remark): ShownPlace {
  return { line: place?.line ?? null, id, row, column: place?.column ?? null, value: place?.value ?? null };
}

/**
 * Lists the places of one reason, which names the column: `plan.csv line 5 "N", line 6 "T"`; without a file, by the ids
 * of the rows: `plan l5 "N", l6 "T"`.
 */
export function placesText(view: View, places: readonly ShownPlace[]): string {
  return places
    .map(({ line, id, row, value }, at) => {
      const where = line === null ? (id ?? `row ${count(row ?? 0)}`) : `line ${line}`;
      const cell = value === null ? "" : ` "${value}"`;
      return `${at > 0 ? "" : line === null ? `${view} ` : `${view}.csv `}${where}${cell}`;
    })
    .join(", ");
}

/** Lists words with their counts, the commonest first: `"N" 2,000, "T" 500 and 3 more`. */
export function wordsText(words: readonly CellCount[], most = 5): string {
  const shown = words.slice(0, most).map(({ what, count: times }) => `"${what}" ${count(times)}`);
  const more = words.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${count(more)} more` : "");
}
