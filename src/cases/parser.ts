import type { Snapshot } from "./snapshot.ts";
import { readDay, readText, unreadable, type TextReader } from "./cell.ts";
import type { Day } from "./day.ts";
import { contract, views, type Column, type Row, type View } from "./contract.ts";
import { recordMaker, type Rejection } from "./record-maker.ts";
import type { Remark } from "./remarks.ts";
import type { CouncilWords } from "./council-words.ts";

export interface Parser {
  /** Takes rows of one view, in its order; views must come parents first, as listed in the contract. */
  take(view: View, rows: Iterable<Row>): void;
  /** What takes the rows of one view one by one, in its order; a row may be overwritten after. */
  taker(view: View): (row: Row) => void;
  /** Notes something about a row that the source itself saw (too few cells, say). Counts the row as the next one. */
  note(view: View, reason: string): void;
  /** Whether a row of that id was taken, kept or set aside. */
  knows(view: View, id: string): boolean;
  /** The snapshot of all that was taken. */
  snapshot(source: string, readAt: string): Snapshot;
}

/**
 * Turns rows into records. A row is set aside for an unreadable required cell, an unknown code in one, a link
 * that points nowhere, or an id that an earlier kept row has; any other unreadable cell becomes null and is noted.
 * See docs/case-data.md.
 */
export function caseParser(words: CouncilWords): Parser {
  const maker = recordMaker();
  const rejected: Remark[] = [];
  const warnings: Remark[] = [];
  const rowsRead = { person: 0, worker: 0, worker_relationship: 0, referral: 0, assessment: 0, plan: 0, review: 0 };

  const takerOf = (view: View): ((row: Row) => void) => {
    const columns = contract[view].map(readerOf);
    const make = maker.make[view];
    // The same three lists for all rows, which are many.
    const texts: (string | null)[] = columns.map(() => null);
    const days: (Day | null)[] = columns.map(() => null);
    const remarks: string[] = [];
    const remark = (reason: string) => void remarks.push(reason);
    return (raw) => {
      const row = (rowsRead[view] += 1);
      let rejection: Rejection | null = null;
      for (const { at, name, kind, required, reader } of columns) {
        const cell = reader === null ? readDay(raw[at] ?? null) : readText(raw[at] ?? null, reader);
        if (typeof cell === "number") days[at] = cell;
        else if (reader === null) days[at] = null;
        else texts[at] = cell === unreadable ? null : cell;
        if (cell === unreadable && !required) remark(`${name} cannot be read`);
        if (!required || rejection !== null) continue;
        if (cell === unreadable) rejection = { reason: unreadableReason(name, kind), by: null };
        else if (cell === null) rejection = { reason: `${name} is blank`, by: null };
      }
      rejection ??= make(texts, days, remark);
      const id = maker.idOf(view, texts);
      if (rejection === null) {
        for (const reason of remarks) warnings.push({ view, row, id, reason, by: null });
      } else {
        maker.reject(view, id);
        rejected.push({ view, row, id, ...rejection });
      }
      if (remarks.length > 0) remarks.length = 0;
    };
  };
  const takers = new Map(views.map((view) => [view, takerOf(view)]));
  const taker = (view: View) => takers.get(view) ?? takerOf(view);

  return {
    take(view, rows) {
      const take = taker(view);
      for (const row of rows) take(row);
    },
    taker,
    note(view, reason) {
      warnings.push({ view, row: rowsRead[view] + 1, id: null, reason, by: null });
    },
    knows: (view, id) => maker.knows(view, id.trim()),
    snapshot: (source, readAt) => ({
      source,
      readAt,
      words,
      ...maker.records(),
      rowsRead: { ...rowsRead },
      rejected: rejected,
      warnings: warnings,
    }),
  };
}

/** A column with its place in the row, and how it is read; null for dates. */
function readerOf(column: Column, at: number) {
  const { kind } = column;
  const reader: TextReader | null = kind === "date" ? null : { kind, known: new Map() };
  return { ...column, at, reader };
}

function unreadableReason(name: string, kind: unknown): string {
  return Array.isArray(kind) ? `${name} is not a code that is known` : `${name} cannot be read`;
}
