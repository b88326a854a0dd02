import type { List } from "../../answer.ts";
import type { Measure } from "../../measure.ts";
import { officerOf, teamOf, type Scope } from "../engine/scope.ts";

/** Few enough to read in a chat message. */
const pageSize = 20;

/**
 * Lists a page of the cases behind a measure's numbers, one line per case and cell, in the table's order. Pages count
 * from 1. `address` returns a case's URL in the case system, by its reference; null: there is none.
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
  const cellName = (row: string, column: string) => {
    const label = measure.rowTitle?.(row) ?? row;
    return hasColumns ? `${label}, ${column}` : label;
  };
  const cases = measure
    .cases(scope)
    .map((counted) => ({ ...counted, reference: counted.person.caseReference, at: order.get(counted.row) ?? 0 }))
    .sort((a, b) => a.at - b.at || (a.reference < b.reference ? -1 : 1));
  const shown = page === "all" ? cases : cases.slice((page - 1) * pageSize, page * pageSize);
  return {
    kind: "list",
    headings: ["Case", "Where", "Case officer", "Team"],
    items: shown.map(({ reference, row, column, person }) => ({
      cells: [reference, cellName(row, column), officerOf(person, scope), teamOf(person, scope)],
      ...(address === null ? {} : { address: address(reference) }),
      choices: [{ label: "Clock", words: `case ${reference}` }],
    })),
    total: cases.length,
  };
}

/** Returns the number of pages of a list of so many cases; at least one. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
