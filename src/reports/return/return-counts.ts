import { permitted, rights } from "../../access/rights.ts";
import { sharedNumbers } from "../../access/rounding.ts";
import type { Table, TableRow } from "../../answer.ts";
import { mapInSteps, type Steps } from "../../cases/snapshot-work.ts";
import type { CommandContext } from "../../context.ts";
import type { Measure } from "../../measure.ts";
import type { Asked } from "../../measures/engine/asked.ts";
import type { Numbers } from "../../measures/engine/figures.ts";
import { scopeAsked, type Scope } from "../../measures/engine/scope.ts";
import { UserError } from "../../user-error.ts";

/** A number of the headline tables that are published of the returns. */
interface ReturnCount {
  readonly label: string;
  readonly measure: string;
  readonly part?: string;
  /** What of the measure is told; absent: its count. */
  readonly rate?: true;
}

const counts: readonly ReturnCount[] = [
  { label: "Current plans", measure: "plans.current" },
  { label: "New plans", measure: "issued.total" },
  { label: "Requests received", measure: "referrals.received" },
  { label: "Requests refused", measure: "referrals.decisions", part: "refused" },
  { label: "Assessed, no plan issued", measure: "assessments.decisions", part: "refused" },
  { label: "New plans within 20 weeks, with exceptions", measure: "issued.within-20-weeks", rate: true },
  { label: "New plans within 20 weeks, without exceptions", measure: "issued-excluding.within-20-weeks", rate: true },
  { label: "Plans ceased", measure: "plans.ceased" },
  { label: "Reviews held", measure: "reviews.completed" },
  { label: "Plans reviewed in the last 12 months", measure: "reviews.last-12-months", rate: true },
];

/** The headline numbers of a return. */
export interface ReturnTables {
  readonly tables: readonly Table[];
  /** What is not told, as the source or the asker's role does not, by its label. */
  readonly untold: readonly string[];
}

/** Returns the headline numbers of the next return, and its plans by age, by the asker's rights. */
export function* returnTables(context: CommandContext, measures: readonly Measure[]): Steps<ReturnTables> {
  const told = yield* mapInSteps(counts, (one) => ({ label: one.label, row: rowOf(one, context, measures) }));
  const byAge = numbersOf({ label: "", measure: "plans.by-age" }, context, measures);
  return {
    tables: [
      {
        kind: "table",
        rowHeading: "Of the return",
        columns: [
          { label: "Number", unit: "count" },
          { label: "Percent", unit: "percent" },
        ],
        rows: told.flatMap(({ row }) => row ?? []),
      },
      ...(byAge === null ? [] : [ageTable(byAge)]),
    ],
    untold: told.filter(({ row }) => row === null).map(({ label }) => label),
  };
}

function rowOf(one: ReturnCount, context: CommandContext, measures: readonly Measure[]): TableRow | null {
  const told = numbersOf(one, context, measures);
  if (told === null) return null;
  const { numbers, scope } = told;
  if (one.rate !== true) return { label: one.label, values: [numbers.count(scope), null] };
  const rate = numbers.rate(scope);
  return rate === null ? null : { label: one.label, values: [rate.part, rate.percent] };
}

/** The plans of each age band. */
function ageTable({ numbers, scope }: Told): Table {
  const { rows, columns } = numbers.figures(scope, "age");
  const total = columns.findIndex(({ label }) => label === "Total");
  return {
    kind: "table",
    rowHeading: "Age of those with a plan",
    columns: [{ label: "Plans", unit: "count" }],
    rows: rows.map(({ label, values }) => ({ label, values: [values[total] ?? null] })),
  };
}

interface Told {
  readonly numbers: Numbers;
  readonly scope: Scope;
}

/** Returns the numbers of a measure as the asker may see them; null: the source or their role does not tell them. */
function numbersOf(
  { measure: id, part }: ReturnCount,
  { snapshot, today, colleague, rounder }: CommandContext,
  measures: readonly Measure[],
): Told | null {
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined) return null;
  const asked: Asked = { filters: {}, ...(part === undefined ? {} : { part }) };
  try {
    const scope = permitted(measure, scopeAsked(snapshot, today, asked, measure), undefined, colleague, today);
    return { numbers: rights[colleague.role].isRounded ? sharedNumbers(measure, rounder) : measure, scope };
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
