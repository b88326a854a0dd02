import { dayNumber } from "./dates.ts";
import { last, type Rec } from "./rows.ts";

export interface Asked {
  readonly on: string;
  readonly year?: number;
  readonly team?: string;
  readonly officer?: string;
  readonly age?: string;
}

export interface Answer {
  readonly columns: string[];
  readonly rows: { label: string; values: (number | null)[] }[];
  readonly caseCount: number;
}

export type Hit = readonly [record: Rec, row: string, column?: string | undefined];

interface Shape {
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
  readonly sort?: (a: string, b: string) => number;
}

export function byName(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : 1;
}

export function order(
  fixed: readonly string[],
  found: readonly string[],
  sort: (a: string, b: string) => number,
): string[] {
  const rest = [...new Set(found)].filter((label) => !fixed.includes(label));
  return [
    ...fixed,
    ...rest.filter((label) => !last.includes(label)).sort(sort),
    ...last.filter((label) => rest.includes(label)),
  ];
}

/** Counts hits in a table. */
export function count(hits: readonly Hit[], { rows = [], columns = ["Count"], sort = byName }: Shape = {}): Answer {
  const columnLabels = order(
    columns,
    hits.map(([, , column]) => column ?? "Count"),
    byName,
  );
  return {
    columns: columnLabels,
    rows: order(
      rows,
      hits.map(([, row]) => row),
      sort,
    ).map((label) => ({
      label,
      values: columnLabels.map(
        (column) => hits.filter(([, row, in_]) => row === label && (in_ ?? "Count") === column).length,
      ),
    })),
    caseCount: new Set(hits.map(([record]) => record)).size,
  };
}

/** Returns the whole-number percentage, half rounded up; null: a share of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100 + 1e-9);
}

export function bands(edges: readonly number[]): string[] {
  return edges
    .map((edge, at) => (at === 0 ? `Within ${edge} weeks` : `${edges[at - 1]} to ${edge} weeks`))
    .concat(`Over ${edges.at(-1)} weeks`);
}

export function band(edges: readonly number[], from: string | null, to: string | null): string {
  if (from === null || to === null) return "Not recorded";
  const days = dayNumber(to) - dayNumber(from);
  if (days < 0) return "Date error";
  return bands(edges)[edges.filter((edge) => days > edge * 7).length] ?? "";
}
