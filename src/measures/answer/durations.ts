import type { Part } from "../../answer.ts";
import type { Measure } from "../../measure.ts";
import type { By } from "../engine/asked.ts";
import type { Waits } from "../engine/figures.ts";
import type { Scope } from "../engine/scope.ts";
import { breakdownName } from "../engine/asked.ts";
import { periodText, whatText, type Numbers } from "./headline.ts";
import { spelledDay } from "../../facts/calendar.ts";

/** The middle of an ascending list, and its mean, to half a day. */
function middle(days: readonly number[]): { readonly median: number; readonly mean: number } {
  const at = Math.floor(days.length / 2);
  const upper = days[at] ?? 0;
  const median = days.length % 2 === 1 ? upper : (upper + (days[at - 1] ?? 0)) / 2;
  const mean = days.reduce((sum, day) => sum + day, 0) / days.length;
  return { median, mean: Math.round(mean * 2) / 2 };
}

const weeks = (days: number) => (days / 7).toFixed(1);

/** Answers how long records waited or took: median, mean, shortest and longest, of all and by the split. */
export function durationParts(measure: Measure, scope: Scope, by: By | undefined, numbers: Numbers): readonly Part[] {
  const groups = numbers.waits(scope, by).filter(({ days }) => days.length > 0);
  const [all] = groups;
  const when = measure.event === null ? `on ${spelledDay(scope.on)}` : `in ${periodText(scope)}`;
  if (all === undefined) {
    return [{ kind: "say", text: `No ${whatText(measure, scope, 0)} ${when} of which the days are known.` }];
  }
  const rows =
    by === undefined ? groups : groups.slice(1).sort((a, b) => middle(b.days).median - middle(a.days).median);
  return [
    { kind: "say", text: sentenceOf(measure, scope, all, when) },
    {
      kind: "table",
      rowHeading: by === undefined ? "Days" : capitalised(breakdownName(by)),
      columns: ["Median (days)", "Mean (days)", "Shortest (days)", "Longest (days)", "Counted"].map((label) => ({
        label,
        unit: "count",
      })),
      rows: rows.map(({ label, days }) => {
        const { median, mean } = middle(days);
        return { label, values: [median, mean, days[0] ?? 0, days.at(-1) ?? 0, days.length] };
      }),
    },
  ];
}

function sentenceOf(measure: Measure, scope: Scope, { days, unmeasured }: Waits, when: string): string {
  const { median, mean } = middle(days);
  const since = measure.waitFrom === null ? "" : `, from ${measure.waitFrom}`;
  const left = unmeasured === 0 ? "" : ` ${unmeasured} more cannot be measured: a date is missing or wrong.`;
  const verb = measure.event === null ? "have waited" : "took";
  return `${days.length.toLocaleString("en-GB")} ${whatText(measure, scope, days.length)} ${when} ${verb} a median of ${weeks(median)} weeks (${median} days) and a mean of ${weeks(mean)} weeks (${mean} days)${since}. The shortest is ${days[0]} days, the longest ${days.at(-1)} days.${left}`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
