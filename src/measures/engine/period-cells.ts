import type { TableRow } from "../../answer.ts";
import { lastMonths, monthLabel, monthOf, yearOf, type Period } from "../../facts/calendar.ts";
import { periodLabel } from "../../facts/period.ts";
import type { Figures } from "./figures.ts";
import type { Scope } from "./scope.ts";

/** The cells of a table that are of the period asked about: the same periods of other years stand beside it. */
export interface PeriodCells {
  readonly rows: readonly TableRow[];
  /** The indexes of the columns. */
  readonly columns: readonly number[];
}

/** Returns the cells of the period asked about, without a row of totals; all of them where no other period is shown. */
export function periodCells(
  { rowHeading, columnHeading, rows, columns }: Figures,
  { period, wholePeriod }: Scope,
): PeriodCells {
  const label = periodLabel(wholePeriod);
  const body = rows.filter(({ isTotal }) => isTotal !== true);
  const months = rowHeading === "Month" ? monthLabelsOf(period) : [];
  const own = body.filter((row) => (rowHeading === "Year" ? row.label === label : months.includes(row.label)));
  const at = columnHeading === "Year" ? columns.findIndex((column) => column.label === label) : -1;
  return {
    rows: own.length > 0 ? own : body,
    columns: at === -1 ? columns.map((_, column) => column) : [at],
  };
}

function monthLabelsOf({ from, to }: Period): readonly string[] {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;
  return lastMonths(to, months).map(monthLabel);
}
