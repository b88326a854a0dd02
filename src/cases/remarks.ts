import { views, type View } from "./contract.ts";

/** Why a row was rejected, or why a cell or record in the snapshot is doubtful. */
export interface Remark {
  readonly view: View;
  /** The row's number in its view as read, from 1; null for a remark about a record, made later. */
  readonly row: number | null;
  /** The row's own id; null where none can be read. */
  readonly id: string | null;
  /** Names the column and never repeats a personal value. */
  readonly reason: string;
  /** The id that the reason is about: a rejected parent, or a link that leads nowhere. Null where there is none. */
  readonly by: string | null;
  /** Absent for a remark about a record, made later. */
  readonly place?: CellPlace;
}

/** Where a remark was found, for whoever mends it. */
export interface CellPlace {
  /** The line of the file, from 1; null where the source is no file. */
  readonly line: number | null;
  readonly column: string | null;
  /** What the cell holds, shortened; null where it may name or describe somebody. */
  readonly value: string | null;
}

export interface RemarkCount {
  readonly view: View;
  readonly reason: string;
  readonly count: number;
}

/** A reason with the first remarks that give it. */
export interface RemarkGroup extends RemarkCount {
  readonly first: readonly Remark[];
}

/** Counts remarks by view and reason: parent views first, then the commonest reason, whatever the order of the rows. */
export function countRemarks(remarks: Iterable<Remark>): RemarkCount[] {
  return groupRemarks(remarks).map(({ view, reason, count }) => ({ view, reason, count }));
}

/** How many places of a reason are shown: enough to see what they have in common. */
const placesShown = 5;

/** Groups remarks by view and reason, in the order of countRemarks, each with its first five. */
export function groupRemarks(remarks: Iterable<Remark>): RemarkGroup[] {
  const counts = new Map<string, { view: View; reason: string; count: number; first: Remark[] }>();
  for (const remark of remarks) {
    const { view, reason } = remark;
    const key = `${view} ${reason}`;
    const counted = counts.get(key);
    if (counted === undefined) counts.set(key, { view, reason, count: 1, first: [remark] });
    else {
      counted.count += 1;
      if (counted.first.length < placesShown) counted.first.push(remark);
    }
  }
  return [...counts.values()].sort(
    (a, b) => views.indexOf(a.view) - views.indexOf(b.view) || b.count - a.count || (a.reason < b.reason ? -1 : 1),
  );
}
