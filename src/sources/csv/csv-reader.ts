import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { contract, views, type Row, type View } from "../../cases/contract.ts";
import { caseParser, type Parser } from "../../cases/parser.ts";
import { LoadError, type CaseSource } from "../../cases/source.ts";

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

/** A line may end in any of these, and differently from the line before it: editors leave files so. */
const lineEnds = ["\r\n", "\n", "\r"];

async function readView(file: string, view: View, parser: Parser): Promise<void> {
  const take = rowTaker(view, parser);
  // The pipeline may tell only that it was aborted: what taking a row threw is kept here.
  const thrown: unknown[] = [];
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      utf8Text(),
      parse({ bom: true, record_delimiter: lineEnds, relax_column_count: true, skip_empty_lines: true }),
      async (records: AsyncIterable<unknown>) => {
        for await (const record of records) {
          try {
            if (isTextList(record)) take(record);
          } catch (error) {
            thrown.push(error);
            throw error;
          }
        }
      },
    );
  } catch (error) {
    if (thrown.length > 0) throw thrown[0];
    if (error instanceof CsvError) throw new LoadError(`${view}.csv cannot be read as CSV: ${csvFault(error)}`);
    if (error instanceof TypeError) {
      throw new LoadError(`${view}.csv is not UTF-8 text: save it as "CSV UTF-8"`, { cause: error });
    }
    if (error instanceof Error && "code" in error) {
      const message = `${view}.csv cannot be read (${String(error.code)}): it must be a file that the bot may read`;
      throw new LoadError(message, { isRetryable: true, cause: error });
    }
    throw error;
  }
  take.end();
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((cell) => typeof cell === "string");
}

/** The message of the library may repeat the cell: only its place is told. */
function csvFault(error: CsvError): string {
  const line = "lines" in error && typeof error["lines"] === "number" ? ` near line ${error["lines"]}` : "";
  return `a quoted cell is not closed or is followed by something else${line} (${error.code})`;
}

/** Bytes to text, refusing what is no UTF-8; a byte order mark falls away. */
function utf8Text(): Transform {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return new Transform({
    decodeStrings: true,
    readableObjectMode: false,
    encoding: "utf8",
    transform(chunk: Buffer, _encoding, done) {
      decoded(() => decoder.decode(chunk, { stream: true }), done);
    },
    flush(done) {
      decoded(() => decoder.decode(), done);
    },
  });
}

function decoded(decode: () => string, done: (error: Error | null, text?: string) => void): void {
  try {
    done(null, decode());
  } catch (error) {
    done(error instanceof Error ? error : new TypeError("not UTF-8"));
  }
}

interface Taker {
  (record: readonly string[]): void;
  /** Must be called after the last record: a file without even a header is refused. */
  end(): void;
}

function rowTaker(view: View, parser: Parser): Taker {
  let places: number[] | null = null;
  let width = 0;
  const take = (record: readonly string[]): void => {
    if (places === null) {
      places = columnPlaces(view, record);
      width = record.length;
      return;
    }
    if (record.length < width) parser.note(view, "row with fewer cells than the header");
    if (record.length > width) parser.note(view, "row with more cells than the header");
    const row: Row = places.map((at) => record[at] ?? null);
    parser.take(view, [row]);
  };
  const end = (): void => {
    if (places === null) throw new LoadError(`${view}.csv is empty: its first line must name the columns`);
  };
  return Object.assign(take, { end });
}

/** Where each column of the contract stands in the file; names compare without regard to case or blanks around. */
function columnPlaces(view: View, header: readonly string[]): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const wanted = contract[view].map(({ name }) => name);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new LoadError(`${view}.csv has no column ${missing.join(", ")}: add it to the header and its cells`);
  }
  const twice = wanted.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw new LoadError(`${view}.csv has more than one column ${twice.join(", ")}: keep one`);
  return wanted.map((name) => names.indexOf(name));
}
