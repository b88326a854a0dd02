import { capitalised, numberText, type Aggregate, type Value } from "../../answer.ts";
import {
  addDays,
  addMonths,
  endOfMonth,
  firstOfMonth,
  monthOf,
  spelledDay,
  yearOf,
  type Period,
} from "../../facts/calendar.ts";
import type { Steps } from "../../cases/snapshot-work.ts";
import { periodLabel } from "../../facts/period.ts";
import { dayCount } from "../../facts/statutory-clock.ts";
import type { Measure } from "../../measure.ts";
import { breakdownName, type By } from "../engine/asked.ts";
import type { Numbers, Waits } from "../engine/figures.ts";
import { inPeriod, type Scope } from "../engine/scope.ts";
import { UserError } from "../../user-error.ts";
import { askedTitle, subtitleOf, type TitledParts } from "./frame.ts";
import { periodText, whatText, whenText, withPreposition } from "./headline.ts";
import { chartOf } from "./measure-chart.ts";

/** Writes days as weeks, to a tenth. */
const inWeeks = (days: number) => Math.round((days / 7) * 10) / 10;
const weeks = (days: number) => (days / 7).toFixed(1);

/** Answers how long records took in one period beside another: a sentence and a row each, the earlier first. */
export function durationsBeside(measure: Measure, scope: Scope, against: Scope, numbers: Numbers): TitledParts {
  const title = `${askedTitle(measure, scope, { isOfTwoTimes: true })}, ${howLong(measure)}`;
  const both = [against, scope].map((one) => ({
    when: measure.event === null ? spelledDay(one.on) : periodText(one),
    waits: numbers.waits(one)[0],
    one,
  }));
  const sentences = both.map(({ one, waits }) =>
    waits === undefined
      ? fewText(numbers, whatText(measure, one, 0), whenOf(measure, one))
      : sentenceOf(measure, one, waits, whenOf(measure, one), numbers),
  );
  const columns = columnsOf(numbers);
  return {
    title,
    parts: [
      { kind: "say", text: sentences.join(" ") },
      {
        kind: "table",
        rowHeading: measure.event === null ? "Day" : "Period",
        columns: columns.map(([label]) => ({ label, unit: "count" })),
        rows: both.map(({ when, waits }) => ({
          label: when,
          values: columns.map(([, value]) => (waits === undefined ? null : value(waits))),
        })),
      },
    ],
  };
}

/** Says why it is not told how long the records took: none has both dates, or the rounded number hides how few they are. */
function fewText({ base }: Numbers, what: string, when: string): string {
  return base === null
    ? `There are no ${what} with both dates ${when}.`
    : `There are too few ${what} ${when} to say how long without identifying a child.`;
}

type WaitColumn = readonly [label: string, value: (waits: Waits) => Value];

/** Returns what is told of waits: without the range and the count where the numbers are rounded. */
function columnsOf({ base }: Numbers): readonly WaitColumn[] {
  return [
    ["Median (weeks)", ({ median }) => inWeeks(median)],
    ["Mean (weeks)", ({ mean }) => inWeeks(mean)],
    ["Median (days)", ({ median }) => median],
    ["Mean (days)", ({ mean }) => mean],
    ...(base === null
      ? [
          ["Shortest (days)", ({ range }: Waits) => range?.shortest ?? null] as const,
          ["Longest (days)", ({ range }: Waits) => range?.longest ?? null] as const,
          ["Counted", ({ count }: Waits) => count] as const,
        ]
      : []),
  ];
}

/** Answers how long records waited or took: median, mean, shortest and longest, of all and by the split. */
export function durationParts(measure: Measure, scope: Scope, by: By | undefined, numbers: Numbers): TitledParts {
  const title = `${askedTitle(measure, scope, { by })}, ${howLong(measure)}`;
  const [all, ...groups] = numbers.waits(scope, by);
  const when = whenOf(measure, scope);
  if (all === undefined) {
    return { title, parts: [{ kind: "say", text: fewText(numbers, whatText(measure, scope, 0), when) }] };
  }
  const shown = by === undefined ? [all] : groups.sort((one, other) => other.median - one.median);
  const columns = columnsOf(numbers);
  return {
    title,
    parts: [
      { kind: "say", text: sentenceOf(measure, scope, all, when, numbers) },
      {
        kind: "table",
        rowHeading: by === undefined ? "Cases" : capitalised(breakdownName(by)),
        columns: columns.map(([label]) => ({ label, unit: "count" })),
        rows: shown.map((waits) => ({ label: waits.label, values: columns.map(([, value]) => value(waits)) })),
      },
    ],
  };
}

