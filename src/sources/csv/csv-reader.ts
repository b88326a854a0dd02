import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { views, type View } from "../../cases/contract.ts";
import { caseParser, type Parser } from "../../cases/parser.ts";
import { LoadError, type CaseSource, type Progress } from "../../cases/source.ts";
import { csvScanner, type CsvScanner, type RecordTaker } from "./csv-scanner.ts";
import { changedError, cutError, fileError, otherFormat, rowPlaces } from "./file-faults.ts";

/** What tells whether a file is still the same: a file that is written again changes at least one of them. */
interface FileState {
  readonly view: View;
  readonly size: number;
  readonly modified: number;
  readonly inode: number;
}

/**
 * A folder of seven `<view>.csv` files: RFC 4180, UTF-8 with or without a byte order mark, a header row, columns
 * in any order, more columns than needed. `asAt` gives the instant (ISO 8601 with offset) that the data are of, from when
 * the newest file was written, in milliseconds since 1970: what an export left behind is no younger for being read again.
 * Nothing is taken unless every file is whole and stays as it is while all of them are read.
 */
export function csvFolder(folder: string, asAt: (writtenAt: number) => string): CaseSource {
  return {
    async read(words, onProgress) {
      const found = await stat(folder).catch(() => null);
      if (!found?.isDirectory()) throw new LoadError(`there is no folder ${folder}: set CASE_DATABASE to one`);
      const parser = caseParser(words);
      const before = await statesOf(folder);
      const missing = views.filter((view) => !before.some((file) => file.view === view)).map((view) => `${view}.csv`);
      if (missing.length > 0) {
        // A file that is being replaced may be away for a moment.
        const message = `${missing.join(", ")} missing from ${folder}: put the file there`;
        throw new LoadError(message, { isRetryable: true });
      }
      mustBeWhole(await readAll(folder, parser, onProgress));
      const changed = changedFiles(before, await statesOf(folder));
      if (changed.length > 0) throw changedError(changed);
      const writtenAt = Math.max(...before.map(({ modified }) => modified));
      return parser.snapshot(`CSV files in ${folder}`, asAt(writtenAt), ageCautions(before));
    },
  };
}

async function statesOf(folder: string): Promise<FileState[]> {
  const found = await Promise.all(
    views.map(async (view): Promise<FileState[]> => {
      const file = await stat(join(folder, `${view}.csv`)).catch(() => null);
      return file === null ? [] : [{ view, size: file.size, modified: file.mtimeMs, inode: file.ino }];
    }),
  );
  return found.flat();
}

function changedFiles(before: readonly FileState[], after: readonly FileState[]): string[] {
  const isSame = (one: FileState) =>
    after.some(
      ({ view, size, modified, inode }) =>
        view === one.view && size === one.size && modified === one.modified && inode === one.inode,
    );
  return before.filter((one) => !isSame(one)).map(({ view }) => `${view}.csv`);
}

/** Files of one export are written within an hour of each other. In milliseconds. */
const exportTime = 3_600_000;

function ageCautions(files: readonly FileState[]): string[] {
  const [oldest, ...rest] = [...files].sort((a, b) => a.modified - b.modified);
  const newest = rest.at(-1);
  if (oldest === undefined || newest === undefined) return [];
  const apart = newest.modified - oldest.modified;
  if (apart <= exportTime) return [];
  const hours = Math.floor(apart / 3_600_000);
  const span = hours < 48 ? `${hours} ${hours === 1 ? "hour" : "hours"}` : `${Math.floor(hours / 24)} days`;
  return [
    `${oldest.view}.csv is more than ${span} older than ${newest.view}.csv: write all seven files in one export, or cases and their links may not fit`,
  ];
}

type OnProgress = ((progress: Progress) => void) | undefined;

const rowsPerProgress = 10_000;

