/**
 * Cuts CSV (RFC 4180, UTF-8) into cells, strictly: a quote may only enclose a cell, or stand doubled in an enclosed one.
 * A line may end in any way, and differently from the line before it: editors leave files so. Empty lines are no records.
 * Bytes are scanned, not text, and nothing is made for a record but the texts of its cells: a borough has millions.
 */
import { isAscii, isUtf8 } from "node:buffer";

/** Bytes that are no CSV. */
export class CsvFault extends Error {
  override readonly name = "CsvFault";
  readonly code: "CSV_QUOTE_NOT_CLOSED" | "CSV_INVALID_CLOSING_QUOTE" | "INVALID_OPENING_QUOTE" | "RECORD_TOO_LONG";
  /** The line, from 1, at which it was found out. */
  readonly line: number;
  constructor(code: CsvFault["code"], line: number) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

/** Bytes that are no UTF-8. */
export class NotUtf8 extends Error {
  override readonly name = "NotUtf8";
  /** Whether they would be UTF-8 but for a character at the very end that is not whole. */
  readonly isCut: boolean;
  constructor(isCut: boolean) {
    super("not UTF-8");
    this.isCut = isCut;
  }
}

export interface RecordTaker {
  /** Takes the first record; returns for each of its cells the place in the row of the cells below it, -1 for none. */
  readonly header: (names: readonly string[]) => readonly number[];
  /**
   * Takes any later record: its row, the same list every time, null where it has no cell; how many cells it has; the
   * line on which it begins, from 1; and whether a line end follows, as none need do after the last.
   */
  readonly record: (row: readonly (string | null)[], count: number, line: number, isEnded: boolean) => void;
}

/**
 * Hands on the records that are whole in the bytes of a file that are not handed on yet, the last one too if no more
 * will come. Returns how many bytes these records take. Throws CsvFault and NotUtf8.
 */
export type CsvScanner = (bytes: Buffer, isLast: boolean) => number;

/** In bytes. A longer record is a quote that is not closed: no cell of the contract is a page long. */
const longestRecord = 1_048_576;

const quote = 34;
const comma = 44;
const lineFeed = 10;
const carriageReturn = 13;

export function csvScanner(taker: RecordTaker): CsvScanner {
  const row: (string | null)[] = [];
  let places: readonly number[] | null = null;
  let line = 1;

  const take = (count: number, isEnded: boolean): void => {
    if (places === null) {
      places = taker.header(row.map((name) => name ?? ""));
      row.length = 0;
      return;
    }
    for (let at = count; at < places.length; at += 1) {
      const place = places[at] ?? -1;
      if (place !== -1) row[place] = null;
    }
    taker.record(row, count, line, isEnded);
  };

  return (bytes, isLast) => {
    const { length } = bytes;
    mustBeUtf8(bytes, isLast);
    const text = textOf(bytes);
    let begin = places === null ? markLength(bytes) : 0;
    while (begin < length) {
      let at = begin;
      let count = 0;
      let linesInside = 0;
      while (count > 0 || !isLineEnd(bytes[at])) {
        const isQuoted = bytes[at] === quote;
        const from = isQuoted ? at + 1 : at;
        const to = isQuoted ? endOfQuoted(bytes, from) : endOfPlain(bytes, from);
        at = isQuoted ? to + 1 : to;
        if (at >= length && !isLast) {
          if (length - begin > longestRecord) throw new CsvFault("RECORD_TOO_LONG", line);
          return begin;
        }
        const cell = text(from, to);
        if (isQuoted) linesInside += linesIn(cell);
        if (at > length) throw new CsvFault("CSV_QUOTE_NOT_CLOSED", line + linesInside);
        if (at < length && bytes[at] !== comma && !isLineEnd(bytes[at])) {
          throw new CsvFault(isQuoted ? "CSV_INVALID_CLOSING_QUOTE" : "INVALID_OPENING_QUOTE", line + linesInside);
        }
        const place = places === null ? count : (places[count] ?? -1);
        if (place !== -1) row[place] = isQuoted ? cell.replaceAll('""', '"') : cell;
        count += 1;
        if (bytes[at] !== comma) break;
        at += 1;
      }
      // The other half of a line end may be still to come.
      if (bytes[at] === carriageReturn && at + 1 === length && !isLast) return begin;
      if (count > 0) take(count, at < length);
      line += 1 + linesInside;
      begin = at + (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 1);
    }
    return Math.min(begin, length);
  };
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

/** Where the quote stands that ends a quoted cell; the length where there is none. */
function endOfQuoted(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length) {
    if (bytes[at] !== quote) at += 1;
    else if (bytes[at + 1] === quote) at += 2;
    else return at;
  }
  return bytes.length;
}

/** Where a plain cell ends: at a comma, a line end, the end of the bytes, or a quote that may not be there. */
function endOfPlain(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? comma;
    // Nearly all characters come after the comma.
    if (byte <= comma && (byte === comma || byte === quote || isLineEnd(byte))) return at;
  }
  return bytes.length;
}

/** What gives the text of the bytes from one place to before the other. */
function textOf(bytes: Buffer): (from: number, to: number) => string {
  if (!isAscii(bytes)) return (from, to) => bytes.toString("utf8", from, to);
  // One character a byte: to cut pieces of one text is twice as fast.
  const text = bytes.toString("latin1");
  return (from, to) => text.slice(from, to);
}

/** Up to the last line end, or the end of the file: between the two a character may not be whole yet. */
function mustBeUtf8(bytes: Buffer, isLast: boolean): void {
  const whole = isLast ? bytes.length : Math.max(bytes.lastIndexOf(lineFeed), bytes.lastIndexOf(carriageReturn)) + 1;
  if (isUtf8(bytes.subarray(0, whole))) return;
  // A character takes four bytes at most.
  throw new NotUtf8(isLast && [1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, whole - cut)))));
}

/** How many bytes a byte order mark takes at the beginning of a file. */
function markLength(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function linesIn(cell: string): number {
  return cell.includes("\n") || cell.includes("\r") ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}
