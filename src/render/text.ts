import stringWidth from "string-width";
import {
  moreText,
  valueText,
  type Answer,
  type Item,
  type List,
  type ListGroup,
  type Note,
  type Part,
} from "../answer.ts";
import { plainText, textTable, wrap } from "./text-table.ts";
import { subtitleParts } from "./wording.ts";

const headings: Readonly<Record<Note["about"], string>> = {
  definition: "Definition",
  caveat: "Caution",
  filters: "Note",
  "left-out": "Not counted",
  rounding: "Note",
};

/** Renders an answer as plain lines, at most 80 columns wide, with a line break at the end. */
export function toText(answer: Answer): string {
  const lines = [
    ...wrap(answer.title, 80),
    ...wrap(subtitleParts(answer).join(" · "), 80),
    ...answer.parts.flatMap((part, at) => {
      const lines = partLines(part);
      return continuesNotes(part, answer.parts[at - 1]) ? lines.slice(1) : lines;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** Whether a part is a note of the same kind as the one before it: such notes stand as one block. */
function continuesNotes(part: Part, before: Part | undefined): boolean {
  return part.kind === "note" && before?.kind === "note" && before.about === part.about;
}

function partLines(part: Part): string[] {
  switch (part.kind) {
    case "say":
      return ["", ...wrap(part.text, 80)];
    case "figure":
      return [
        "",
        ...wrap(
          `${valueText(part.value, part.unit)} ${part.label}${part.against === undefined ? "" : `, ${part.against}`}`,
          80,
        ),
      ];
    case "table":
      return ["", ...textTable(part)];
    case "chart":
      return [];
    case "list":
      return ["", ...listLines(part)];
    case "choices":
      return [
        "",
        plainText(part.title),
        ...part.choices.map(({ label, words }) => `  ${plainText(label)}: ${plainText(words)}`),
      ];
    case "note":
      return ["", ...wrap(`${headings[part.about]}: ${part.text}`, 80)];
  }
}

/** Lays a list out in columns where every line fits into 80 columns, else as a block of lines for each item. */
function listLines(list: List): string[] {
  const { headings, items, group } = list;
  if (group !== undefined) return groupLines(list, group);
  if (headings.length === 0) return items.flatMap(wordedLine);
  const rows = [headings, ...items.map(({ cells }) => cells)].map((row) => row.map((cell) => plainText(cell)));
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ""))));
  if (widths.reduce((sum, width) => sum + width + 2, -2) > 80) {
    return items.flatMap(({ cells }) => [...cells.flatMap((cell, at) => wrap(`${headings[at]}: ${cell}`, 80)), ""]);
  }
  return inColumns(rows);
}

function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + " ".repeat(Math.max(0, (widths[at] ?? 0) - stringWidth(cell))))
      .join("  ")
      .trimEnd(),
  );
}

/** Says what can be done about a line by the words that are typed for it. */
function wordedLine({ cells, choices = [] }: Item): string[] {
  const words = choices.map((choice) => choice.words).join(", ");
  return wrap([...cells, ...(words === "" ? [] : [words])].join(": "), 80);
}

function groupLines(list: List, { title, action }: ListGroup): string[] {
  const rows = list.items.map(({ cells }) => cells.map((cell) => plainText(cell)));
  const lines = inColumns(rows);
  const more = moreText(list);
  return [
    ...wrap(title, 80),
    ...(action === "" ? [] : wrap(action, 80)),
    ...(lines.every((line) => stringWidth(line) <= 78)
      ? lines
      : rows.flatMap((row) => wrap(row.filter((cell) => cell !== "").join(", "), 78))
    ).map((line) => `  ${line}`),
    ...(more === "" ? [] : [`  ${more}`]),
  ];
}
