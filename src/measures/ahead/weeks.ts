import { numberText } from "../../answer.ts";
import type { Plan } from "../../cases/records.ts";
import { partLabel } from "../../facts/period.ts";
import { daysWaited } from "../../facts/wait.ts";
import { measure, synonymList, type Measure } from "../../measure.ts";
import { flow, type Figures, type WorkedColumn } from "../engine/figures.ts";
import { periodCells } from "../engine/period-cells.ts";
import type { EventPopulation } from "../engine/population.ts";
import type { Scope } from "../engine/scope.ts";
import { singleLabel } from "../engine/splits/recorded-splits.ts";
import { years } from "../engine/splits/time-splits.ts";
import { newPlanWaits, twentyWeeks } from "../issued.ts";
import { newPlans, newPlansWithoutExemption } from "../populations.ts";

const plansLabel = "Plans";
const issuedOn = (plan: Plan) => plan.issuedOn;

/** Returns the days that plans took, shortest first. */
function daysTaken(plans: readonly Plan[]): number[] {
  return plans.flatMap((plan) => daysWaited(newPlanWaits.waitOf(plan)) ?? []).sort((one, other) => one - other);
}

/** Returns what lies so far along sorted numbers, from 0 to 1: between two of them, a share of both. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low = 0, high = low] = sorted.slice(Math.floor(at), Math.floor(at) + 2);
  return low + (high - low) * (at - Math.floor(at));
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function weeksColumn(label: string, tell: (days: readonly number[]) => number): WorkedColumn<Plan> {
  return {
    label: `${label} (weeks)`,
    kind: "average",
    before: plansLabel,
    of: () => (plans) => {
      const days = daysTaken(plans);
      return days.length === 0 ? null : tell(days) / 7;
    },
  };
}

/** Returns "141 new plans (2021 to 30 June) took a median of 19.3 weeks from the request and a mean of …" */
function sentenceOf(figures: Figures, scope: Scope, count: number): string {
  const { wholePeriod, period, on } = scope;
  const { rows } = periodCells(figures, scope);
  const label = partLabel(wholePeriod, period.to === wholePeriod.to ? wholePeriod.to : on);
  const plans = count === 1 ? "1 new plan" : `${numberText(count, "count")} new plans`;
  const [median = null, average = null, most = null] = rows.length === 1 ? (rows[0]?.values ?? []) : [];
  if (median === null || average === null || most === null) return `${plans} (${label}).`;
  const before = figures.rows[figures.rows.length - 2];
  const medianBefore = before?.values[0] ?? null;
  const earlier = medianBefore === null ? "" : ` The median of ${before?.label} is ${medianBefore} weeks.`;
  return `${plans} (${label}) took a median of ${median} weeks from the request and a mean of ${average} weeks. The slowest tenth took over ${most} weeks.${earlier}`;
}

function weeksMeasure(page: string, population: EventPopulation<Plan>, qualifier: string): Measure {
  const plain = qualifier.replace(",", "");
  return measure({
    id: `${page}.weeks`,
    title: `Weeks from request to new EHCP${qualifier}`,
    synonyms: synonymList("90th percentile of weeks, weeks of the slowest tenth")
      .map((one) => `${one}${plain}`)
      .join(", "),
    counts: `the weeks from the request to the issue of new plans${qualifier}, of those with a request`,
    why: "The percentage within 20 weeks does not say how long families wait: the median and the slowest tenth do.",
    source: twentyWeeks,
    timing: flow("issued", issuedOn),
    population: {
      ...withRequest(population),
      leavesOut: [
        ...(population.leavesOut ?? []),
        {
          reason: "new plan whose request is not recorded, or was received after the issue (in the same time)",
          records: (scope) => population.within(scope, scope.period).filter((plan) => !hasWait(plan)),
        },
      ],
    },
    rows: years(3, issuedOn),
    columns: singleLabel(plansLabel),
    worked: [
      weeksColumn("Median", (days) => quantile(days, 0.5)),
      weeksColumn("Mean", mean),
      weeksColumn("90th percentile", (days) => quantile(days, 0.9)),
    ],
    ...newPlanWaits,
    headline: sentenceOf,
    chart: "grouped",
    charted: ["Median (weeks)", "90th percentile (weeks)"],
  });
}

function hasWait(plan: Plan): boolean {
  return (daysWaited(newPlanWaits.waitOf(plan)) ?? -1) >= 0;
}

/** Narrows new plans to those of which the wait is known. */
function withRequest(population: EventPopulation<Plan>): EventPopulation<Plan> {
  return {
    ...population,
    records: (scope) => population.records(scope).filter(hasWait),
    within: (scope, period) => population.within(scope, period).filter(hasWait),
  };
}

/** How long new plans took. */
export const weeksMeasures: readonly Measure[] = [
  weeksMeasure("issued", newPlans, ""),
  weeksMeasure("issued-excluding", newPlansWithoutExemption, ", excluding exemptions"),
];
