import type { DataTableBlock } from "@slack/types";
import type { DisplayValue, Table, TableColumn } from "../../answer.ts";
import { slack } from "../limits.ts";
import { cellText, textTable } from "../text-table.ts";
import { marked, paragraph } from "./block.ts";
import { passages, blockGroups, type BlockGroup } from "./block-group.ts";
import { chunks, cut, escapedCode } from "./mrkdwn.ts";

/** More than messages can hold. */
const most = { native: { rows: 1000, columns: 100 }, code: { rows: 300, columns: 40 } } as const;
const widestCell = 200;
/** Words of a table of lines are wrapped, and soon more lines than numbers. */
const widestLabel = 100;
/** Less than all tables of a message may hold, so that a header and a sentence fit beside it. */
const mostCharacters = 9000;

type Cell = DataTableBlock["rows"][number][number];

/** A table as Slack's own, in as many as its limits ask for. */
export function nativeTable(table: Table, caption: string): BlockGroup[] {
  if (isEmpty(table)) return passages([paragraph("There are no rows.")]);
  const { clipped, beyond } = clip(table, most.native);
  const tables = narrow(clipped).flatMap(short);
  const shown = tables.map((one, at) => ({
    holds: holds(one, one.rows.length),
    blocks: () => [
      block(one, tables.length > 1 ? `${cut(caption, 150)} (${at + 1} of ${tables.length})` : cut(caption, 150)),
    ],
  }));
  return blockGroups([...shown, ...beyond]);
}

/** A table as lines of equal width, in as many code blocks as it takes. */
export function codeTable(table: Table): BlockGroup[] {
  if (isEmpty(table)) return passages([paragraph("There are no rows.")]);
  const { clipped, beyond } = clip(table, most.code);
  return blockGroups([...fenced(withShortLabels(clipped)), ...beyond]);
}

function isEmpty({ rows, columns }: Table): boolean {
  return rows.length === 0 || columns.length === 0;
}

const holds = (table: Table, count: number) => ({
  count,
  what: "rows of the table",
  from: cut(table.rows[0]?.label ?? "", 60),
});

function clip(
  table: Table,
  room: { rows: number; columns: number },
): { clipped: Table; beyond: Omit<BlockGroup, "isLead">[] } {
  const rows = table.rows.slice(room.rows);
  const columns = table.columns.slice(room.columns);
  return {
    clipped: {
      ...table,
      columns: table.columns.slice(0, room.columns),
      rows: table.rows.slice(0, room.rows).map((row) => ({ ...row, values: row.values.slice(0, room.columns) })),
    },
    beyond: [
      ...(rows.length > 0 ? [{ holds: holds({ ...table, rows }, rows.length), blocks: null }] : []),
      ...(columns.length > 0
        ? [
            {
              holds: { count: columns.length, what: "columns of the table", from: cut(columns[0]?.label ?? "", 60) },
              blocks: null,
            },
          ]
        : []),
    ],
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

/** Tables of no more columns than Slack takes: turned on its side where that is enough, else side by side. */
function narrow(table: Table): Table[] {
  const wide = slack.table.columns - 1;
  if (table.columns.length <= wide) return [table];
  const unit = table.columns[0]?.unit ?? "count";
  if (table.rows.length <= wide && table.columns.every((column) => column.unit === unit)) return [turned(table, unit)];
  return Array.from({ length: Math.ceil(table.columns.length / wide) }, (_, at) => ({
    ...table,
    columns: table.columns.slice(at * wide, (at + 1) * wide),
    rows: table.rows.map((row) => ({ ...row, values: row.values.slice(at * wide, (at + 1) * wide) })),
  }));
}

function turned({ kind, columns, rows }: Table, unit: TableColumn["unit"]): Table {
  return {
    kind,
    rowHeading: "",
    columns: rows.map(({ label }) => ({ label, unit })),
    rows: columns.map(({ label }, at) => ({ label, values: rows.map(({ values }) => values[at] ?? null) })),
  };
}

/** Tables of no more rows and characters than Slack takes. */
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

function cellOf(value: DisplayValue, column: TableColumn): Cell {
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

/** More lines than a section has room for. */
const mostLines = 40;
const fence = "```";

/** Halves the rows until each part fits a section; a row that does not is broken into lines. */
function fenced(table: Table): Omit<BlockGroup, "isLead">[] {
  const room = slack.section - 2 * fence.length - 2;
  const tooMany = table.rows.length > mostLines;
  const text = tooMany ? "" : textTable(table).join("\n");
  if (!tooMany && escapedCode(text).length <= room) {
    return [{ holds: holds(table, table.rows.length), blocks: () => [code(escapedCode(text))] }];
  }
  if (table.rows.length > 1) {
    const middle = Math.ceil(table.rows.length / 2);
    const halves = [table.rows.slice(0, middle), table.rows.slice(middle)];
    return halves.flatMap((rows) => fenced({ ...table, rows }));
  }
  return chunks(text, room, escapedCode).map((lines, at) => ({
    holds: at === 0 ? holds(table, 1) : { count: 1, what: "parts of a row" },
    blocks: () => [code(lines)],
  }));
}

function code(text: string) {
  return marked(`${fence}\n${text.replaceAll(/^\n+|\n+$/g, "")}\n${fence}`);
}
