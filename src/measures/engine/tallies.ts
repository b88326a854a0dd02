import type { Scope } from "./scope.ts";
import { countLabel, openLayout, type Layout } from "./tabulate.ts";

/** How many records are counted, and by what their rounding is fixed: the sum of their keys. */
export interface Tally {
  count: number;
  key: number;
}

/** Keys and their sums are whole numbers below this, so that the sum of two is exact. */
export const keyLimit = 2 ** 48;

/** Adds a number of records with the sum of their keys. */
export function add(tally: Tally, count: number, key: number): Tally {
  tally.count += count;
  const sum = tally.key + key;
  // both are below the limit: a remainder of such large numbers is slow to divide
  tally.key = sum < keyLimit ? sum : sum - keyLimit;
  return tally;
}

export function emptyTally(): Tally {
  return { count: 0, key: 0 };
}

/** The records of a cell, and those of them of which a percentage of them tells. */
interface CellTally {
  readonly all: Readonly<Tally>;
  readonly part: Readonly<Tally>;
}

/** The tallies of a table. */
export interface CellTallies {
  /** Returns those of a cell, by the labels of its row and column. */
  readonly cell: (row: string, column: string) => CellTally;
  /** The records in any cell, each once. */
  readonly records: Readonly<Tally>;
}

/** Tallies runs of rows: what begins at a row is added there and taken away again at the row after the last. */
function tallier() {
  const columns: Tally[][] = [];
  const change = (column: number, row: number, count: number, key: number): void => {
    const cells = (columns[column] ??= []);
    while (cells.length <= row) cells.push(emptyTally());
    const cell = cells[row];
    if (cell !== undefined) add(cell, count, key);
  };
  return {
    add(first: number, end: number, column: number, key: number): void {
      change(column, first, 1, key);
      change(column, end, -1, keyLimit - key);
    },
    /** Returns the tallies so far, each column a list by row. */
    columns: (): readonly (readonly Tally[])[] =>
      Array.from(columns, (cells) => {
        const sum = emptyTally();
        return (cells ?? []).map(({ count, key }) => ({ ...add(sum, count, key) }));
      }),
  };
}

/** Tallies the records by cell, as `tabulate` counts them. `isPart` as its `percentOf`. */
export function tallyCells<Item>(
  records: readonly Item[],
  layout: Layout<Item>,
  scope: Scope,
  keyOf: (record: Item) => number,
  isPart: ((record: Item) => boolean) | undefined,
): CellTallies {
  const open = openLayout(layout, scope);
  const all = tallier();
  const part = tallier();
  const distinct = new Set<number>();
  for (const record of records) {
    const key = keyOf(record);
    const isCounted = open.eachRun(record, (_, first, end, column) => {
      all.add(first, end, column, key);
      if (isPart?.(record)) part.add(first, end, column, key);
    });
    if (isCounted) distinct.add(key);
  }
  const [ofAll, ofPart] = [all.columns(), part.columns()];
  const sum = emptyTally();
  for (const key of distinct) add(sum, 1, key);
  return {
    cell(rowLabel, columnLabel) {
      const row = open.rows.labels.numberOf(rowLabel);
      const column =
        open.columns === undefined ? (columnLabel === countLabel ? 0 : -1) : open.columns.labels.numberOf(columnLabel);
      return { all: ofAll[column]?.[row] ?? emptyTally(), part: ofPart[column]?.[row] ?? emptyTally() };
    },
    records: sum,
  };
}
