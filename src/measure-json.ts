import type { Value } from "./answer.ts";
import type { Asked, Filters } from "./asked.ts";
import type { Measure } from "./measure.ts";
import type { LeftOut } from "./population.ts";
import type { By } from "./resplit.ts";

/** A measure's numbers for programs; n/a and months to come are null. */
export interface MeasureJson {
  readonly id: string;
  readonly title: string;
  readonly on: string;
  readonly asAt: string;
  readonly filters: Filters;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly Value[] }[];
  readonly caseCount: number;
  readonly excluded: readonly LeftOut[];
}

/** The numbers of a measure as asked. */
export function measureJson({ id, title, figures }: Measure, asked: Asked, by?: By): MeasureJson {
  const { columns, rows, caseCount, excluded } = figures(asked, by);
  return {
    id,
    title,
    on: asked.on,
    asAt: asked.book.readAt,
    filters: asked.filters,
    columns: columns.map(({ label }) => label),
    rows: rows.map(({ label, values }) => ({ label, values })),
    caseCount,
    excluded,
  };
}
