import { roundingText, sharedNumbers, type Rounder } from "../access/rounding.ts";
import type { Chart, Note, SharedAnswer, Unit } from "../answer.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { addDays } from "../facts/calendar.ts";
import type { Measure } from "../measure.ts";
import type { Figures } from "../measures/engine/figures.ts";
import { sharedMeasureAnswer } from "../measures/answer/measure-answer.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { isHeld, isHeldAt } from "../measures/engine/source-needs.ts";
import { sumOf } from "../measures/engine/tabulate.ts";
import { mapInSteps, type Steps } from "../cases/snapshot-work.ts";

interface WeeklyLine {
  readonly label: string;
  readonly measure: string;
  readonly unit: Unit;
  readonly value: (figures: Figures) => number | null;
}

const total = ({ caseCount }: Figures): number => caseCount;

const lines: readonly WeeklyLine[] = [
  { label: "Current plans", measure: "plans.by-team", unit: "count", value: total },
  { label: "Requests awaiting a decision", measure: "referrals.undecided", unit: "count", value: total },
  { label: "Children awaiting a plan", measure: "issued.awaiting-since-referral", unit: "count", value: total },
  {
    label: "Plans issued within 20 weeks this year",
    measure: "issued.within-20-weeks",
    unit: "percent",
    value: ({ rows }) => rows.at(-1)?.values[2] ?? null,
  },
  {
    label: "Plans reviewed in the last 12 months",
    measure: "reviews.last-12-months",
    unit: "percent",
    value: ({ rows }) => rows[0]?.values[1] ?? null,
  },
  {
    label: "Reviews late in law (past 12 months)",
    measure: "reviews.overdue",
    unit: "count",
    value: ({ beside }) => beside?.["late"] ?? null,
  },
  { label: "Overdue reviews (past 14 months)", measure: "reviews.overdue", unit: "count", value: total },
  {
    label: "Data errors",
    measure: "quality.summary",
    unit: "count",
    value: (figures) =>
      sumOf(
        figures,
        figures.rows.map(({ label }) => label),
        figures.columns.map(({ label }) => label),
      ),
  },
];

/**
 * Returns the week's totals for a channel, each with last week's and the change between what is shown, and one chart.
 * The numbers are rounded by the rounder; null: exact.
 */
export function* weeklyAnswer(
  snapshot: Snapshot,
  today: Day,
  measures: readonly Measure[],
  rounder: Rounder | null,
): Steps<SharedAnswer> {
  const lastWeek = addDays(today, -7);
  const valueOn = (line: WeeklyLine, on: Day): number | null => {
    const measure = measures.find(({ id }) => id === line.measure);
    if (!measure) throw new Error(`there is no measure ${line.measure}`);
    const scope = scopeOf(snapshot, on);
    return isHeldAt(scope, measure) ? line.value(sharedNumbers(measure, rounder).figures(scope)) : null;
  };
  const rows = yield* mapInSteps(lines, (line) => {
    const [now, then] = [valueOn(line, today), valueOn(line, lastWeek)];
    const change = now !== null && then !== null ? now - then : null;
    return { label: line.unit === "percent" ? `${line.label} (%)` : line.label, values: [now, then, change] };
  });
  const notes: Note[] = rounder === null ? [] : [{ kind: "note", about: "rounding", text: roundingText(rounder) }];
  return {
    audience: "shared",
    title: "The week in numbers",
    on: textOfDay(today),
    asAt: snapshot.readAt,
    filters: [],
    parts: [
      {
        kind: "table",
        rowHeading: "Number",
        columns: ["Now", "A week ago", "Change"].map((label) => ({ label, unit: "count" })),
        rows,
      },
      ...(yield* chartOf(snapshot, today, measures, rounder)),
      ...notes,
    ],
  };
}

function* chartOf(
  snapshot: Snapshot,
  today: Day,
  measures: readonly Measure[],
  rounder: Rounder | null,
): Steps<Chart[]> {
  const trend = measures.find(({ id }) => id === "reviews.trend");
  if (!trend || !isHeld(snapshot, trend.id)) return [];
  const { parts } = yield* sharedMeasureAnswer(trend, scopeOf(snapshot, today), rounder);
  return parts.flatMap((part) => (part.kind === "chart" ? [part] : []));
}
