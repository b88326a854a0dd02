import { maskedFigures } from "../../src/access/mask.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import type { Measure } from "../../src/measure.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import type { Filters } from "../../src/measures/engine/asked.ts";

type Bounds = readonly [least: number, most: number];

interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** What a reader knows who asked a measure for the whole, every team and every age, in each of the years. */
interface Read {
  readonly known: Map<string, Bounds>;
  readonly sums: Sum[];
}

const below = 5;

function boundsOfShown(value: unknown, truth: number): Bounds {
  if (typeof value === "number") return [value, value];
  if (value === `<${below}`) return [1, below - 1];
  // a reader takes a hidden number for a large one, as it nearly always is
  return value === "hidden" ? [truth < below ? 1 : below, Infinity] : [0, 0];
}

function read(snapshot: Snapshot, on: string, measure: Measure, years: readonly number[]): Read {
  const known = new Map<string, Bounds>();
  const sums: Sum[] = [];
  const { team, age } = filterValues(snapshot);
  const families = [team.map((value): Filters => ({ team: value })), age.map((value): Filters => ({ age: value }))];
  const key = (filters: Filters, cell: string) => `${filters.team ?? ""} ${filters.age ?? ""} ${cell}`;
  for (const year of years) {
    const cells = new Set<string>();
    for (const filters of [{}, ...families.flat()]) {
      const scope = scopeOf(snapshot, dayOfText(on), { ...filters, year });
      const { rows, columns } = maskedFigures(measure, scope, below);
      const truth = measure.figures(scope);
      const isOfYears = [rows, columns].some((labels) => labels.every(({ label }) => /^\d{4}$/.test(label)));
      const name = (row: string, column: string) => `${isOfYears ? "" : year} ${row} ${column}`;
      columns.forEach(({ label: column, unit }, at) => {
        if (unit !== "count") return;
        rows.forEach(({ label, values }, line) => {
          const [cell, now] = [name(label, column), boundsOfShown(values[at], truth.rows[line]?.values[at] ?? 0)];
          const [low, high] = known.get(key(filters, cell)) ?? now;
          known.set(key(filters, cell), [Math.max(low, now[0]), Math.min(high, now[1])]);
          cells.add(cell);
        });
        const total = rows.find(({ isTotal }) => isTotal);
        const parts = rows.filter((row) => row !== total).map(({ label }) => key(filters, name(label, column)));
        if (total) sums.push({ total: key(filters, name(total.label, column)), parts });
      });
    }
    for (const cell of cells) {
      for (const family of families) {
        sums.push({ total: key({}, cell), parts: family.map((filters) => key(filters, cell)) });
      }
    }
  }
  return { known, sums };
}

/** Returns the masked cells that a reader can work out, by bounding each cell through the other cells of its sums. */
export function workedOut(snapshot: Snapshot, on: string, measure: Measure, years: readonly number[]): string[] {
  const { known, sums } = read(snapshot, on, measure, years);
  const masked = [...known].flatMap(([cell, [, most]]) => (most === below - 1 || most === Infinity ? [cell] : []));
  const boundsOf = (cell: string): Bounds => known.get(cell) ?? [0, 0];
  const all = (cells: readonly string[], side: 0 | 1) => cells.reduce((sum, cell) => sum + boundsOf(cell)[side], 0);
  let isTighter = true;
  const tighten = (cell: string, least: number, most: number) => {
    const [low, high] = boundsOf(cell);
    if (!known.has(cell) || (least <= low && most >= high)) return;
    known.set(cell, [Math.max(least, low), Math.min(most, high)]);
    isTighter = true;
  };
  while (isTighter) {
    isTighter = false;
    for (const { total, parts } of sums) {
      tighten(total, all(parts, 0), all(parts, 1));
      for (const part of parts) {
        const others = parts.filter((one) => one !== part);
        tighten(part, boundsOf(total)[0] - all(others, 1), boundsOf(total)[1] - all(others, 0));
      }
    }
  }
  return masked.filter((cell) => boundsOf(cell)[0] >= boundsOf(cell)[1]).map((cell) => `${measure.id} ${cell}`);
}
