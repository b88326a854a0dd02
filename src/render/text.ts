import type { Answer, Figure, List, Note, Part } from "../answer.ts";
import stringWidth from "string-width";
import { plainText, textTable, wrap } from "./text-table.ts";

const headings: Readonly<Record<Note["about"], string>> = {
  definition: "Definition",
  caveat: "Caution",
  filters: "Note",
  "left-out": "Not counted",
};

/** An answer as plain lines, 80 columns wide, ending in a line break. */
export function toText(answer: Answer): string {
  const filters = answer.filters.map(({ name, value }) => `${name} ${plainText(value)}`);
  const lines = [
    ...wrap(answer.title, 80),
    ...wrap([`On ${answer.on}, data as at ${answer.asAt.slice(0, 16).replace("T", " ")}`, ...filters].join(" · "), 80),
    ...answer.parts.flatMap((part, at) => {
      const lines = partLines(part);
      return isNoteLike(part, answer.parts[at - 1]) ? lines.slice(1) : lines;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** Notes about the same stand as one block. */
function isNoteLike(part: Part, before: Part | undefined): boolean {
  return part.kind === "note" && before?.kind === "note" && before.about === part.about;
}

function partLines(part: Part): string[] {
  switch (part.kind) {
    case "say":
      return ["", ...wrap(part.text, 80)];
    case "figure":
      return ["", ...wrap(figureLine(part), 80)];
    case "table":
      return ["", ...textTable(part)];
    case "chart":
      return [];
    case "list":
      return ["", ...listLines(part)];
    case "choices":
      return ["", part.title, ...part.choices.map(({ label, words }) => `  ${plainText(label)}: ${plainText(words)}`)];
    case "note":
      return ["", ...wrap(`${headings[part.about]}: ${part.text}`, 80)];
  }
}

function figureLine({ value, unit, label, against }: Figure): string {
  const number = value === null ? "n/a" : `${value.toLocaleString("en-GB")}${unit === "percent" ? "%" : ""}`;
  return `${number} ${label}${against === undefined ? "" : `, ${against}`}`;
}

/** Columns as wide as their cells where a line is at most 80 wide, else a block of lines for each item. */
function listLines({ headings, items }: List): string[] {
  const rows = [headings, ...items.map(({ cells }) => cells)].map((row) => row.map((cell) => plainText(cell)));
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ""))));
  if (widths.reduce((sum, width) => sum + width + 2, -2) > 80) {
    return items.flatMap(({ cells }) => [...cells.flatMap((cell, at) => wrap(`${headings[at]}: ${cell}`, 80)), ""]);
  }
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - stringWidth(cell)))
      .join("  ")
      .trimEnd();
  return rows.map(line);
}
