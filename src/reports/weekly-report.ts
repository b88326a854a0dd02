import { textOfDay, type Day } from "../cases/day.ts";
import type { Chart, DisplayValue, SharedAnswer, Unit } from "../answer.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { addDays } from "../facts/calendar.ts";
import { sharedMeasureAnswer } from "../measures/answer/measure-answer.ts";
import type { Figures, Measure } from "../measure.ts";

interface WeeklyLine {
  readonly label: string;
  readonly measure: string;
  readonly unit: Unit;
  readonly value: (figures: Figures) => number | null;
}

const ofAll = ({ caseCount }: Figures): number => caseCount;

const lines: readonly WeeklyLine[] = [
  { label: "Plans current", measure: "plans.by-team", unit: "count", value: ofAll },
  { label: "Requests undecided", measure: "referrals.undecided", unit: "count", value: ofAll },
  { label: "Awaiting a plan", measure: "issued.awaiting-since-referral", unit: "count", value: ofAll },
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
  { label: "Overdue reviews", measure: "reviews.overdue", unit: "count", value: ofAll },
  {
    label: "Data errors",
    measure: "quality.summary",
    unit: "count",
    value: ({ rows }) => rows.reduce((sum, { values }) => sum + (values[0] ?? 0), 0),
  },
];

const thin = 10;

/** The week's numbers for a channel, each with last week's and the change: only totals, small ones masked, and one chart. */
export function weeklyAnswer(
  snapshot: Snapshot,
  today: Day,
  measures: readonly Measure[],
  maskBelow: number,
): SharedAnswer {
  const lastWeek = addDays(today, -7);
  const shown = (line: WeeklyLine, on: Day): DisplayValue => {
    const measure = measures.find(({ id }) => id === line.measure);
    if (!measure) throw new Error(`there is no measure ${line.measure}`);
    const figures = measure.figures(scopeOf(snapshot, on));
    const value = line.value(figures);
    // a percentage of fewer than 10 would name them
    const base = line.measure === "issued.within-20-weeks" ? (figures.rows.at(-1)?.values[0] ?? 0) : figures.caseCount;
    if (line.unit === "percent") return base < thin && maskBelow > 0 ? null : value;
    return value !== null && value > 0 && value < maskBelow ? `<${maskBelow}` : value;
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
          const [now, before] = [shown(line, today), shown(line, lastWeek)];
          const change = typeof now === "number" && typeof before === "number" ? now - before : null;
          return { label: line.unit === "percent" ? `${line.label}, %` : line.label, values: [now, before, change] };
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
