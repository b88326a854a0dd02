import { isShortenedId } from "./cell-format.ts";
import type { Kind } from "./contract.ts";
import { dayOfText, parseDay, type Day } from "./day.ts";

/** The value of a cell that cannot be read. A blank cell is null instead. */
export const unreadable = Symbol("unreadable");

/** The value of a cell that says in some way that it holds nothing, such as NULL or 1900-01-01: null, but counted. */
export const placeholder = Symbol("placeholder");

type Unread = typeof unreadable | typeof placeholder;

export type TextCell = string | null | Unread;

export type DayCell = Day | null | Unread;

const flags = new Map([
  ["1", "1"],
  ["true", "1"],
  ["0", "0"],
  ["false", "0"],
]);

/** What stands for nothing in a column of any kind, in lower case. */
const noValues = new Set(
  String.raw`null (null) <null> [null] \n #null! n/a #n/a n\a nan - -- --- – — #value! #ref! #name? undefined nat (blank) (blanks)`.split(
    " ",
  ),
);

/** What stands for nothing where only a date, a flag or a code may stand: in a text these are words. */
const noCodes = new Set(
  (
    "na,none,nil,tbc,tba,unknown,not known,n/k,nk,not recorded,not applicable,not stated,not specified,unspecified," +
    "not provided,to be confirmed,pending,awaiting,missing,blank,.,?,??,???,0000-00-00,00/00/0000"
  ).split(","),
);

/** Whether a text says, in a column of any kind, that it holds nothing. */
export function isNoValue(text: string): boolean {
  return noValues.has(visible(text).toLowerCase());
}

/** Whether a text says that nothing is known, where one of a few words is expected. */
export function saysNothing(text: string): boolean {
  return noCodes.has(visible(text).toLowerCase());
}

/** Days by which systems say that they know none. */
const noDays = new Set(
  (
    "0001-01-01 1753-01-01 1899-12-30 1899-12-31 1900-01-01 1900-01-02 1970-01-01 " +
    "2049-12-31 2050-12-31 2079-06-06 2099-01-01 2099-12-31 2100-01-01 2100-12-31 " +
    "2999-01-01 2999-12-31 3000-01-01 3000-12-31 9999-01-01 9999-12-30 9999-12-31"
  )
    .split(" ")
    .map(dayOfText),
);
/** All of them lie outside these days, so that few days need a look. */
const firstRealDay = dayOfText("1970-01-02");
const lastRealDay = dayOfText("2049-12-30");

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
  if (kind === "id") return idOf(ownText(raw.trim()));
  const before = known.get(raw);
  if (before !== undefined) return before;
  const text = ownText(raw);
  const cell = textOf(text, kind);
  if (typeof cell !== "symbol" && known.size < mostKnown) known.set(text, cell);
  return cell;
}

/** Copies the text: a cell may be a slice of its file's text, which it would keep in memory whole. */
export function ownText(text: string): string {
  // Node already copies a shorter slice.
  return text.length < 13 ? text : Buffer.from(text).toString();
}

function textOf(raw: string, kind: TextReader["kind"]): TextCell {
  const text = visible(raw);
  if (text === "") return raw.trim() === "" ? null : placeholder;
  const code = text.toLowerCase();
  if (noValues.has(code)) return placeholder;
  if (kind === "text") return text;
  if (kind === "id") return isShortenedId(text) ? unreadable : text;
  if (kind === "flag") return flags.get(code) ?? (noCodes.has(code) ? placeholder : unreadable);
  return kind.find((known) => known === code) ?? (noCodes.has(code) ? placeholder : unreadable);
}

function idOf(text: string): TextCell {
  if (text === "") return null;
  return mayBeNoId(text) ? textOf(text, "id") : text;
}

/** Whether an id needs a second look. Nearly all are letters and digits, and there are millions of them. */
function mayBeNoId(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (!isLetterOrDigit(first) || !isLetterOrDigit(last)) return true;
  if (first > 57) return text.length <= 9 && (isLetter(first, "n") || isLetter(first, "u"));
  const second = text.charCodeAt(1);
  return second === 44 || second === 46 || isLetter(second, "e");
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

function isLetter(code: number, letter: string): boolean {
  return (code | 32) === letter.charCodeAt(0);
}

// NUL and other control characters, blanks without a width, and marks of direction: nobody sees them.
const invisible = String.raw`[\s\u0000-\u001f\u007f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+`;
const invisibleEnds = new RegExp(`^${invisible}|${invisible}$`, "g");

/** Trims blanks and all that cannot be seen. */
function visible(text: string): string {
  return text.replace(invisibleEnds, "");
}

/** Reads a date cell: YYYY-MM-DD, blanks around it allowed. Null if blank. */
export function readDayCell(raw: string | null): DayCell {
  if (raw === null || raw === "") return null;
  const day = parseDay(raw);
  if (day !== null) return realDay(day);
  const text = visible(raw);
  if (text === "") return raw.trim() === "" ? null : placeholder;
  const trimmed = parseDay(text) ?? parseDay(text.replace(/[ T]00:00(?::00(?:\.0+)?)?$/, ""));
  if (trimmed !== null && (text.length === 10 || noDays.has(trimmed))) return realDay(trimmed);
  const word = text.toLowerCase();
  return noValues.has(word) || noCodes.has(word) || word === "0" ? placeholder : unreadable;
}

function realDay(day: Day): Day | typeof placeholder {
  return day > firstRealDay && day < lastRealDay ? day : noDays.has(day) ? placeholder : day;
}
