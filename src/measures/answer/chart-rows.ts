import type { TableColumn, TableRow } from "../../answer.ts";
import { trailing } from "../../facts/spellings.ts";
import type { Figures } from "../engine/figures.ts";
import { sumOf } from "../engine/tabulate.ts";

/** The rows of a table as a chart shows them. */
interface ChartRows {
  /** Without the table's own totals. */
  readonly rows: readonly TableRow[];
  /** Returns the sum of some columns for each of the rows. */
  readonly totals: (columnLabels: readonly string[]) => readonly number[];
}

/** Puts years of age without anybody between the others, so that no age is missing on the axis. */
export function withEveryAge(figures: Figures): Figures {
  const { rows, rowHeading, columns } = figures;
  const ages = rows.flatMap(({ label }) => (/^\d+$/.test(label) ? [Number(label)] : []));
  if (rowHeading !== "Age" || ages.length < 2) return figures;
  const [first, last] = [Math.min(...ages), Math.max(...ages)];
  const every = Array.from({ length: last - first + 1 }, (_, at): TableRow => {
    const label = String(first + at);
    return (
      rows.find((row) => row.label === label) ?? {
        label,
        values: columns.map(({ unit }) => (unit === "count" ? 0 : null)),
      }
    );
  });
  return { ...figures, rows: [...every, ...rows.filter(({ label }) => !/^\d+$/.test(label))] };
}

/** Puts the officers with the largest numbers first, and last whoever is no officer. */
export function officersRanked(figures: Figures, charted: readonly TableColumn[]): Figures {
  const places = charted.map((column) => figures.columns.indexOf(column));
  const size = ({ values }: TableRow) => places.reduce((sum, at) => sum + (values[at] ?? 0), 0);
  const place = ({ label, isTotal }: TableRow) => (isTotal ? trailing.length + 1 : trailing.indexOf(label) + 1);
  return { ...figures, rows: figures.rows.toSorted((a, b) => place(a) - place(b) || size(b) - size(a)) };
}

/** More bars than these are no picture to read. */
const mostRows = 40;
const shownRows = 20;

/** Returns the rows of a table; of a long one of counts that `mayJoin`, the largest twenty and all others as one. */
export function chartRows(figures: Figures, counted: readonly string[], mayJoin: boolean): ChartRows {
  const rows = figures.rows.filter((row) => !row.isTotal);
  const sum = (labels: readonly string[], columns: readonly string[]) => sumOf(figures, labels, columns);
  if (!mayJoin || rows.length <= mostRows || counted.length === 0) {
    return { rows, totals: (columns) => rows.map(({ label }) => sum([label], columns)) };
  }
  const bySize = rows.toSorted((a, b) => sum([b.label], counted) - sum([a.label], counted));
  const large = new Set(bySize.slice(0, shownRows));
  const shown = rows.filter((row) => large.has(row));
  const others = rows.flatMap((row) => (large.has(row) ? [] : [row.label]));
  const joined: TableRow = {
    label: `${others.length} others`,
    values: figures.columns.map(({ label }) => (counted.includes(label) ? sum(others, [label]) : null)),
  };
  return {
    rows: [...shown, joined],
    totals: (columns) => [...shown.map(({ label }) => sum([label], columns)), sum(others, columns)],
  };
}
