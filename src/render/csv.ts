import { stringify } from "csv-stringify/sync";
import type { List } from "../answer.ts";
import { withoutDirection } from "./wording.ts";

/**
 * Renders a list as CSV that a spreadsheet opens: UTF-8 with its mark, lines that end in CR LF, no cell that is a
 * formula. No cell holds a sign that is not shown, but tabs and line breaks.
 */
export function toCsv({ headings, items }: List): string {
  const rows = [headings, ...items.map(({ cells }) => cells)];
  // before the formulas: one may stand behind such a sign
  return stringify(
    rows.map((row) => row.map(shown)),
    {
      bom: true,
      escape_formulas: true,
      record_delimiter: "windows",
      quote_record_delimiter: true,
    },
  );
}

function shown(cell: string): string {
  return withoutDirection(cell.replaceAll(/[^\P{Cc}\t\r\n]/gu, "")).replaceAll(/\p{Cs}/gu, "\ufffd");
}
