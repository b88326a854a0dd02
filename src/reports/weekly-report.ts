import type { Chart, DisplayValue, SharedAnswer, Unit } from "../answer.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { addDays } from "../facts/calendar.ts";
import type { Measure } from "../measure.ts";
import type { Figures } from "../measures/engine/figures.ts";
import { sharedMeasureAnswer } from "../measures/answer/measure-answer.ts";
import { scopeOf } from "../measures/engine/scope.ts";

interface WeeklyLine {
  readonly label: string;
  readonly measure: string;
  readonly unit: Unit;
  readonly value: (figures: Figures) => number | null;
  /** What can be worked out from this number and another line's: a small one hides this number. */
  readonly rest?: (figures: Figures) => number;
}

const total = ({ caseCount }: Figures): number => caseCount;

const lines: readonly WeeklyLine[] = [
  { label: "Plans current", measure: "plans.by-team", unit: "count", value: total },
  { label: "Requests undecided", measure: "referrals.undecided", unit: "count", value: total },
  { label: "Awaiting a plan", measure: "issued.awaiting-since-referral", unit: "count", value: total },
  {
    label: "Issued within 20 weeks, year to date",
    measure: "issued.within-20-weeks",
    unit: "percent",
    value: ({ rows }) => rows.at(-1)?.values[2] ?? null,
  },
  {
    label: "Reviewed in the last 12 months",
    measure: "reviews.last-12-months",
    unit: "percent",
    value: ({ rows }) => rows[0]?.values[1] ?? null,
  },
  {
    label: "Reviews late in law (past 12 months)",
    measure: "reviews.overdue",
    unit: "count",
    value: ({ companion }) => companion ?? null,
    rest: ({ companion = 0, caseCount }) => companion - caseCount,
  },
  { label: "Overdue reviews (past 14 months)", measure: "reviews.overdue", unit: "count", value: total },
  {
    label: "Data errors",
    measure: "quality.summary",
    unit: "count",
    value: ({ rows }) => rows.reduce((sum, { values }) => sum + (values[0] ?? 0), 0),
  },
];

/** A percentage of fewer cases would point at the children behind it. See docs/access.md. */
const lowBase = 10;

/**
 * Returns the week's totals for a channel, each with last week's and the change, and one chart. Small numbers are
 * masked.
 */
export function weeklyAnswer(
  snapshot: Snapshot,
  today: Day,
  measures: readonly Measure[],
  maskBelow: number,
): SharedAnswer {
  const lastWeek = addDays(today, -7);
  const valueOn = (line: WeeklyLine, on: Day): DisplayValue => {
    const measure = measures.find(({ id }) => id === line.measure);
    if (!measure) throw new Error(`there is no measure ${line.measure}`);
    const figures = measure.figures(scopeOf(snapshot, on));
    const value = line.value(figures);
    const base = line.measure === "issued.within-20-weeks" ? (figures.rows.at(-1)?.values[0] ?? 0) : figures.caseCount;
    if (line.unit === "percent") return base < lowBase && maskBelow > 0 ? null : value;
    const isSmall = (count: number) => count > 0 && count < maskBelow;
    if (line.rest !== undefined && isSmall(line.rest(figures))) return "hidden";
    return value !== null && isSmall(value) ? `<${maskBelow}` : value;
  };
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
        rows: lines.map((line) => {
          const [now, then] = [valueOn(line, today), valueOn(line, lastWeek)];
          const change = typeof now === "number" && typeof then === "number" ? now - then : null;
          return { label: line.unit === "percent" ? `${line.label}, %` : line.label, values: [now, then, change] };
        }),
      },
      ...chartOf(snapshot, today, measures, maskBelow),
    ],
  };
}

function chartOf(snapshot: Snapshot, today: Day, measures: readonly Measure[], maskBelow: number): Chart[] {
  const trend = measures.find(({ id }) => id === "reviews.trend");
  if (!trend) return [];
  return sharedMeasureAnswer(trend, scopeOf(snapshot, today), maskBelow).parts.flatMap((part) =>
    part.kind === "chart" ? [part] : [],
  );
}
