import type { Kind } from "./contract.ts";
import { parseDay, type Day } from "./day.ts";

/** The value of a cell that cannot be read. A blank cell is null instead. */
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
  /** Results by text, as a cache: many cells hold the same few texts. */
  readonly known: Map<string, TextCell>;
}

// A column of names may hold any number of texts, so the cache is limited.
const mostKnown = 10_000;

/**
 * Reads a cell of any kind but a date: trims, turns blank into null, checks flags and codes. A flag comes out as "1" or "0", a
 * code in the contract's spelling. Equal texts share one string to save memory, except ids, which are rarely equal.
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

/** Copies the text: a cell may be a slice of its file's text, which it would keep in memory whole. */
function ownText(text: string): string {
  // Node already copies a shorter slice.
  return text.length < 13 ? text : Buffer.from(text).toString();
}

function textOf(text: string, kind: TextReader["kind"]): TextCell {
  if (text === "") return null;
  if (kind === "text" || kind === "id") return text;
  const code = text.toLowerCase();
  if (kind === "flag") return flags.get(code) ?? unreadable;
  return kind.find((known) => known === code) ?? unreadable;
}

/** Reads a date cell: YYYY-MM-DD, blanks around it allowed. Null if blank. */
export function readDay(raw: string | null): DayCell {
  if (raw === null || raw === "") return null;
  const day = parseDay(raw);
  if (day !== null) return day;
  const text = raw.trim();
  return text === "" ? null : (parseDay(text) ?? unreadable);
}
