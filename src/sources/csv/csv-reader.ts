import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { contract, views, type View } from "../../cases/contract.ts";
import { caseParser, type Parser } from "../../cases/parser.ts";
import { LoadError, type CaseSource } from "../../cases/source.ts";
import { CsvFault, csvScanner, NotUtf8, type CsvScanner, type RecordTaker } from "./csv-scanner.ts";

/**
 * A folder of seven `<view>.csv` files: RFC 4180, UTF-8 with or without a byte order mark, a header row, columns
 * in any order, more columns than needed. `now` gives the instant of reading (ISO 8601 with offset).
 */
export function csvFolder(folder: string, now: () => string): CaseSource {
  return {
    async read(words) {
      const found = await stat(folder).catch(() => null);
      if (!found?.isDirectory()) throw new LoadError(`there is no folder ${folder}: set CASE_DATABASE to one`);
      const readAt = now();
      const parser = caseParser(words);
      const missing: string[] = [];
      for (const view of views) {
        if ((await stat(join(folder, `${view}.csv`)).catch(() => null)) === null) missing.push(`${view}.csv`);
      }
      if (missing.length > 0) throw new LoadError(`${missing.join(", ")} missing from ${folder}: put the file there`);
      for (const view of views) await readView(join(folder, `${view}.csv`), view, parser);
      return parser.snapshot(`CSV files in ${folder}`, readAt);
    },
  };
}

/** How many bytes are asked of a file at once. */
const readBytes = 512 * 1024;
/** How many are scanned in one turn of the event loop: a few milliseconds' work, so that a large file holds up nobody. */
const sliceBytes = 32 * 1024;

async function readView(file: string, view: View, parser: Parser): Promise<void> {
  const records = recordTaker(view, parser);
  try {
    await scanFile(file, csvScanner(records));
  } catch (error) {
    if (error instanceof CsvFault) throw new LoadError(`${view}.csv cannot be read as CSV: ${csvFault(error)}`);
    if (error instanceof NotUtf8) {
      throw new LoadError(`${view}.csv is not UTF-8 text: save it as "CSV UTF-8"`, { cause: error });
    }
    if (error instanceof Error && "code" in error) {
      const message = `${view}.csv cannot be read (${String(error.code)}): it must be a file that the bot may read`;
      throw new LoadError(message, { isRetryable: true, cause: error });
    }
    throw error;
  }
  records.end();
}

const csvFaults: Readonly<Record<CsvFault["code"], string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quoted cell is not closed",
  RECORD_TOO_LONG: "a quoted cell is not closed, or a row is longer than a megabyte,",
  CSV_INVALID_CLOSING_QUOTE: "a quoted cell is followed by something else",
  INVALID_OPENING_QUOTE: "a quote stands in a cell that does not begin with one",
};

/** The message never repeats a cell: only its place is told. */
function csvFault({ line, code }: CsvFault): string {
  return `${csvFaults[code]} near line ${line} (${code})`;
}

async function scanFile(path: string, scan: CsvScanner): Promise<void> {
  const file = await open(path);
  try {
    let bytes = Buffer.allocUnsafe(readBytes);
    let filled = 0;
    let isLast = false;
    while (!isLast) {
      // A record that fills it all is longer: few are.
      if (filled === bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length);
      const { bytesRead } = await file.read(bytes, filled);
      filled += bytesRead;
      isLast = bytesRead === 0;
      const used = await scanInSlices(bytes.subarray(0, filled), isLast, scan);
      bytes.copyWithin(0, used, filled);
      filled -= used;
    }
  } finally {
    await file.close();
  }
}

async function scanInSlices(bytes: Buffer, isLast: boolean, scan: CsvScanner): Promise<number> {
  // At most 16: a record of many megabytes is scanned anew with every slice.
  const step = Math.max(sliceBytes, Math.ceil(bytes.length / 16));
  let used = 0;
  for (let end = step; end < bytes.length; end += step) {
    used += scan(bytes.subarray(used, end), false);
    await setImmediate();
  }
  return used + scan(bytes.subarray(used), isLast);
}

/** Takes the records of one file; `end` must be called after the last: a file without even a header is refused. */
function recordTaker(view: View, parser: Parser): RecordTaker & { readonly end: () => void } {
  const take = parser.taker(view);
  let width = 0;
  return {
    header(names) {
      width = names.length;
      return rowPlaces(view, names);
    },
    record(row, count) {
      if (count < width) parser.note(view, "row with fewer cells than the header");
      if (count > width) parser.note(view, "row with more cells than the header");
      take(row);
    },
    end() {
      if (width === 0) throw new LoadError(`${view}.csv is empty: its first line must name the columns`);
    },
  };
}

/**
 * The place of each column of the file in a row of the contract, -1 for one that the contract does not know; names
 * compare without regard to case or blanks around.
 */
function rowPlaces(view: View, header: readonly string[]): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const wanted = contract[view].map(({ name }) => name);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new LoadError(`${view}.csv has no column ${missing.join(", ")}: add it to the header and its cells`);
  }
  const twice = wanted.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw new LoadError(`${view}.csv has more than one column ${twice.join(", ")}: keep one`);
  return names.map((name) => wanted.indexOf(name));
}
