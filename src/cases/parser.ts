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
  /** Returns a function that takes the rows of one view, in order. The caller may reuse the row's array afterwards. */
  taker(view: View): (row: Row) => void;
  /** Adds a warning that the source itself found, such as too few cells, about the row that is taken next. */
  note(view: View, reason: string): void;
  /** Whether a row with this id was taken, whether kept or rejected. */
  knows(view: View, id: string): boolean;
  /** Returns the snapshot of all rows taken. `readAt` is ISO 8601 with offset. */
  snapshot(source: string, readAt: string): Snapshot;
}

/**
 * Turns rows into records. Rejects a row for a required cell that is blank or unreadable, a link that leads nowhere, or
 * the id of an earlier kept row. Any other unreadable cell becomes null, with a warning. See docs/case-data.md.
 */
export function caseParser(words: CouncilWords): Parser {
  const maker = recordMaker();
  const rejected: Remark[] = [];
  const warnings: Remark[] = [];
  const rowsRead = { person: 0, worker: 0, worker_relationship: 0, referral: 0, assessment: 0, plan: 0, review: 0 };

  const takerOf = (view: View): ((row: Row) => void) => {
    const columns = contract[view].map(readerOf);
    const make = maker.make[view];
    // All rows share these three lists, because allocating them for every row is slow.
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
      rejected,
      warnings,
    }),
  };
}

/** Returns a column with its index in the row and its reader, which is null for dates. */
function readerOf(column: Column, at: number) {
  const { kind } = column;
  const reader: TextReader | null = kind === "date" ? null : { kind, known: new Map() };
  return { ...column, at, reader };
}

function unreadableReason(name: string, kind: unknown): string {
  return Array.isArray(kind) ? `${name} is not a code that is known` : `${name} cannot be read`;
}
