import widthOfSigns from "string-width";
import type { Table } from "../answer.ts";
import { cellText, turned, withColumns } from "./table.ts";
import { withoutDirection } from "./wording.ts";

const widest = 80;
const widestLabel = 36;
const gap = 2;

/** Returns how many columns a text takes. Most text is plain, which needs no closer look. */
function stringWidth(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : widthOfSigns(text);
}

/** Removes what could move a terminal's cursor or turn the direction of text. */
export function plainText(text: string): string {
  return withoutDirection(text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, " ").replaceAll(/\p{Cs}/gu, "\ufffd"));
}

/** Breaks a text into lines of at most `width` columns, between words where that is possible. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of plainText(text).split(" ")) {
    if (stringWidth(line) + 1 + stringWidth(word) <= width && line !== "") {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const sign of word) {
      if (stringWidth(line + sign) > width) {
        lines.push(line);
        line = "";
      }
      line += sign;
    }
  }
  return [...lines, line];
}

function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - stringWidth(text))) + text;
}

function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

/**
 * Renders a table in 80 columns: turned on its side, or in blocks of columns, where it is wider; with bars beside single
 * counts.
 */
export function textTable(table: Table): string[] {
  if (table.rows.length === 0) return ["(none)"];
  if (table.columns.length === 0) return ["(no columns)"];
  if (fits(table)) return block(table);
  const sideways = turned(table);
  if (sideways !== null && sideways.columns.length < table.columns.length && fits(sideways)) return block(sideways);
  return blocks(table);
}

const headingWidth = 16;

function columnWidth(table: Table, at: number): number {
  const column = table.columns[at];
  if (!column) return 0;
  const heading = wrap(column.label, headingWidth).map((line) => stringWidth(line));
  const cells = table.rows.map((row) => stringWidth(cellText(row.values[at] ?? null, column)));
  return Math.max(...heading, ...cells);
}

function labelWidth({ rows, rowHeading }: Table): number {
  const longest = Math.max(stringWidth(rowHeading), ...rows.map(({ label }) => stringWidth(plainText(label))));
  return Math.min(widestLabel, longest);
}

function width(table: Table): number {
  return labelWidth(table) + table.columns.reduce((sum, _, at) => sum + gap + columnWidth(table, at), 0);
}

function fits(table: Table): boolean {
  return width(table) <= widest;
}

/** Renders the columns in blocks below each other, each as wide as 80 columns allow. */
function blocks(table: Table): string[] {
  const lines: string[] = [];
  let from = 0;
  while (from < table.columns.length) {
    let to = from + 1;
    while (to < table.columns.length && fits(withColumns(table, from, to + 1))) to += 1;
    if (lines.length > 0) lines.push("");
    lines.push(...block(withColumns(table, from, to)));
    from = to;
  }
  return lines;
}

function block(table: Table): string[] {
  const labels = labelWidth(table);
  const widths = table.columns.map((_, at) => columnWidth(table, at));
  const headings = table.columns.map(({ label }, at) => wrap(label, widths[at] ?? headingWidth));
  const height = Math.max(...headings.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, line) => {
    const cells = headings.map((heading, at) =>
      padStart(heading[line - height + heading.length] ?? "", widths[at] ?? 0),
    );
    return [padEnd(line === height - 1 ? plainText(table.rowHeading) : "", labels), ...cells].join(" ".repeat(gap));
  });
  const bars = barsOf(table, widest - width(table) - gap);
  for (const [at, row] of table.rows.entries()) {
    const label = wrap(row.label, labels);
    const cells = table.columns.map((column, index) =>
      padStart(cellText(row.values[index] ?? null, column), widths[index] ?? 0),
    );
    lines.push(
      ...label.slice(0, -1),
      [padEnd(label.at(-1) ?? "", labels), ...cells, bars[at] ?? ""].join(" ".repeat(gap)),
    );
  }
  return lines.map((line) => line.trimEnd());
}

/** Draws a bar for each row, where the table is one column of counts and there is room; none where one is negative. */
function barsOf({ columns, rows }: Table, room: number): string[] {
  const counts = rows.map(({ values: [value], isTotal }) => (typeof value === "number" && !isTotal ? value : 0));
  const most = Math.max(0, ...counts);
  if (columns.length !== 1 || columns[0]?.unit !== "count" || most === 0 || room < 8 || rows.length < 2) return [];
  if (counts.some((count) => count < 0)) return [];
  const length = Math.min(40, room);
  return counts.map((count) => "█".repeat(Math.ceil((count / most) * length)));
}
