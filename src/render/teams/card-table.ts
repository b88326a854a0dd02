import type { ITable, ITableCell, ITableRow, ITextRun } from "@microsoft/teams.cards";
import type { Table, TableRow } from "../../answer.ts";
import { blockGroups, passages } from "../block-group.ts";
import { cut } from "../cut.ts";
import { teams } from "../limits.ts";
import { cellText, turned, withColumns } from "../table.ts";
import { paragraph, type CardElement, type CardGroup } from "./card-elements.ts";
import { brief } from "./card-text.ts";
import { hiddenGroup } from "./card-more.ts";

/** More rows and columns than a card can hold. */
const most = { rows: 400, columns: 60 };
/** So many that the first rows of a wide table find room beside the rest of an answer. */
const mostCells = 160;

/** What stands in a cell that has no words: Teams wants some. */
const blank = "\u00a0";

/** A table's first rows in the open and the others behind buttons, each in as many tables as its columns ask for. */
export function tableGroups(table: Table, from = 0): CardGroup[] {
  return groupsOf(table, from, (part) => narrow(part).map(tableElement));
}

/** A table as lines: "North: Overdue 12, Due 30". */
export function lineGroups(table: Table, from = 0): CardGroup[] {
  return groupsOf(table, from, (part) =>
    part.rows.map((row, at) => {
      const line = paragraph(rowLine(row, part));
      return at === 0 ? line : { ...line, spacing: "None" as const };
    }),
  );
}

function groupsOf(table: Table, from: number, elements: (part: Table) => CardElement[]): CardGroup[] {
  const { rows, columns } = table;
  if (rows.length === 0 || columns.length === 0) return passages([paragraph("There are no rows.")]);
  const start = from < rows.length ? from : 0;
  const wide = Math.min(columns.length, most.columns) + 1;
  const size = Math.max(1, Math.min(teams.table.rows, Math.floor(mostCells / wide)));
  const clipped = withColumns(table, 0, most.columns);
  const end = Math.min(rows.length, start + most.rows);
  const groups: Omit<CardGroup, "isLead">[] = [];
  for (let at = start; at < end; at += size) {
    const part = { ...clipped, rows: rows.slice(at, at + size) };
    const contents = {
      count: part.rows.length,
      what: "row of the table",
      from: cut(part.rows[0]?.label ?? "", 60),
      row: at,
    };
    const blocks = () => elements(part);
    const title = `Rows ${at + 1} to ${at + part.rows.length} of ${rows.length}`;
    groups.push(at === start ? { contents, blocks } : hiddenGroup(contents, title, blocks));
  }
  const beyond = [
    ...(rows.length > end
      ? [{ count: rows.length - end, what: "row of the table", from: cut(rows[end]?.label ?? "", 60), row: end }]
      : []),
    ...(columns.length > most.columns
      ? [
          {
            count: columns.length - most.columns,
            what: "column of the table",
            from: cut(columns[most.columns]?.label ?? "", 60),
          },
        ]
      : []),
  ];
  return blockGroups([...groups, ...beyond.map((contents) => ({ contents, blocks: null }))]);
}

/** Makes tables of no more columns than can be read: turned on its side where that is enough, else below each other. */
function narrow(table: Table): Table[] {
  const wide = teams.table.columns - 1;
  if (table.columns.length <= wide) return [table];
  const sideways = table.rows.length <= wide && table.columns.length <= teams.table.rows ? turned(table) : null;
  if (sideways !== null) return [{ ...sideways, rowHeading: table.columnHeading ?? "" }];
  return Array.from({ length: Math.ceil(table.columns.length / wide) }, (_, at) =>
    withColumns(table, at * wide, (at + 1) * wide),
  );
}

/** The narrowest and the widest share of a column, in signs: a row's words may go on in a second line, numbers may not. */
const widths = { least: 5, row: 18, number: 12 };

/** Returns how wide a column is beside the others: as its longest word, or as a row's name up to a point. */
function widthOf(texts: readonly string[], most: number, isOneLine: boolean): number {
  const pieces = texts.flatMap((text) => (isOneLine ? [text] : text.split(/[\s-]+/)));
  return Math.min(most, Math.max(widths.least, ...pieces.map(({ length }) => length)));
}

/** Makes a table of a column of names and others of numbers, each as wide as its words ask for. */
function tableElement({ rowHeading, columns, rows }: Table): ITable {
  const heading: Look = columns.length > 3 ? { weight: "Bolder", size: "Small" } : { weight: "Bolder" };
  const headings = [rowHeading, ...columns.map(({ label }) => label)];
  const rowWidth = widthOf([rowHeading, ...rows.map(({ label }) => label)], widths.row, true);
  const numberWidths = columns.map((column, at) =>
    widthOf([column.label, ...rows.map(({ values }) => cellText(values[at] ?? null, column))], widths.number, false),
  );
  return {
    type: "Table",
    firstRowAsHeaders: true,
    showGridLines: false,
    columns: [
      { width: rowWidth },
      ...numberWidths.map((width) => ({ width, horizontalCellContentAlignment: "Right" as const })),
    ],
    rows: [
      { type: "TableRow", cells: headings.map((text) => cellOf(text, heading)) },
      ...rows.map(({ label, values, isTotal }): ITableRow => {
        const texts = [label, ...columns.map((column, at) => cellText(values[at] ?? null, column))];
        return { type: "TableRow", cells: texts.map((text) => cellOf(text, isTotal ? { weight: "Bolder" } : null)) };
      }),
    ],
  };
}

type Look = Omit<ITextRun, "type" | "text">;

/** Makes a cell, whose words Teams shows as they are. */
function cellOf(text: string, look: Look | null = null): ITableCell {
  const words = text.trim() === "" ? blank : brief(text, teams.table.cell);
  const inlines = look === null ? [words] : [{ type: "TextRun" as const, text: words, ...look }];
  return { type: "TableCell", items: [{ type: "RichTextBlock", inlines }] };
}

function rowLine({ label, values }: TableRow, { columns }: Table): string {
  const cells = columns.map((column, at) => {
    const text = cellText(values[at] ?? null, column);
    return columns.length === 1 ? text : `${cut(column.label, 60)} ${text}`;
  });
  return brief(`${cut(label, teams.table.cell)}: ${cells.join(", ")}`, teams.text);
}
