import { array, assert, constantFrom, integer, property } from "fast-check";
import { CsvError, parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { CsvFault, csvScanner, NotUtf8 } from "../../../src/sources/csv/csv-scanner.ts";

type Scanned = readonly (string | null)[][] | string;

/** The records of the bytes, which come in pieces of that size; or the code of what is wrong with them. */
function scanned(bytes: Buffer, pieceSize: number): Scanned {
  const records: (string | null)[][] = [];
  const scan = csvScanner({
    header(names) {
      records.push([...names]);
      return Array.from({ length: 20 }, (_, at) => at);
    },
    record: (row, count) => void records.push(row.slice(0, count)),
  });
  try {
    let used = 0;
    for (let end = pieceSize; end < bytes.length; end += pieceSize) used += scan(bytes.subarray(used, end), false);
    scan(bytes.subarray(used), true);
    return records;
  } catch (error) {
    if (error instanceof CsvFault) return error.code;
    throw error;
  }
}

/** The same as the library finds it. */
function parsed(bytes: Buffer): Scanned {
  const lineEnds = ["\r\n", "\n", "\r"];
  try {
    return parse(bytes, { bom: true, record_delimiter: lineEnds, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) return error.code;
    throw error;
  }
}

const piece = constantFrom("a", "é", "😀", "12", ",", ",", '"', '""', "\n", "\r\n", "\r", " ", '"a,\n"', ',"é""",');
const text = array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));

describe("the scanner of CSV", () => {
  it("finds the records that a library finds, and the same faults, however the bytes come", () => {
    assert(
      property(text, integer({ min: 1, max: 12 }), (text, pieceSize) => {
        const bytes = Buffer.from(`x,y\n${text}`);

        expect(scanned(bytes, pieceSize)).toEqual(parsed(bytes));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["a cell is followed by something else", 'a\r\n"b\r\nc\r"\r\n\r\n"d"e\n', 6],
    ["a quote stands inside a cell", 'a,b\n\n"1\n2",3\n4"\n', 5],
    ["a quote is never closed", 'a\n"b\nc\n', 4],
  ])("tells the line where %s", (_, text, line) => {
    const scan = csvScanner({ header: () => [], record: () => undefined });

    expect(() => scan(Buffer.from(text), true)).toThrow(expect.objectContaining({ line }));
  });

  it("gives a row null where a record has no cell, whatever the row before it had", () => {
    const rows: (string | null)[][] = [];
    const scan = csvScanner({ header: () => [1, -1, 0], record: (row) => void rows.push([...row]) });

    scan(Buffer.from("a,b,c\n1,2,3\n4\n"), true);

    expect(rows).toEqual([
      ["3", "1"],
      [null, "4"],
    ]);
  });

  it("refuses a record longer than a megabyte, at the line where it begins, before the rest has come", () => {
    const scan = csvScanner({ header: () => [], record: () => undefined });
    const bytes = Buffer.from(`a\nb\n"${"c\n".repeat(600_000)}`);

    expect(() => scan(bytes, false)).toThrow(expect.objectContaining({ code: "RECORD_TOO_LONG", line: 3 }));
  });

  it.each([
    ["a byte of Latin-1", Buffer.from("a\nJos\u00e9\n", "latin1")],
    ["UTF-16", Buffer.from('\uFEFFa\n"x"y\n', "utf16le")],
    ["a character that is cut off", Buffer.from("a\né").subarray(0, 3)],
  ])("refuses %s", (_, bytes) => {
    expect(() => scanned(bytes, 1000)).toThrow(NotUtf8);
  });
});
