import type { ShownRow, Value } from "./answer.ts";
import type { Asked, Filters } from "./asked.ts";
import type { CaseBook } from "./cases/book.ts";
import { filterValues } from "./filter-values.ts";
import type { Figures, Measure } from "./measure.ts";
import { QuestionRefused } from "./question.ts";

/** Figures that may be shown to many: small counts are masked, and so many others that none can be worked out. */
export interface MaskedFigures extends Omit<Figures, "rows" | "excluded" | "caseCount"> {
  readonly rows: readonly ShownRow[];
  readonly isMasked: boolean;
}

/** The tables of the whole, of every team and of every age, as one block of cells. */
type Block = readonly { readonly rows: readonly (readonly Cell[])[] }[];

interface Cell {
  readonly value: Value;
  readonly isCount: boolean;
  /** Too small a base for a percentage. */
  readonly isThin: boolean;
  isMasked: boolean;
}

/**
 * A measure's figures with counts of 1 to `below - 1` masked. Masking is decided over the tables of the whole, of
 * every team and of every age together, so that a masked cell cannot be worked out from the other answers.
 * See docs/access.md, "Small numbers". Throws QuestionRefused for more than one of the filters team and age.
 */
export function maskedFigures(measure: Measure, asked: Asked, below: number): MaskedFigures {
  const { team, age, officer, ...others } = asked.filters;
  if (officer !== undefined || (team !== undefined && age !== undefined)) {
    throw new QuestionRefused("shared numbers carry at most one of the filters team and age; leave the others out");
  }
  const { settings, tables, labels, block } = maskedTogether(measure, { ...asked, filters: others }, below);
  const chosen = settings.findIndex((filters) => filters.team === team && filters.age === age);
  return shownOf(tables[chosen], block[chosen], labels, below);
}

interface Together {
  readonly settings: readonly Filters[];
  readonly tables: readonly Figures[];
  readonly labels: Labels;
  readonly block: Block;
}

const decided = new WeakMap<CaseBook, Map<string, Together>>();
const mostDecided = 300;

/** The tables of the whole, every team and every age, masked together: decided once a book, measure, day and year. */
function maskedTogether(measure: Measure, asked: Asked, below: number): Together {
  if (asked.within !== undefined) return maskTogether(measure, asked, below);
  const ofBook = decided.get(asked.book) ?? new Map<string, Together>();
  decided.set(asked.book, ofBook);
  const key = [measure.id, asked.on, asked.year, below].join(" ");
  const known = ofBook.get(key);
  if (known) return known;
  const made = maskTogether(measure, asked, below);
  const [oldest] = ofBook.keys();
  if (ofBook.size >= mostDecided && oldest !== undefined) ofBook.delete(oldest);
  ofBook.set(key, made);
  return made;
}

function maskTogether(measure: Measure, asked: Asked, below: number): Together {
  const values = filterValues(asked.book);
  const settings: Filters[] = [
    asked.filters,
    ...values.team.map((value) => ({ ...asked.filters, team: value })),
    ...values.age.map((value) => ({ ...asked.filters, age: value })),
  ];
  const tables = settings.map((filters) => measure.figures({ ...asked, filters }));
  const labels = labelsOf(tables);
  const block: Block = tables.map((table, index) =>
    cellsOf(table, labels, measure, { ...asked, filters: settings[index] ?? {} }, below),
  );
  maskLines(block, values.team.length);
  return { settings, tables, labels, block };
}

interface Labels {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

function labelsOf(tables: readonly Figures[]): Labels {
  return {
    rows: [...new Set(tables.flatMap(({ rows }) => rows.map(({ label }) => label)))],
    columns: [...new Set(tables.flatMap(({ columns }) => columns.map(({ label }) => label)))],
  };
}

const thin = 10;

function cellsOf(
  table: Figures,
  { rows, columns }: Labels,
  measure: Measure,
  asked: Asked,
  below: number,
): Block[number] {
  const unitOf = new Map(table.columns.map(({ label, unit }) => [label, unit]));
  const placeOf = new Map(table.columns.map(({ label }, at) => [label, at]));
  const isAllPercent = table.columns.every(({ unit }) => unit === "percent");
  const bases = new Map<string, number>();
  for (const { row, column } of measure.cases(asked)) {
    const key = isAllPercent ? `${row}\n${column}` : row;
    bases.set(key, (bases.get(key) ?? 0) + 1);
  }
  return {
    rows: rows.map((label) => {
      const row = table.rows.find((one) => one.label === label);
      return columns.map((column): Cell => {
        const isCount = unitOf.get(column) !== "percent";
        const value = row?.values[placeOf.get(column) ?? -1] ?? (row && isCount ? null : isCount ? 0 : null);
        const isThin = (bases.get(isAllPercent ? `${label}\n${column}` : label) ?? 0) < thin;
        return { value, isCount, isThin, isMasked: isCount && value !== null && value > 0 && value < below };
      });
    }),
  };
}

/** Masks one cell more wherever a line has just one that its total would give away, until there is none. */
function maskLines(block: Block, teams: number): void {
  const whole = block[0];
  const families = [block.slice(1, teams + 1), block.slice(teams + 1)];
  const lines: { readonly parts: Cell[]; readonly total?: Cell }[] = [];
  for (const { rows } of block) {
    for (const row of rows) lines.push({ parts: row.filter(({ isCount }) => isCount) });
    rows[0]?.forEach((_, at) =>
      lines.push({ parts: rows.flatMap((row) => row[at] ?? []).filter(({ isCount }) => isCount) }),
    );
  }
  whole?.rows.forEach((row, r) =>
    row.forEach((total, c) => {
      if (!total.isCount) return;
      for (const parts of families) lines.push({ parts: parts.flatMap(({ rows }) => rows[r]?.[c] ?? []), total });
    }),
  );
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (const line of lines) isChanged = maskAnother(line.parts, line.total) || isChanged;
  }
}

function maskAnother(parts: readonly Cell[], total: Cell | undefined): boolean {
  if (parts.filter(({ isMasked }) => isMasked).length !== 1 || total?.isMasked) return false;
  const others = parts.filter((cell) => !cell.isMasked && (cell.value ?? 0) > 0);
  const next = others.sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0] ?? total;
  if (next === undefined || next.isMasked) return false;
  next.isMasked = true;
  return true;
}

function shownOf(
  table: Figures | undefined,
  cells: Block[number] | undefined,
  labels: Labels,
  below: number,
): MaskedFigures {
  const { rowHeading = "", columns = [], rows = [] } = table ?? {};
  const isMasked = cells?.rows.some((row) => row.some((cell) => cell.isMasked)) ?? false;
  return {
    rowHeading,
    columns,
    isMasked,
    rows: rows.map((row) => ({
      ...row,
      values: columns.map(({ label }) => {
        const cell = cells?.rows[labels.rows.indexOf(row.label)]?.[labels.columns.indexOf(label)];
        if (!cell) return null;
        if (cell.isMasked) return (cell.value ?? 0) < below ? (`<${below}` as const) : "hidden";
        return cell.isCount || (!cell.isThin && !isMasked) ? cell.value : null;
      }),
    })),
  };
}
