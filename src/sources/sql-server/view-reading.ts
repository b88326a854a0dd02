import { links, views, type Link, type Row, type View } from "../../cases/contract.ts";
import type { Parser } from "../../cases/parser.ts";
import type { Progress } from "../../cases/source.ts";
import type { Views } from "./database.ts";
import { rowOrder } from "./row-order.ts";

/** Where a reading takes its rows from and where they go. */
export interface ViewReading {
  readonly parser: Parser;
  readonly rows: Views["rows"];
  /** Whether each view is read as of its own instant, so that rows may be written in between. */
  readonly isMoving: boolean;
  /** Sees every row before it is parsed. */
  readonly onRow?: (view: View, row: Row) => void;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const rowsPerProgress = 10_000;
// People cannot write more rows than this during one reading: more dangling links are an error in the data.
const mostLost = 10_000;

/** Reads all views into the parser, parents first. */
export async function readViews(reading: ViewReading): Promise<void> {
  for (const view of views) await readView(reading, view);
}

/**
 * Reads the rows of a view, or only the wanted ones. The parser needs parents first, but a child and its parent may be
 * written after the parent's view was read. So rows with an unknown parent are held back until their parents have been
 * looked for once more. A link that is still unknown then leads nowhere in the database either.
 */
export async function readView(
  reading: ViewReading,
  view: View,
  isWanted: (row: Row) => boolean = () => true,
): Promise<void> {
  const { parser, rows, isMoving, onRow, onProgress } = reading;
  const lost: Row[] = [];
  let count = 0;
  const takeRow = parser.taker(view);
  const take = (row: Row) => {
    onRow?.(view, row);
    takeRow(row);
  };
  const order = rowOrder((row) => {
    if (!isWanted(row)) return;
    if (isMoving && lost.length < mostLost && isLost(parser, view, row)) lost.push(row);
    else take(row);
    count += 1;
    if (count % rowsPerProgress === 0) onProgress?.({ view, rows: count, isWhole: false });
  });
  await rows(view, order.push);
  order.flush();
  if (lost.length > 0 && lost.length < mostLost) await findParents(reading, view, lost);
  for (const row of lost) take(row);
  onProgress?.({ view, rows: count, isWhole: true });
}

async function findParents(reading: ViewReading, view: View, lost: readonly Row[]): Promise<void> {
  const wanted = new Map<View, Set<string>>();
  for (const row of lost) {
    for (const { to, id } of lostLinks(reading.parser, view, row)) {
      wanted.set(to, (wanted.get(to) ?? new Set()).add(id));
    }
  }
  const { onProgress: _, ...quietly } = reading;
  for (const parent of views) {
    const ids = wanted.get(parent);
    if (ids) await readView(quietly, parent, (row) => ids.has(row[0]?.trim() ?? ""));
  }
}

/** Whether any link of the row leads nowhere. Makes no list, because it runs for every row. */
function isLost(parser: Parser, view: View, row: Row): boolean {
  for (const link of links[view]) if (lostId(parser, link, row) !== null) return true;
  return false;
}

function lostLinks(parser: Parser, view: View, row: Row): { to: View; id: string }[] {
  return links[view].flatMap((link) => {
    const id = lostId(parser, link, row);
    return id === null ? [] : [{ to: link.to, id }];
  });
}

function lostId(parser: Parser, { at, to }: Link, row: Row): string | null {
  const id = row[at]?.trim() ?? "";
  return id === "" || parser.knows(to, id) ? null : id;
}
