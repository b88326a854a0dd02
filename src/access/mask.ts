import { LRUCache } from "lru-cache";
import type { DisplayRow } from "../answer.ts";
import { oncePerSnapshot } from "../cases/per-snapshot.ts";
import type { Measure } from "../measure.ts";
import type { Figures } from "../measures/engine/figures.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import type { Scope } from "../measures/engine/scope.ts";
import type { Filters } from "../measures/engine/asked.ts";
import { UserError } from "../user-error.ts";
import { maskLines, type Cell, type Line } from "./mask-lines.ts";

/** Figures that may be shown to many: small counts are masked, and so many others that none can be worked out. */
export interface MaskedFigures extends Omit<Figures, "rows" | "recordCount" | "excluded" | "caseCount" | "companion"> {
  readonly rows: readonly DisplayRow[];
  readonly isMasked: boolean;
}

/** The tables of the whole, of every team and of every age, as one block of cells. */
type Block = readonly {
  readonly rows: readonly (readonly Cell[])[];
  /** The place of the row that sums the others; -1: none. */
  readonly totalAt: number;
}[];

/**
 * A measure's figures with counts of 1 to `below - 1` masked. Masking is decided over the tables of the whole, of
 * every team and of every age together, so that a masked cell cannot be worked out from the other answers.
 * See docs/access.md, "Small numbers". Throws UserError for more than one of the filters team and age.
 */
export function maskedFigures(measure: Measure, scope: Scope, below: number): MaskedFigures {
  const { team, age, officer, ...others } = scope.filters;
  if (officer !== undefined || (team !== undefined && age !== undefined)) {
    throw new UserError("shared numbers carry at most one of the filters team and age; leave the others out");
  }
  const { settings, tables, labels, block } = maskedTogether(measure, { ...scope, filters: others }, below);
  const chosen = settings.findIndex((filters) => filters.team === team && filters.age === age);
  return shownOf(tables[chosen], block[chosen], labels, below);
}

interface Together {
  readonly settings: readonly Filters[];
  readonly tables: readonly Figures[];
  readonly labels: Labels;
  readonly block: Block;
}

const mostDecided = 300;
const decidedOf = oncePerSnapshot(() => new LRUCache<string, Together>({ max: mostDecided }));

/**
 * The tables of the whole, every team and every age, masked together: decided once for each snapshot, measure, day and
 * year.
 */
function maskedTogether(measure: Measure, scope: Scope, below: number): Together {
  if (scope.rowFilter !== undefined) return maskTogether(measure, scope, below);
  const decided = decidedOf(scope.snapshot);
  const key = [measure.id, scope.on, scope.year, below].join(" ");
  const known = decided.get(key);
  if (known) return known;
  const made = maskTogether(measure, scope, below);
  decided.set(key, made);
  return made;
}

function maskTogether(measure: Measure, scope: Scope, below: number): Together {
  const values = filterValues(scope.snapshot);
  const settings: Filters[] = [
    scope.filters,
    ...values.team.map((value) => ({ ...scope.filters, team: value })),
    ...values.age.map((value) => ({ ...scope.filters, age: value })),
  ];
  const tables = settings.map((filters) => measure.figures({ ...scope, filters }));
  const labels = labelsOf(tables);
  const block: Block = tables.map((table, index) =>
    cellsOf(table, labels, measure, { ...scope, filters: settings[index] ?? {} }, below),
  );
  maskLines(linesOf(block, labels, values.team.length), below);
  return { settings, tables, labels, block };
}

/** In the order of their letters: which of two equal cells is hidden is the same in every year's answer. */
interface Labels {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

function labelsOf(tables: readonly Figures[]): Labels {
  return {
    rows: [...new Set(tables.flatMap(({ rows }) => rows.map(({ label }) => label)))].sort(),
    columns: [...new Set(tables.flatMap(({ columns }) => columns.map(({ label }) => label)))].sort(),
  };
}

const thin = 10;

function cellsOf(
  table: Figures,
  { rows, columns }: Labels,
  measure: Measure,
  scope: Scope,
  below: number,
): Block[number] {
  const unitOf = new Map(table.columns.map(({ label, unit }) => [label, unit]));
  const placeOf = new Map(table.columns.map(({ label }, at) => [label, at]));
  const isAllPercent = table.columns.every(({ unit }) => unit === "percent");
  const bases = new Map<string, number>();
  for (const { row, column } of measure.cases(scope)) {
    const key = isAllPercent ? `${row}\n${column}` : row;
    bases.set(key, (bases.get(key) ?? 0) + 1);
  }
  return {
    totalAt: rows.indexOf(table.rows.find(({ isTotal }) => isTotal)?.label ?? ""),
    rows: rows.map((label) => {
      const row = table.rows.find((one) => one.label === label);
      return columns.map((column): Cell => {
        const isCount = unitOf.get(column) !== "percent";
        const value = row?.values[placeOf.get(column) ?? -1] ?? (row && isCount ? null : isCount ? 0 : null);
        const isThin = (bases.get(isAllPercent ? `${label}\n${column}` : label) ?? 0) < thin;
        const isMasked = isCount && value !== null && value > 0 && value < below;
        return { value, isCount, isThin, isMasked, isBlurred: false };
      });
    }),
  };
}

/**
 * The lines by which a reader could work a cell out: those of each table, but not across its years, whose sum nobody
 * shows and which stand in the next year's answer too; each total with its parts; the whole with every team, and with
 * every age.
 */
function linesOf(block: Block, { rows: rowLabels, columns }: Labels, teams: number): Line[] {
  const areYears = (labels: readonly string[]) => labels.length > 0 && labels.every((label) => /^\d{4}$/.test(label));
  const [whole, ...filtered] = block;
  const families = [filtered.slice(0, teams), filtered.slice(teams)];
  const lines: Line[] = [];
  for (const { rows, totalAt } of block) {
    if (!areYears(columns)) {
      for (const row of rows) lines.push({ parts: row.filter(({ isCount }) => isCount), total: null });
    }
    if (areYears(rowLabels)) continue;
    for (const at of columns.keys()) {
      const counts = rows.map((row) => row[at]).filter((cell) => cell?.isCount === true);
      const total = rows[totalAt]?.[at];
      const parts = counts.filter((cell) => cell !== total).flatMap((cell) => cell ?? []);
      lines.push({ parts, total: total ?? null });
    }
  }
  whole?.rows.forEach((row, r) =>
    row.forEach((total, c) => {
      if (!total.isCount) return;
      for (const family of families) lines.push({ parts: family.flatMap(({ rows }) => rows[r]?.[c] ?? []), total });
    }),
  );
  return lines;
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
        if (cell.isMasked) return !cell.isBlurred && (cell.value ?? 0) < below ? (`<${below}` as const) : "hidden";
        return cell.isCount || (!cell.isThin && !isMasked) ? cell.value : null;
      }),
    })),
  };
}