function sentenceOf(measure: Measure, scope: Scope, all: Waits, when: string, numbers: Numbers): string {
  const { median, mean, range, unmeasured } = all;
  const count = numbers.base === null ? all.count : numbers.count(scope);
  const verb = measure.event === null ? (count === 1 ? "has waited" : "have waited") : "took";
  const since = measure.waitFrom === null ? "" : ` from ${measure.waitFrom}`;
  const who = `${numberText(count, "count")} ${whatText(measure, scope, count)} ${when}`;
  const typical = `a median of ${weeks(median)} weeks (${dayCount(median)})${since}. The mean is ${weeks(mean)} weeks (${dayCount(mean)}).`;
  const ends =
    range === null ? "" : ` The shortest is ${dayCount(range.shortest)} and the longest ${dayCount(range.longest)}.`;
  const left =
    unmeasured === 0 ? "" : ` ${numberText(unmeasured, "count")} more cannot be measured: a date is missing or wrong.`;
  return `${who} ${verb} ${typical}${ends}${left}`;
}

function whenOf({ event }: Measure, scope: Scope): string {
  return event === null ? `on ${spelledDay(scope.on)}` : whenText(scope);
}

/** What a title says of waits: of what stands, so far. */
function howLong({ event }: Measure): string {
  return event === null ? "how long they have waited" : "how long they took";
}

/** What events are averaged over. */
type AveragedOver = "month" | "week";

/** Returns the whole months of a period; a period that holds none has no average. */
function wholeMonths({ from, to }: Period): Period | null {
  const first = from === firstOfMonth(from) ? from : addDays(endOfMonth(from), 1);
  const last = to === endOfMonth(to) ? to : addDays(firstOfMonth(to), -1);
  return first > last ? null : { from: first, to: last };
}

/** Returns the whole weeks of a period, from its first day. */
function wholeWeeks({ from, to }: Period): Period | null {
  const weeks = Math.floor((to - from + 1) / 7);
  return weeks === 0 ? null : { from, to: addDays(from, weeks * 7 - 1) };
}

function unitsIn({ from, to }: Period, over: AveragedOver): number {
  if (over === "week") return (to - from + 1) / 7;
  const next = addMonths(firstOfMonth(to), 1);
  return (yearOf(next) - yearOf(from)) * 12 + monthOf(next) - monthOf(from);
}

/** Says how many there were on average: "42.8 a month on average in January to June 2021: 257 requests received in 6 months". */
function averageText(measure: Measure, scope: Scope, over: AveragedOver, numbers: Numbers): string {
  const whole = over === "month" ? wholeMonths(scope.period) : wholeWeeks(scope.period);
  if (whole === null) {
    throw new UserError(`${periodLabel(scope.period)} holds no whole ${over}. Ask about a longer time.`);
  }
  const units = unitsIn(whole, over);
  const count = numbers.count(inPeriod(scope, whole));
  const average = (count / units).toFixed(1).replace(/\.0$/, "");
  const when = withPreposition(periodLabel(whole), whole.from === whole.to);
  const unitText = `${units} ${units === 1 ? over : `${over}s`}`;
  return `${average} a ${over} on average ${when}: ${numberText(count, "count")} ${whatText(measure, scope, count)} in ${unitText}`;
}

/** Answers how many events there are in a month or a week on average, in one period or in two. Throws UserError for what stands. */
export function* averageParts(
  measure: Measure,
  { scope, against }: { readonly scope: Scope; readonly against: Scope | null },
  over: AveragedOver,
  numbers: Numbers,
): Steps<TitledParts> {
  const months = numbers.months(scope);
  if (months === null)
    throw new UserError(`"${measure.title}" does not count anything by the ${over}. Ask for the number.`);
  yield;
  const scopes = against === null ? [scope] : [scope, against];
  const text = `${scopes.map((one) => averageText(measure, one, over, numbers)).join("; ")}.`;
  const title = `${askedTitle(measure, scope, { isOfMonths: true })}, and the average ${over}`;
  const { rowHeading, columns, rows } = months;
  const parts: Aggregate[] = [
    { kind: "say", text },
    {
      ...chartOf(measure, scope, months, {
        heading: { title, subtitle: subtitleOf(measure, scope, months), alt: `${title}: ${text}` },
        isSplit: true,
        isRanked: false,
      }),
      shape: "columns",
    },
    { kind: "table", rowHeading, columns, rows },
  ];
  return { title, parts };
}