/** How many bytes are asked of a file at once. */
const readBytes = 512 * 1024;
/** How many are scanned in one turn of the event loop: a few milliseconds' work, so that a large file holds up nobody. */
const sliceBytes = 32 * 1024;

/** Reads all files, whichever of them are faulty. Throws LoadError that says what is wrong with each. */
async function readAll(folder: string, parser: Parser, onProgress: OnProgress): Promise<LastLine[]> {
  const errors: LoadError[] = [];
  const lastLines: LastLine[] = [];
  for (const view of views) {
    try {
      lastLines.push(await readView(join(folder, `${view}.csv`), view, parser, onProgress));
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      errors.push(error);
    }
  }
  const [first, ...more] = errors;
  if (first === undefined) return lastLines;
  if (more.length === 0) throw first;
  throw new LoadError(errors.map(({ message }) => message).join("; "), {
    isRetryable: errors.every(({ isRetryable }) => isRetryable),
    cause: first,
  });
}

/** Throws LoadError where a file does not end its last row although others do: it is cut within its last cell. */
function mustBeWhole(lastLines: readonly LastLine[]): void {
  const cut = cutAlone(lastLines);
  if (cut !== undefined) throw cutError(cut.view, cut.line);
}

/** The last row of a file: on which line it begins, and whether a line end follows. */
interface LastLine {
  readonly view: View;
  readonly line: number;
  readonly isEnded: boolean;
}

/**
 * Returns the file that does not end its last row although others of the folder do. One program writes them all, so this
 * one is cut within its last cell.
 */
function cutAlone(files: readonly LastLine[]): LastLine | undefined {
  const filled = files.filter(({ line }) => line > 1);
  return filled.some(({ isEnded }) => isEnded) ? filled.find(({ isEnded }) => !isEnded) : undefined;
}

async function readView(file: string, view: View, parser: Parser, onProgress: OnProgress): Promise<LastLine> {
  const records = recordTaker(view, parser, onProgress);
  try {
    await scanFile(file, view, csvScanner(records));
  } catch (error) {
    throw fileError(view, error);
  }
  return records.end();
}

async function scanFile(path: string, view: View, scan: CsvScanner): Promise<void> {
  const file = await open(path);
  try {
    let bytes = Buffer.allocUnsafe(readBytes);
    let filled = 0;
    let isFirst = true;
    let isLast = false;
    while (!isLast) {
      // A record that fills it all is longer: few are.
      if (filled === bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length);
      const { bytesRead } = await file.read(bytes, filled);
      filled += bytesRead;
      isLast = bytesRead === 0;
      const format = isFirst ? otherFormat(bytes.subarray(0, filled)) : null;
      if (format !== null) throw new LoadError(`${view}.csv ${format}`);
      isFirst = false;
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
function recordTaker(
  view: View,
  parser: Parser,
  onProgress: OnProgress,
): RecordTaker & { readonly end: () => LastLine } {
  const take = parser.taker(view);
  let width = 0;
  let rows = 0;
  let last: LastLine = { view, line: 1, isEnded: true };
  return {
    header(names) {
      width = names.length;
      return rowPlaces(view, names);
    },
    record(row, count, line, isEnded) {
      if (count < width) {
        if (!isEnded) throw cutError(view, line);
        parser.note(view, "row with fewer cells than the header");
      }
      // a comma in a cell without quotes moves all that follows by a column, the last cell out of the row, blank or not
      if (count > width)
        parser.setAside(view, "row with more cells than the header, as where a cell with a comma has no quotes");
      take(row, line);
      rows += 1;
      if (rows % rowsPerProgress === 0) onProgress?.({ view, rows, isWhole: false });
      if (!isEnded || last.line === 1) last = { view, line, isEnded };
    },
    end() {
      if (width > 0) {
        onProgress?.({ view, rows, isWhole: true });
        return last;
      }
      const message = `${view}.csv is empty: its first line must name the columns`;
      throw new LoadError(message, { isRetryable: true });
    },
  };
}
