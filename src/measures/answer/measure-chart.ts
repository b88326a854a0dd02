import { stackedShapes, type Chart, type ChartShape, type Series, type TimeTone, type Tone } from "../../answer.ts";
import { trailing } from "../../facts/spellings.ts";
import { bandLabels } from "../../facts/wait.ts";
import type { Measure } from "../../measure.ts";
import type { By } from "../engine/asked.ts";
import type { Figures } from "../engine/figures.ts";
import type { Scope } from "../engine/scope.ts";
import { totalLabel } from "../engine/splits/breakdown.ts";
import { sumOf } from "../engine/tabulate.ts";
import { chartRows, officersRanked, withEveryAge } from "./chart-rows.ts";
import { markTime } from "./chart-time.ts";

interface ChartHeading {
  readonly title: string;
  readonly subtitle: string;
  readonly alt: string;
}

interface ChartWishes {
  readonly heading: ChartHeading;
  /** The rows are those of a split or of months, so that the measure's own chart does not fit. */
  readonly isSplit: boolean;
  readonly by?: By;
  /** The rows are in an order that was asked for, which the chart keeps. */
  readonly isRanked?: boolean;
}

/** Returns the chart of a measure's numbers. */
export function chartOf(measure: Measure, scope: Scope, figures: Figures, wishes: ChartWishes): Chart {
  const chart =
    measure.series === "rows" && !wishes.isSplit
      ? chartOfRows(measure, scope, figures, wishes.heading)
      : chartOfColumns(measure, scope, figures, wishes);
  return markTime(chart, measure, scope);
}

/** Makes a series of each row of the table. */
function chartOfRows(measure: Measure, scope: Scope, figures: Figures, heading: ChartHeading): Chart {
  const rows = figures.rows.filter((row) => !row.isTotal);
  const categories = figures.columns.map(({ label }) => label);
  const labels = rows.map(({ label }) => label);
  return {
    kind: "chart",
    ...heading,
    shape: measure.chart,
    categoryTitle: "",
    categories,
    isOverTime: true,
    series: rows.map((row) => ({
      name: rowTitleOf(measure)(row.label),
      unit: "count",
      values: row.values,
      ...toneOf(measure, scope, row.label),
    })),
    ...(stackedShapes.includes(measure.chart)
      ? { totals: categories.map((label) => sumOf(figures, labels, [label])) }
      : {}),
  };
}

function chartOfColumns(measure: Measure, scope: Scope, figures: Figures, wishes: ChartWishes): Chart {
  const { heading, isSplit, by } = wishes;
  const columns = figures.columns.filter(({ label, unit }) => isCharted(measure, figures, label, unit, isSplit));
  const counted = columns.flatMap(({ label, unit }) => (unit === "count" ? [label] : []));
  const isByOfficer = by === "officer" || (!isSplit && measure.rowsAreOfficers === true);
  const shape = isSplit ? splitShape(measure, columns.length, isByOfficer) : measure.chart;
  const all = withEveryAge(figures);
  const inOrder = isByOfficer && wishes.isRanked !== true ? officersRanked(all, columns) : all;
  const { rows, totals } = chartRows(inOrder, counted, shape === "bars" || isSplit);
  const title = isSplit ? (label: string) => label : rowTitleOf(measure);
  const series: Series[] = columns.map(({ label, unit }) => {
    const at = figures.columns.findIndex((column) => column.label === label);
    return { name: label, unit, values: rows.map((row) => row.values[at] ?? null), ...toneOf(measure, scope, label) };
  });
  const isStacked = stackedShapes.includes(shape) && counted.length > 1;
  const whole = figures.columns.some(({ label }) => label === totalLabel) ? [totalLabel] : counted;
  return {
    kind: "chart",
    ...heading,
    shape,
    categoryTitle: figures.rowHeading,
    categories: rows.map(({ label }) => title(label)),
    series,
    ...(figures.rowHeading === "Month" || figures.rowHeading === "Year" ? { isOverTime: true } : {}),
    ...(isStacked ? { totals: totals(whole) } : {}),
    ...(isSplit
      ? {}
      : tonesAndLimit(
          measure,
          rows.map(({ label }) => label),
        )),
    ...(measure.target !== undefined && series.some(({ unit }) => unit === "percent")
      ? { target: { value: measure.target, label: `target ${measure.target}%` } }
      : {}),
  };
}

function rowTitleOf({ rowTitle }: Measure): (label: string) => string {
  return rowTitle ?? ((label) => label);
}

function splitShape({ rowsOverlap }: Measure, columns: number, isByOfficer: boolean): ChartShape {
  if (columns < 2) return "bars";
  if (rowsOverlap === true) return "grouped";
  return isByOfficer ? "stacked-bars" : "stacked";
}

/** Of a split the counts are charted, each once; the measure's own percentage, where that is what it is about. */
function isCharted(measure: Measure, { columns }: Figures, label: string, unit: string, isSplit: boolean): boolean {
  const charted = measure.charted?.filter((name) => columns.some((column) => column.label === name)) ?? [];
  if (charted.length > 0) return charted.includes(label);
  if (!isSplit) return true;
  return (unit === "count" && label !== totalLabel) || columns.every((column) => column.unit === "percent");
}

/** Returns the tone of a label: of a decision, a band of waiting or what the measure declares. */
function toneOf(measure: Measure, { snapshot }: Scope, label: string): { readonly tone?: Tone } {
  const outcomes = measure.outcomes?.(snapshot.words) ?? {};
  // a label may be any recorded value, "constructor" too
  const tone = Object.hasOwn(outcomes, label) ? outcomes[label] : timeTone(measure, label);
  return tone === undefined ? {} : { tone };
}

function timeTone({ tones = {}, bands }: Measure, label: string): TimeTone | undefined {
  if (Object.hasOwn(tones, label)) return tones[label];
  if (bands === undefined) return undefined;
  const at = bandLabels(bands).indexOf(label);
  if (at === -1) return trailing.includes(label) ? "unplaced" : undefined;
  return at <= bands.edges.indexOf(bands.limit) ? "in-time" : "late";
}

function tonesAndLimit(measure: Measure, labels: readonly string[]): Pick<Chart, "tones" | "limit"> {
  const { bands, limit } = measure;
  const tones = labels.flatMap((label) => timeTone(measure, label) ?? []);
  const toned = tones.length === labels.length && labels.length > 0 ? { tones } : {};
  if (bands !== undefined) {
    const label = `${bands.isLocal === true ? "local" : "legal"} limit ${bands.limitLabel}`;
    return { ...toned, limit: { after: bands.edges.indexOf(bands.limit) + 1, label } };
  }
  return limit === undefined ? toned : { ...toned, limit };
}
