import type { CellCount } from "../cases/column-tally.ts";
import type { Remark } from "../cases/remarks.ts";

/** Writes a count as people read it: 2,731. */
export const count = (number: number): string => number.toLocaleString("en-GB");

/** Writes a count with its noun: 1 row, 2,731 rows. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** Says where a remark was found: `plan.csv line 5, origin "N"`; without a file, by the row's id. */
export function placeText({ view, row, id, place }: Remark): string {
  const where =
    place?.line === undefined || place.line === null
      ? id === null
        ? `${view}${row === null ? "" : ` row ${count(row)}`}`
        : `${view} ${id}`
      : `${view}.csv line ${place.line}`;
  if (place === undefined || place.column === null) return where;
  return place.value === null ? `${where}, ${place.column}` : `${where}, ${place.column} "${place.value}"`;
}

/** Lists places, at most so many: `plan.csv line 5, origin "N"; plan.csv line 6, origin "T"`. */
export function placesText(remarks: readonly Remark[], most = 5): string {
  return remarks.slice(0, most).map(placeText).join("; ");
}

/** Lists words with their counts, the commonest first: `"N" 2,000, "T" 500 and 3 more`. */
export function wordsText(words: readonly CellCount[], most = 5): string {
  const shown = words.slice(0, most).map(({ what, count: times }) => `"${what}" ${count(times)}`);
  const more = words.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${count(more)} more` : "");
}
