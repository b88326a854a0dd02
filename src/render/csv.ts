import type { List } from "../answer.ts";

/** A list as CSV that a spreadsheet opens: UTF-8 with its mark, lines ending in CR LF, no cell that it would take for a formula. */
export function toCsv({ headings, items }: List): string {
  const lines = [headings, ...items.map(({ cells }) => cells)].map((cells) => cells.map(csvCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
