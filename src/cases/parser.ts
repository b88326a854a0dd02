import type { Snapshot } from "./snapshot.ts";
import { readCell, unreadable, type Cell } from "./cell.ts";
import { contract, views, type Row, type View } from "./contract.ts";
import { recordMaker, type Rejection } from "./record-maker.ts";
import type { Remark } from "./remarks.ts";
import type { CouncilWords } from "./council-words.ts";

export interface Parser {
  /** Takes rows of one view, in its order; views must come parents first, as listed in the contract. */
  take(view: View, rows: Iterable<Row>): void;
  /** Notes something about a row that the source itself saw (too few cells, say). Counts the row as the next one. */
  note(view: View, reason: string): void;
  /** Whether a row of that id was taken, kept or set aside. */
  knows(view: View, id: string): boolean;
  /** The book of all that was taken. */
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
  const rowsRead = new Map<View, number>(views.map((view) => [view, 0]));
  // All columns of dates have the same few days.
  const days = new Map<string, Cell>();

  const rowTaker = (view: View): ((raw: Row, row: number) => void) => {
    const columns = contract[view].map((column, at) => ({
      ...column,
      at,
      known: column.kind === "date" ? days : new Map<string, Cell>(),
    }));
    const make = maker.make[view];
    // The same two lists for all rows, which are many.
    const cells: (string | null)[] = columns.map(() => null);
    const doubts: string[] = [];
    const doubt = (reason: string) => void doubts.push(reason);
    return (raw, row) => {
      let refusal: Rejection | null = null;
      for (const column of columns) {
        const { at, name, kind, required } = column;
        const cell = readCell(raw[at] ?? null, column);
        cells[at] = cell === unreadable ? null : cell;
        if (cell === unreadable && !required) doubt(`${name} cannot be read`);
        if (required && refusal === null) {
          if (cell === null) refusal = { reason: `${name} is blank`, by: null };
          if (cell === unreadable) refusal = { reason: unreadableReason(name, kind), by: null };
        }
      }
      refusal ??= make(cells, doubt);
      const id = maker.idOf(view, cells);
      if (refusal === null) {
        for (const reason of doubts) warnings.push({ view, row, id, reason, by: null });
      } else {
        maker.reject(view, id);
        rejected.push({ view, row, id, ...refusal });
      }
      if (doubts.length > 0) doubts.length = 0;
    };
  };
  const takers = new Map(views.map((view) => [view, rowTaker(view)]));

  return {
    take(view, rows) {
      const take = takers.get(view);
      let row = rowsRead.get(view) ?? 0;
      for (const raw of rows) take?.(raw, ++row);
      rowsRead.set(view, row);
    },
    note(view, reason) {
      warnings.push({ view, row: (rowsRead.get(view) ?? 0) + 1, id: null, reason, by: null });
    },
    knows: (view, id) => maker.knows(view, id.trim()),
    snapshot: (source, readAt) => ({
      source,
      readAt,
      words,
      ...maker.records(),
      rowsRead: {
        person: rowsRead.get("person") ?? 0,
        worker: rowsRead.get("worker") ?? 0,
        worker_relationship: rowsRead.get("worker_relationship") ?? 0,
        referral: rowsRead.get("referral") ?? 0,
        assessment: rowsRead.get("assessment") ?? 0,
        plan: rowsRead.get("plan") ?? 0,
        review: rowsRead.get("review") ?? 0,
      },
      rejected: rejected,
      warnings: warnings,
    }),
  };
}

function unreadableReason(name: string, kind: unknown): string {
  return Array.isArray(kind) ? `${name} is not a code that is known` : `${name} cannot be read`;
}
