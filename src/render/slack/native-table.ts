import type { DataTableBlock, SectionBlock } from "@slack/types";
import type { Table, TableColumn, Value } from "../../answer.ts";
import { blockGroups, passages } from "../block-group.ts";
import { chunks, cut } from "../cut.ts";
import { slack } from "../limits.ts";
import { cellText, turned, withColumns } from "../table.ts";
import { textTable } from "../text-table.ts";
import { marked, paragraph, type SlackGroup } from "./block.ts";
import { escapedCode } from "./mrkdwn.ts";

/** More rows and columns than messages can hold. */
const most = { native: { rows: 1000, columns: 100 }, code: { rows: 300, columns: 40 } } as const;
const widestCell = 200;
/** A table of lines wraps its labels: longer ones would fill more lines than the numbers do. */
const widestLabel = 100;
/** Less than all tables of a message may hold, so that a header and a sentence fit beside it. */
const mostCharacters = 9000;

type Cell = DataTableBlock["rows"][number][number];

/** Renders a table as Slack's own, in as many as its limits ask for. */
export function nativeTable(table: Table, caption: string): SlackGroup[] {
  if (isEmpty(table)) return noRows();
  const { clipped, beyond } = clip(table, most.native);
  const tables = narrow(clipped).flatMap(short);
  const shown = tables.map((one, at) => ({
    contents: rowsOf(one, one.rows.length),
    blocks: () => [
      block(one, tables.length > 1 ? `${cut(caption, 150)} (${at + 1} of ${tables.length})` : cut(caption, 150)),
    ],
  }));
  return blockGroups([...shown, ...beyond]);
}

/** Renders a table as lines of equal width, in as many code blocks as it takes. */
export function codeTable(table: Table): SlackGroup[] {
  if (isEmpty(table)) return noRows();
  const { clipped, beyond } = clip(table, most.code);
  return blockGroups([...fenced(withShortLabels(clipped)), ...beyond]);
}

function isEmpty({ rows, columns }: Table): boolean {
  return rows.length === 0 || columns.length === 0;
}

function noRows(): SlackGroup[] {
  return passages([paragraph("There are no rows.")]);
}

const rowsOf = (table: Table, count: number) => ({
  count,
  what: "row of the table",
  from: cut(table.rows[0]?.label ?? "", 60),
});

/** Cuts off the rows and columns that messages could never hold, and says which. */
function clip(
  table: Table,
  room: { rows: number; columns: number },
): { clipped: Table; beyond: Omit<SlackGroup, "isLead">[] } {
  const rows = table.rows.slice(room.rows);
  const columns = table.columns.slice(room.columns);
  const beyond = [
    ...(rows.length > 0 ? [rowsOf({ ...table, rows }, rows.length)] : []),
    ...(columns.length > 0
      ? [{ count: columns.length, what: "column of the table", from: cut(columns[0]?.label ?? "", 60) }]
      : []),
  ];
  return {
    clipped: withColumns({ ...table, rows: table.rows.slice(0, room.rows) }, 0, room.columns),
    beyond: beyond.map((contents) => ({ contents, blocks: null })),
  };
}

function withShortLabels({ kind, rowHeading, columns, rows }: Table): Table {
  const short = (text: string) => cut(text, widestLabel);
  return {
    kind,
    rowHeading: rowHeading.trim() === "" ? "" : short(rowHeading),
    columns: columns.map((column) => ({ ...column, label: short(column.label) })),
    rows: rows.map((row) => ({ ...row, label: short(row.label) })),
  };
}

/** Makes tables of no more columns than Slack takes: turned on its side where that is enough, else side by side. */
function narrow(table: Table): Table[] {
  const wide = slack.table.columns - 1;
  if (table.columns.length <= wide) return [table];
  const sideways = table.rows.length <= wide ? turned(table) : null;
  if (sideways !== null) return [{ ...sideways, rowHeading: "" }];
  return Array.from({ length: Math.ceil(table.columns.length / wide) }, (_, at) =>
    withColumns(table, at * wide, (at + 1) * wide),
  );
}
/** Makes tables of no more rows and characters than Slack takes. */
function short(table: Table): Table[] {
  const length = (row: readonly Cell[]) => row.reduce((sum, cell) => sum + ("text" in cell ? cell.text.length : 0), 0);
  const header = length(headerOf(table));
  const all: Table["rows"][number][][] = [[]];
  let characters = header;
  for (const row of table.rows) {
    const more = length(cellsOf(row, table.columns));
    const last = all.at(-1) ?? [];
    if (last.length > 0 && (characters + more > mostCharacters || last.length === slack.table.rows - 1)) {
      all.push([row]);
      characters = header + more;
    } else {
      last.push(row);
      characters += more;
    }
  }
  return all.map((rows) => ({ ...table, rows }));
}

function headerOf({ rowHeading, columns }: Table): Cell[] {
  return [rowHeading || "Series", ...columns.map(({ label }) => label)].map(word);
}

function word(text: string): Cell {
  return { type: "raw_text", text: cut(text, widestCell) };
}

function cellsOf({ label, values }: Table["rows"][number], columns: Table["columns"]): Cell[] {
  return [word(label), ...columns.map((column, at) => cellOf(values[at] ?? null, column))];
}

function cellOf(value: Value, column: TableColumn): Cell {
  const text = cellText(value, column);
  return typeof value === "number" ? { type: "raw_number", value, text } : { type: "raw_text", text };
}

function block(table: Table, caption: string): DataTableBlock {
  return {
    type: "data_table",
    caption,
    rows: [headerOf(table), ...table.rows.map((row) => cellsOf(row, table.columns))],
    page_size: Math.min(25, table.rows.length),
  };
}

/** More rows than a section has room for. */
const mostFencedRows = 40;
const fence = "```";

/** Halves the rows until each part fits into a section; breaks a single row that does not into lines. */
function fenced(table: Table): Omit<SlackGroup, "isLead">[] {
  const room = slack.section - 2 * fence.length - 2;
  const tooMany = table.rows.length > mostFencedRows;
  const text = tooMany ? "" : textTable(table).join("\n");
  if (!tooMany && escapedCode(text).length <= room) {
    return [{ contents: rowsOf(table, table.rows.length), blocks: () => [code(escapedCode(text))] }];
  }
  if (table.rows.length > 1) {
    const middle = Math.ceil(table.rows.length / 2);
    const halves = [table.rows.slice(0, middle), table.rows.slice(middle)];
    return halves.flatMap((rows) => fenced({ ...table, rows }));
  }
  return chunks(text, room, escapedCode).map((lines, at) => ({
    contents: at === 0 ? rowsOf(table, 1) : { count: 1, what: "part of a row" },
    blocks: () => [code(lines)],
  }));
}

function code(text: string): SectionBlock {
  return marked(`${fence}\n${text.replaceAll(/^\n+|\n+$/g, "")}\n${fence}`);
}
