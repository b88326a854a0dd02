import type { List } from "../../answer.ts";
import { officerOf, teamOf, type Scope } from "../engine/scope.ts";
import type { Measure } from "../../measure.ts";

const pageSize = 20;

/**
 * The cases behind a measure's numbers, one line a case and cell, in the table's order; pages are numbered from 1, and
 * `all` is a page of all.
 * `address` links a case to the case system.
 */
export function caseList(
  measure: Measure,
  scope: Scope,
  page: number | "all",
  address: ((reference: string) => string) | null,
): List {
  const { rows, columns } = measure.figures(scope);
  const order = new Map(rows.map(({ label }, at) => [label, at]));
  const hasColumns = columns.filter(({ unit }) => unit === "count").length > 1;
  const where = (row: string, column: string) => {
    const label = measure.rowTitle?.(row) ?? row;
    return hasColumns ? `${label}, ${column}` : label;
  };
  const cases = measure
    .cases(scope)
    .map((one) => ({ ...one, reference: one.person.caseReference, at: order.get(one.row) ?? 0 }))
    .sort((a, b) => a.at - b.at || (a.reference < b.reference ? -1 : 1));
  const shown = page === "all" ? cases : cases.slice((page - 1) * pageSize, page * pageSize);
  return {
    kind: "list",
    headings: ["Case", "Where", "Case officer", "Team"],
    items: shown.map(({ reference, row, column, person }) => ({
      cells: [reference, where(row, column), officerOf(person, scope), teamOf(person, scope)],
      ...(address === null ? {} : { address: address(reference) }),
      choices: [{ label: "Clock", words: `case ${reference}` }],
    })),
    total: cases.length,
  };
}

/** How many pages a list of so many cases has; at least one. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
