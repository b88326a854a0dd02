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
}

export interface RemarkCount {
  readonly view: View;
  readonly reason: string;
  readonly count: number;
}

/** Counts remarks by view and reason: parent views first, then the commonest reason, whatever the order of the rows. */
export function countRemarks(remarks: Iterable<Remark>): RemarkCount[] {
  const counts = new Map<string, { view: View; reason: string; count: number }>();
  for (const { view, reason } of remarks) {
    const key = `${view} ${reason}`;
    const counted = counts.get(key);
    if (counted) counted.count += 1;
    else counts.set(key, { view, reason, count: 1 });
  }
  return [...counts.values()].sort(
    (a, b) => views.indexOf(a.view) - views.indexOf(b.view) || b.count - a.count || (a.reason < b.reason ? -1 : 1),
  );
}
