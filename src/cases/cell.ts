import type { Kind } from "./contract.ts";
import { parseDay, type Day } from "./day.ts";

/** Unreadable is not blank: a blank is null. */
export const unreadable = Symbol("unreadable");

export type TextCell = string | null | typeof unreadable;

export type DayCell = Day | null | typeof unreadable;

const flags = new Map([
  ["1", "1"],
  ["true", "1"],
  ["0", "0"],
  ["false", "0"],
]);

/** How the cells of one column are read. */
export interface TextReader {
  readonly kind: Exclude<Kind, "date">;
  /** What was made of each text so far: cells are many, and what is written in them is not. */
  readonly known: Map<string, TextCell>;
}

// A column of names may hold any number of texts: so many are kept.
const mostKnown = 10_000;

/**
 * Reads a cell that is no date: trims, turns blank into null, checks flags and codes. A flag comes out as "1" or "0", a
 * code in the contract's spelling. Equal texts come out as one string, so that a large borough is not kept in memory
 * once a cell; but for ids, which are seldom alike.
 */
export function readText(raw: string | null, { kind, known }: TextReader): TextCell {
  if (raw === null) return null;
  if (kind === "id") return ownText(raw.trim()) || null;
  const before = known.get(raw);
  if (before !== undefined) return before;
  const text = ownText(raw);
  const cell = textOf(text.trim(), kind);
  if (cell !== unreadable && known.size < mostKnown) known.set(text, cell);
  return cell;
}

/** The text itself: a cell may be a piece of its file's text, all of which it would keep in memory. */
function ownText(text: string): string {
  // Node copies a shorter piece.
  return text.length < 13 ? text : Buffer.from(text).toString();
}

function textOf(text: string, kind: TextReader["kind"]): TextCell {
  if (text === "") return null;
  if (kind === "text" || kind === "id") return text;
  const code = text.toLowerCase();
  if (kind === "flag") return flags.get(code) ?? unreadable;
  return kind.find((known) => known === code) ?? unreadable;
}

/** Reads a cell that is a date. */
export function readDay(raw: string | null): DayCell {
  if (raw === null || raw === "") return null;
  const day = parseDay(raw);
  if (day !== null) return day;
  const text = raw.trim();
  return text === "" ? null : (parseDay(text) ?? unreadable);
}
