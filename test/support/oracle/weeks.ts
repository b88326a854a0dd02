import type { Answer } from "./counts.ts";
import { daysOf, type FlowKind, type Item, type Wait } from "./kinds.ts";

const weekColumns = ["Median (weeks)", "Mean (weeks)", "90th percentile (weeks)"];

/** Returns the median, the mean and the 90th percentile of waits in weeks, to a tenth; nulls: there are none. */
function weeksOf(waits: readonly Wait[]): (number | null)[] {
  const days = waits.flatMap((wait) => daysOf(wait) ?? []).sort((a, b) => a - b);
  if (days.length === 0) return [null, null, null];
  const tenth = (weeks: number) => Math.round(weeks * 10) / 10;
  // the number below which a share of the others lies, by going from one to the next
  const share = (part: number) => {
    let left = part * (days.length - 1);
    let at = 0;
    for (; left >= 1; left -= 1) at += 1;
    const [one = 0, next = one] = [days[at], days[at + 1]];
    return tenth((one * (1 - left) + next * left) / 7);
  };
  return [share(0.5), tenth(days.reduce((sum, day) => sum + day, 0) / days.length / 7), share(0.9)];
}

/** Puts the weeks of each row's waits before its other columns. */
export function withWeeks(
  answer: Answer,
  { wait }: FlowKind,
  cells: readonly { readonly item: Item; readonly row: string }[],
  on: string,
): Answer {
  const rows = answer.rows.map(({ label, values }) => {
    const inRow = new Set(cells.flatMap(({ row, item }) => (row === label ? [item] : [])));
    return { label, values: [...weeksOf(Array.from(inRow, (item) => wait?.(item, on) ?? [null, null])), ...values] };
  });
  return { ...answer, columns: [...weekColumns, ...answer.columns], rows };
}
