import { isNoValue, ownText, placeholder, saysNothing, unreadable } from "./cell.ts";
import { formatOf, type CellFormat } from "./cell-format.ts";
import type { Column, Kind, View } from "./contract.ts";

/** How often one thing was found in the cells of a column. */
export interface CellCount {
  readonly what: string;
  readonly count: number;
}

/** What the cells of one column held, over all rows read. Blank cells are the rest. */
export interface ColumnTally {
  readonly view: View;
  readonly column: string;
  /** Cells that were read. */
  readonly read: number;
  /** Cells that hold something that cannot be read. */
  readonly unreadable: number;
  /** How the unreadable cells are written, as far as it is known: what it looks like and what to write, commonest first. */
  readonly formats: readonly (CellCount & { readonly remedy: string })[];
  /** Words that are none of the column's codes, commonest first. */
  readonly unknown: readonly CellCount[];
  /** Cells that say that they hold nothing, by what they hold, commonest first. */
  readonly placeholders: readonly CellCount[];
}

// A column holds few ways of saying nothing; anything else is a mistake that must not fill the memory.
const mostKinds = 50;

/** Counts the cells of a column. `read` is counted by the caller, as it happens for every cell. */
export function columnTally(view: View, { name, kind }: Column) {
  const formats = new Map<CellFormat, number>();
  const placeholders = new Map<string, number>();
  const unknown = new Map<string, number>();
  const tally = { read: 0, unreadable: 0 };
  return {
    tally,
    /** Counts a cell that was not read. One that may stand under the wrong column is not told. */
    add(cell: typeof unreadable | typeof placeholder, raw: string, isShifted: boolean): void {
      if (cell === placeholder) {
        countIn(placeholders, textShown(raw.trim() === "" ? raw : raw.trim()));
        return;
      }
      tally.unreadable += 1;
      const format = formatOf(raw.trim(), kind);
      if (format === null) {
        const word = isNamed(kind) && !isShifted ? wordShown(raw) : null;
        if (word !== null) countIn(unknown, word);
        return;
      }
      formats.set(format, (formats.get(format) ?? 0) + 1);
    },
    end: (): ColumnTally => ({
      view,
      column: name,
      ...tally,
      formats: formatCounts(formats),
      unknown: wordCounts(unknown),
      placeholders: countsOf(placeholders),
    }),
  };
}

/** Counts cells by how they are written. What may be either of two is what the column's other cells are. */
function formatCounts(formats: ReadonlyMap<CellFormat, number>): (CellCount & { readonly remedy: string })[] {
  const certain = new Set(Array.from(formats.keys()).flatMap(({ name, mayBe }) => (mayBe === undefined ? name : [])));
  const counts = new Map<string, { count: number; remedy: string }>();
  for (const [{ name, mayBe, remedy }, count] of formats) {
    const what = mayBe !== undefined && certain.has(mayBe) && !certain.has(name) ? mayBe : name;
    counts.set(what, { count: (counts.get(what)?.count ?? 0) + count, remedy });
  }
  return Array.from(counts, ([what, one]) => ({ what, ...one })).sort((a, b) => b.count - a.count);
}

/** Whether a cell of the kind may hold one of a few words only. */
function isNamed(kind: Kind): boolean {
  return kind === "flag" || typeof kind !== "string";
}

function countIn(counts: Map<string, number>, what: string): void {
  if (counts.has(what) || counts.size < mostKinds) counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** The counts, the commonest first, then by code point. */
function countsOf(counts: ReadonlyMap<string, number>): CellCount[] {
  return Array.from(counts, ([what, count]) => ({ what, count })).sort(
    (a, b) => b.count - a.count || (a.what < b.what ? -1 : 1),
  );
}

/**
 * The counts of words as they may be shown, the commonest first. Of words that are no vocabulary only their number is
 * told: under a wrong header they may name somebody.
 */
export function wordCounts(words: ReadonlyMap<string, number>): CellCount[] {
  if (isVocabulary(words)) return countsOf(words);
  const rows = [...words.values()].reduce((sum, times) => sum + times, 0);
  return [{ what: `${words.size.toLocaleString("en-GB")} different texts`, count: rows }];
}

// Words that mostly occur once are sentences or names, but for a few slips in writing.
function isVocabulary(words: ReadonlyMap<string, number>): boolean {
  const once = Array.from(words).flatMap(([word, times]) => (times === 1 ? word : []));
  return once.length < words.size / 2 || once.length <= (once.some(mayBeName) ? 3 : 10);
}

/** Whether a text is written like a name: words with a capital first, and no digit. */
export function mayBeName(text: string): boolean {
  if (text.length < 2 || isNoValue(text) || saysNothing(text)) return false;
  return text.split(/[\s,]+/).every((word) => /^(?:\p{Lu}\P{Nd}*)?$/u.test(word));
}

/** Returns a cell's word as it may be counted among others; null: it is blank. */
export function wordShown(raw: string): string | null {
  const text = raw.trim();
  return text === "" ? null : text.includes("@") ? "(like an email)" : textShown(text);
}

// Long enough for the ids that databases make (36 characters).
const mostShown = 40;

/** Shortens a text and makes characters visible that are not. */
function textShown(text: string): string {
  const shown = text.slice(0, mostShown).replaceAll(/[\p{Cc}\p{Cf}]/gu, (unseen) => {
    const code = (unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `<U+${code}>`;
  });
  return ownText(text.length > mostShown || shown.length > 2 * mostShown ? `${shown.slice(0, 2 * mostShown)}…` : shown);
}

/**
 * Returns a cell as it may be shown to whoever mends it; null where it may name or describe somebody: texts, case
 * references, and whatever looks like an email or a name. Of a date of birth only the way it is written remains.
 */
export function valueShown({ name, kind }: Pick<Column, "name" | "kind">, raw: string | null): string | null {
  const text = raw?.trim() ?? "";
  if (text === "" || isPersonal(name, kind) || text.includes("@") || mayBeName(text)) return null;
  return textShown(name === "date_of_birth" ? text.replaceAll(/\d/g, "9") : text);
}

function isPersonal(name: string, kind: Kind): boolean {
  return kind === "text" || name === "case_reference";
}
