import type { Kind } from "./contract.ts";

/** Unreadable is not blank: a blank is null. */
export const unreadable = Symbol("unreadable");

export type Cell = string | null | typeof unreadable;

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a civil date `YYYY-MM-DD` that exists, year 1 to 9999. */
export function isCivilDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  if (!year || !month || !day || month > 12) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0));
}

const flags = new Map([
  ["1", "1"],
  ["true", "1"],
  ["0", "0"],
  ["false", "0"],
]);

/** How the cells of one column are read. */
export interface CellReader {
  readonly kind: Kind;
  /** What was made of each text so far: cells are many, and what is written in them is not. */
  readonly known: Map<string, Cell>;
}

// What a column of names may have us keep.
const mostKnown = 10_000;

/**
 * Reads a cell: trims, turns blank into null, checks dates, flags and codes. A flag comes out as "1" or "0", a code in
 * the contract's spelling. Equal texts come out as one string, so that a large borough is not kept in memory once a
 * cell; but for ids, which are seldom alike.
 */
export function readCell(raw: string | null, { kind, known }: CellReader): Cell {
  if (raw === null) return null;
  if (kind === "id") return raw.trim() || null;
  const before = known.get(raw);
  if (before !== undefined) return before;
  const cell = senseOf(raw.trim(), kind);
  if (cell !== unreadable && known.size < mostKnown) known.set(raw, cell);
  return cell;
}

function senseOf(text: string, kind: Kind): Cell {
  if (text === "") return null;
  if (kind === "text" || kind === "id") return text;
  if (kind === "date") return isCivilDate(text) ? text : unreadable;
  const code = text.toLowerCase();
  if (kind === "flag") return flags.get(code) ?? unreadable;
  return kind.find((known) => known === code) ?? unreadable;
}
