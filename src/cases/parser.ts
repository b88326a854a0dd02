import { placeholder, readDayCell, readText, unreadable, type TextReader } from "./cell.ts";
import { columnTally, valueShown } from "./column-tally.ts";
import { contract, views, type Column, type Row, type View } from "./contract.ts";
import type { CouncilWords } from "./council-words.ts";
import type { Day } from "./day.ts";
import { recordMaker, type Rejection } from "./record-maker.ts";
import type { CellPlace, Remark } from "./remarks.ts";
import type { Snapshot, SourceLimits } from "./snapshot.ts";

/** Takes one row, and the line of its file on which it begins, from 1. */
export type RowTaker = (row: Row, line?: number | null) => void;

export interface Parser {
  /** Takes rows of one view, in its order; views must come parents first, as listed in the contract. */
  take(view: View, rows: Iterable<Row>): void;
  /** Returns a function that takes the rows of one view, in order. The caller may reuse the row's array afterwards. */
  taker(view: View): RowTaker;
  /** Notes what the source itself found wrong with the row that is taken next: its cells may stand under wrong columns. */
  note(view: View, reason: string): void;
  /** Sets the row aside that is taken next, as its cells do stand under wrong columns. */
  setAside(view: View, reason: string): void;
  /** Notes what the source itself finds doubtful about the record with this id. */
  remark(view: View, id: string, reason: string): void;
  /** Whether a row with this id was taken, whether kept or rejected. */
  knows(view: View, id: string): boolean;
  /**
   * Returns the snapshot of all rows taken. `readAt` is ISO 8601 with offset; `cautions` says what is odd about the
   * source as a whole, `limits` what it cannot tell.
   */
  snapshot(source: string, readAt: string, cautions?: readonly string[], limits?: SourceLimits | null): Snapshot;
}

/** What is wrong with one cell of a row. */
interface CellRemark {
  readonly reason: string;
  readonly column: string;
  readonly by: string | null;
}

/** A row with more or fewer cells than its view has columns. */
interface RaggedRow {
  readonly view: View;
  /** Its number in its view, from 1. */
  readonly row: number;
  readonly reason: string;
  readonly isSetAside: boolean;
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
  const columnsOf = new Map(views.map((view) => [view, contract[view].map(columnOf(view))]));
  // The row whose cells may stand under the wrong columns: none of its cells is shown.
  let ragged: RaggedRow | null = null;

  const takerOf = (view: View): RowTaker => {
    const columns = columnsOf.get(view) ?? [];
    const make = maker.make[view];
    // All rows share these lists, because allocating them for every row is slow.
    const texts: (string | null)[] = columns.map(() => null);
    const days: (Day | null)[] = columns.map(() => null);
    const remarks: CellRemark[] = [];
    const remark = (reason: string, column: string, by: string | null) => void remarks.push({ reason, column, by });
    return (raw, line = null) => {
      const row = (rowsRead[view] += 1);
      const found = ragged?.view === view && ragged.row === row ? ragged : null;
      const isShifted = found !== null;
      let wrong: Rejection | null = found?.isSetAside ? { reason: found.reason, column: null, by: null } : null;
      for (const { at, name, kind, required, reader, cells } of columns) {
        const text = raw[at] ?? null;
        const cell = reader === null ? readDayCell(text) : readText(text, reader);
        if (typeof cell === "number") {
          days[at] = cell;
          cells.tally.read += 1;
          continue;
        }
        if (typeof cell === "symbol") cells.add(cell, text ?? "", isShifted);
        else if (cell !== null) cells.tally.read += 1;
        const known = typeof cell === "symbol" ? null : cell;
        if (reader === null) days[at] = null;
        else texts[at] = known;
        if (cell === unreadable && !required) remark(`${name} cannot be read`, name, null);
        if (!required || wrong !== null || known !== null) continue;
        wrong = { reason: requiredReason(name, kind, cell), column: name, by: null };
      }
      const rejection = wrong ?? make(texts, days, remark);
      const id = maker.idOf(view, texts);
      if (found !== null && !found.isSetAside) {
        const { reason } = found;
        warnings.push({ view, row, id, reason, by: null, place: { line, column: null, value: null } });
      }
      if (rejection !== null) {
        const { reason, by, column } = rejection;
        maker.reject(view, id);
        rejected.push({ view, row, id, reason, by, place: placeOf(raw, line, column, isShifted) });
      } else {
        for (const { reason, column, by } of remarks) {
          warnings.push({ view, row, id, reason, by, place: placeOf(raw, line, column, isShifted) });
        }
      }
      if (remarks.length > 0) remarks.length = 0;
    };

    function placeOf(raw: Row, line: number | null, name: string | null, isShifted: boolean): CellPlace {
      const column = isShifted ? undefined : columns.find((one) => one.name === name);
      return { line, column: name, value: column === undefined ? null : valueShown(column, raw[column.at] ?? null) };
    }
  };
  const takers = new Map(views.map((view) => [view, takerOf(view)]));
  const taker = (view: View) => takers.get(view) ?? takerOf(view);

  return {
    take(view, rows) {
      const take = taker(view);
      for (const row of rows) take(row);
    },
    taker,
    note: (view, reason) => void (ragged = { view, row: rowsRead[view] + 1, reason, isSetAside: false }),
    setAside: (view, reason) => void (ragged = { view, row: rowsRead[view] + 1, reason, isSetAside: true }),
    remark: (view, id, reason) => void warnings.push({ view, row: null, id, reason, by: null }),
    knows: (view, id) => maker.knows(view, id.trim()),
    snapshot: (source, readAt, cautions = [], limits = null) => ({
      source,
      readAt,
      words,
      ...maker.records(),
      rowsRead: { ...rowsRead },
      rejected,
      warnings,
      columns: [...columnsOf.values()].flatMap((columns) => columns.map(({ cells }) => cells.end())),
      cautions,
      limits,
    }),
  };
}

/** Returns a column with its index in the row, its reader, which is null for dates, and the count of its cells. */
function columnOf(view: View) {
  return (column: Column, at: number) => {
    const { kind } = column;
    const reader: TextReader | null = kind === "date" ? null : { kind, known: new Map() };
    return { ...column, at, reader, cells: columnTally(view, column) };
  };
}

function requiredReason(name: string, kind: Column["kind"], cell: unknown): string {
  if (cell === placeholder) return `${name} is blank: it holds a placeholder`;
  if (cell !== unreadable) return `${name} is blank`;
  return Array.isArray(kind) ? `${name} is not a code that is known` : `${name} cannot be read`;
}
