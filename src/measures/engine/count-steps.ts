import type { Value } from "../../answer.ts";
import { addDays } from "../../facts/calendar.ts";
import { daysWaited, type BandSet, type Wait } from "../../facts/wait.ts";
import type { Threshold } from "./asked.ts";
import type { Case, Figures, PartText, Waits, WorkedColumn } from "./figures.ts";
import { passes } from "./narrowing.ts";
import type { Beside } from "./population.ts";
import type { Scope } from "./scope.ts";
import { totalLabel } from "./splits/breakdown.ts";
import { isEnoughToAverage } from "./tabulate.ts";
import type { Assigned, RecordName } from "./tabulate.ts";

/** The parts of a measure by bands of waiting: within the limit of the bands, and over it. */
export function bandPartTexts({ limitLabel }: BandSet): readonly [PartText, PartText] {
  return [
    {
      id: "on-time",
      title: `within ${limitLabel}`,
      synonyms: "on time, in time, within time, within timescale, within the limit",
    },
    { id: "late", title: `over ${limitLabel}`, synonyms: "late, out of time, past the limit, breaches, overdue" },
  ];
}

/** The parts of every measure by bands of waiting: within its limit, and over it. */
export function bandParts<Item>(
  bands: BandSet | undefined,
  waitOf: ((record: Item, scope: Scope) => Wait) | undefined,
) {
  if (bands === undefined || waitOf === undefined) return [];
  const within: Threshold = { than: "at-most", count: bands.limit, unit: "weeks" };
  return [
    {
      ...bandPartTexts(bands)[0],
      holds: (record: Item, scope: Scope) => passes(waitOf(record, scope), within),
    },
    {
      ...bandPartTexts(bands)[1],
      holds: (record: Item, scope: Scope) => passes(waitOf(record, scope), { ...within, than: "over" }),
    },
  ];
}

export function unnarrowed({ part: _part, threshold: _threshold, shareOf: _shareOf, ...scope }: Scope): Scope {
  return scope;
}

/** Whether a wait has both ends, in their order. */
export function isMeasured(wait: Wait | undefined): boolean {
  const days = wait === undefined ? null : daysWaited(wait);
  return days !== null && days >= 0;
}

export function waitsOf(label: string, waits: readonly Wait[]): Waits {
  const days = waits
    .flatMap((wait) => {
      const waited = daysWaited(wait);
      return waited === null || waited < 0 ? [] : [waited];
    })
    .sort((one, other) => one - other);
  const count = days.length;
  const at = (index: number) => days[index] ?? 0;
  return {
    label,
    count,
    // the middle one, or the mean of the two in the middle
    median: (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2,
    mean: count === 0 ? 0 : Math.round((days.reduce((sum, one) => sum + one, 0) / count) * 2) / 2,
    range: count === 0 ? null : { shortest: at(0), longest: at(count - 1) },
    unmeasured: waits.length - count,
  };
}

export function dueAfter(wait: Wait | null, limitWeeks: number | undefined): Case["dueOn"] {
  const from = wait?.[0] ?? null;
  return from === null || limitWeeks === undefined ? null : addDays(from, limitWeeks * 7);
}

/** Leaves only the rows that are asked for side by side, in their order. */
export function amongOnly(figures: Figures, { among }: Scope): Figures {
  if (among === undefined) return figures;
  const rows = among.values.flatMap((value) => figures.rows.filter(({ label }) => label === value));
  return { ...figures, rows };
}

/** Leaves out a column of totals where there is nothing to add up. */
export function withoutIdleTotal(figures: Figures): Figures {
  const { columns, rows } = figures;
  if (columns.length !== 2 || columns[0]?.label !== totalLabel) return figures;
  return { ...figures, columns: columns.slice(1), rows: rows.map((row) => ({ ...row, values: row.values.slice(1) })) };
}

export function withoutEmptyRows(figures: Figures): Figures {
  return { ...figures, rows: figures.rows.filter(({ values }) => values.some((value) => value !== 0)) };
}

/** Adds the numbers that stand beside a table, rounded as it is. */
export function withBeside(figures: Figures, beside: Readonly<Record<string, Beside>> | undefined): Figures {
  if (beside === undefined) return figures;
  const numbers = Object.entries(beside).map(([name, { number, of }]) => [
    name,
    figures.rounded?.number(number, of) ?? number,
  ]);
  return { ...figures, beside: Object.fromEntries(numbers) };
}

/** Adds the columns that are worked out of the records in each row, told as the table is rounded. */
export function withWorked<Item>(
  figures: Figures,
  worked: readonly WorkedColumn<Item>[],
  assigned: readonly Assigned<Item>[],
  scope: Scope,
  nameOf: (record: Item) => RecordName,
): Figures {
  const { columns, rows, rounded } = figures;
  const inRow = new Map<string, Set<Item>>();
  for (const { row, record } of assigned) inRow.set(row, (inRow.get(row) ?? new Set()).add(record));
  const told = worked.map(({ label, kind, before, of }) => {
    const amountOf = of(scope);
    const tell = (row: string): Value => {
      const records = [...(inRow.get(row) ?? [])];
      const amount = amountOf(records);
      if (amount === null) return null;
      const round = (number: number) => rounded?.number(number, records.map(nameOf));
      if (kind === "number") return round(amount) ?? Math.round(amount);
      if (rounded === undefined) return Math.round(amount * 10) / 10;
      return isEnoughToAverage(round(records.length) ?? 0, rounded.base) ? Math.round(amount * 2) / 2 : null;
    };
    return { column: { label, unit: "amount" as const }, before, tell };
  });
  const before = (label: string) => told.filter((one) => one.before === label);
  return {
    ...figures,
    columns: columns.flatMap((column) => [...before(column.label).map((one) => one.column), column]),
    rows: rows.map((row) => ({
      ...row,
      values: columns.flatMap(({ label }, at) => [
        ...before(label).map(({ tell }) => tell(row.label)),
        row.values[at] ?? null,
      ]),
    })),
  };
}
