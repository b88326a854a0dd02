import { contract, type View } from "../../cases/contract.ts";
import { LoadError } from "../../cases/source.ts";
import { CsvFault, NotUtf8 } from "./csv-scanner.ts";

/** Says why a file cannot be read; any other error is returned as it is. */
export function fileError(view: View, error: unknown): unknown {
  if (error instanceof CsvFault) return csvError(view, error);
  if (error instanceof NotUtf8) {
    if (error.isCut) {
      const message = `${view}.csv ends inside a character, so it is not whole: ${howToWrite}`;
      return new LoadError(message, { isRetryable: true, cause: error });
    }
    return new LoadError(`${view}.csv is not UTF-8 text: save it as "CSV UTF-8"`, { cause: error });
  }
  if (error instanceof Error && "code" in error) {
    const message = `${view}.csv cannot be read (${String(error.code)}): it must be a file that the bot may read`;
    return new LoadError(message, { isRetryable: true, cause: error });
  }
  return error;
}

const csvFaults: Readonly<Record<CsvFault["code"], string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quoted cell is not closed",
  RECORD_TOO_LONG: "a quoted cell is not closed, or a row is longer than a megabyte,",
  CSV_INVALID_CLOSING_QUOTE: "a quoted cell is followed by something else",
  INVALID_OPENING_QUOTE: "a quote stands in a cell that does not begin with one",
};

/** The message never repeats a cell: only its place is told. A quote that is not closed may be still to come. */
function csvError(view: View, { line, code }: CsvFault): LoadError {
  const isCut = code === "CSV_QUOTE_NOT_CLOSED";
  const also = isCut ? `; if the file is still being written, ${howToWrite}` : "";
  const message = `${view}.csv cannot be read as CSV: ${csvFaults[code]} near line ${line} (${code})${also}`;
  return new LoadError(message, { isRetryable: isCut });
}

const howToWrite = "write it under another name and rename it when it is whole";

/** The file ends inside a row. */
export function cutError(view: View, line: number): LoadError {
  return new LoadError(`${view}.csv ends inside the row of line ${line}, so it is not whole: ${howToWrite}`, {
    isRetryable: true,
  });
}

/** Files changed while they were read. */
export function changedError(files: readonly string[]): LoadError {
  const [verb, them] = files.length === 1 ? ["was", "it"] : ["were", "each"];
  return new LoadError(
    `${files.join(", ")} ${verb} changed while the files were read, so nothing is taken: write ${them} under another name and rename ${them} when ${files.length === 1 ? "it is" : "all are"} whole`,
    { isRetryable: true },
  );
}

/** Returns what a file is that is no CSV of UTF-8 text, from its first bytes; null: it may be one. */
export function otherFormat(bytes: Buffer): string | null {
  if (bytes.length === 0) return null;
  const [a, b] = [bytes[0], bytes[1]];
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return `is UTF-16: save it as "CSV UTF-8"`;
  if (isUtf16(bytes)) return `is UTF-16 without a byte order mark: save it as "CSV UTF-8"`;
  const start = bytes.toString("latin1", 0, 200).trimStart();
  if (start.startsWith("PK\u0003\u0004") || start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    return `is an Excel workbook: save it as "CSV UTF-8"`;
  }
  if (start.startsWith("\u001f\u008b")) return "is compressed: put the file there unpacked";
  if (/^<(?:!doctype|html|\?xml)/i.test(start)) return "is a web page or XML, not CSV: export it again as CSV";
  if (/^[[{]\s*["{]/.test(start)) return "is JSON, not CSV: export it again as CSV";
  return null;
}

/** Whether every second byte of the beginning is zero, as in UTF-16 of English text. */
function isUtf16(bytes: Buffer): boolean {
  const looked = bytes.subarray(0, 512 - (bytes.length % 2 === 0 || bytes.length > 512 ? 0 : 1));
  const zeros = [0, 0];
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const half = looked.length / 2;
  return looked.length >= 8 && Math.max(zeros[0] ?? 0, zeros[1] ?? 0) > 0.8 * half;
}

const separators: readonly (readonly [string, string])[] = [
  [";", "semicolons"],
  ["\t", "tabs"],
  ["|", "vertical bars"],
];

/**
 * The place of each column of the file in a row of the contract, -1 for one that the contract does not know; names
 * compare without regard to case or blanks around. Throws LoadError for a header that cannot be used.
 */
export function rowPlaces(view: View, header: readonly string[]): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const wanted = contract[view].map(({ name }) => name);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new LoadError(`${view}.csv ${headerFault(wanted, missing, names)}`);
  const twice = wanted.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw new LoadError(`${view}.csv has more than one column ${twice.join(", ")}: keep one`);
  return names.map((name) => wanted.indexOf(name));
}

function headerFault(wanted: readonly string[], missing: readonly string[], names: readonly string[]): string {
  const line = names.join(",");
  for (const [sign, plural] of separators) {
    if (wanted.filter((name) => line.split(sign).includes(name)).length > 1) {
      return `separates its cells by ${plural}: separate them by commas`;
    }
  }
  if (missing.length === wanted.length) {
    return `names none of the view's columns in its first line: begin it with ${wanted.join(",")}`;
  }
  const renamed = missing.flatMap((name) => {
    const place = names.findIndex((other) => !wanted.includes(other) && isLike(name, other));
    // by its number: where the line end after the header is lost, the name has a cell of somebody's in it
    return place < 0 ? [] : [`${name} may be its column ${place + 1}`];
  });
  const hint = renamed.length === 0 ? "" : ` (${renamed.join(", ")})`;
  return `has no column ${missing.join(", ")}: add it to the header and its cells${hint}`;
}

/** Whether a column of the file is named like one of the contract: `plan_origin`, `Issued Date`, `issueddate`. */
function isLike(name: string, other: string): boolean {
  const [a, b] = [name, other].map((text) => text.replaceAll(/[^\p{L}\d]/gu, ""));
  if (a === undefined || b === undefined || b.length < 3 || b.length > 40) return false;
  return a.includes(b) || b.includes(a);
}
