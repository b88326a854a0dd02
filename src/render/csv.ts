import { stringify } from "csv-stringify/sync";
import type { Answer, List } from "../answer.ts";
import { withoutDirection } from "./wording.ts";

/**
 * Renders a list as CSV that a spreadsheet opens: UTF-8 with its mark, lines that end in CR LF, no cell that is a
 * formula. No cell holds a sign that is not shown, but tabs and line breaks. It stops now and then: a list may be long.
 */
export function* toCsv({ headings, items }: List): Generator<void, string, void> {
  const rows = [headings, ...items.map(({ cells }) => cells)];
  const pieces: string[] = [];
  for (let at = 0; at < rows.length; at += rowsAStep) {
    // before the formulas: one may stand behind such a sign
    const some = rows.slice(at, at + rowsAStep).map((row) => row.map(shown));
    pieces.push(
      stringify(some, {
        bom: at === 0,
        escape_formulas: true,
        record_delimiter: "windows",
        quote_record_delimiter: true,
      }),
    );
    yield;
  }
  return pieces.join("");
}

/** Few enough to take some milliseconds. */
const rowsAStep = 1000;

/** What the name of every file with a list ends with. */
export const csvEnding = ".csv";

/** Short enough for any file system, of letters of any script and with the day. */
const longestName = 70;

/**
 * Returns the name of the file with an answer's list. Titles hold the names of teams and of people: of them only letters and
 * digits are left, so that no name leads to another folder, hides its ending or is a device's.
 */
export function csvName({ title, on }: Pick<Answer, "title" | "on">): string {
  const words = title
    .slice(0, longestName)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return `${words}-${on}${csvEnding}`;
}

function shown(cell: string): string {
  return withoutDirection(cell.replaceAll(/[^\P{Cc}\t\r\n]/gu, "")).replaceAll(/\p{Cs}/gu, "\ufffd");
}
