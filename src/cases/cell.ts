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

/**
 * Makes the reader of cells for one load: trims, turns blank into null, checks dates, flags and codes.
 * A flag comes out as "1" or "0", a code in the contract's spelling. Equal texts come out as one string,
 * so that a large borough is not kept in memory once a cell.
 */
export function cellReader(): (raw: string | null, kind: Kind) => Cell {
  const dates = new Map<string, Cell>();
  const texts = new Map<string, string>();

  const oneOf = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };

  const date = (text: string): Cell => {
    const known = dates.get(text);
    if (known !== undefined) return known;
    if (text.length > 10) return unreadable;
    const read = isCivilDate(text) ? oneOf(text) : unreadable;
    dates.set(text, read);
    return read;
  };

  return (raw, kind) => {
    const text = raw?.trim() ?? "";
    if (text === "") return null;
    if (kind === "text") return oneOf(text);
    if (kind === "id") return text;
    if (kind === "date") return date(text);
    if (kind === "flag") return flags.get(text.toLowerCase()) ?? unreadable;
    const code = text.toLowerCase();
    return kind.find((known) => known === code) ?? unreadable;
  };
}
