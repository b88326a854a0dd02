import { views, type View } from "./contract.ts";

/** A row that is not in the book, or a cell or record that is in it but doubtful, and why. */
export interface Remark {
  readonly view: View;
  /** The row's place in its view as read, from 1; null for a remark made of a record later. */
  readonly row: number | null;
  /** The row's own id; null where it has none that can be read. */
  readonly id: string | null;
  /** In words that name the column and never repeat a personal value. */
  readonly reason: string;
  /** What the reason points at: the id of a row set aside or of a link that leads nowhere. */
  readonly by: string | null;
}

export interface RemarkCount {
  readonly view: View;
  readonly reason: string;
  readonly count: number;
}

/** Remarks counted by view and reason: the views parents first, the commonest reason first; no order of rows matters. */
export function countRemarks(remarks: Iterable<Remark>): RemarkCount[] {
  const counts = new Map<string, { view: View; reason: string; count: number }>();
  for (const { view, reason } of remarks) {
    const key = `${view} ${reason}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { view, reason, count: 1 });
  }
  return [...counts.values()].sort(
    (one, other) =>
      views.indexOf(one.view) - views.indexOf(other.view) ||
      other.count - one.count ||
      (one.reason < other.reason ? -1 : 1),
  );
}
