import { stringify } from "csv-stringify/sync";
import type { List } from "../answer.ts";

/**
 * Renders a list as CSV that a spreadsheet opens: UTF-8 with its mark, lines that end in CR LF, no cell that is a
 * formula.
 */
export function toCsv({ headings, items }: List): string {
  return stringify([headings, ...items.map(({ cells }) => cells)], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    quote_record_delimiter: true,
  });
}
