import { sharedNumbers, type Rounder } from "../../access/rounding.ts";
import { numberText, valueText, type Aggregate, type PrivateAnswer, type SharedAnswer } from "../../answer.ts";
import type { Steps } from "../../cases/snapshot-work.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { Measure } from "../../measure.ts";
import type { Rule } from "../../rule.ts";
import { UserError } from "../../user-error.ts";
import { breakdownName, type Asked, type By, type Ranking } from "../engine/asked.ts";
import { percentOfAll } from "../engine/derived.ts";
import type { Figures, Numbers } from "../engine/figures.ts";
import { periodCells } from "../engine/period-cells.ts";
import { totalLabel } from "../engine/splits/breakdown.ts";
import { isNarrowed, type Scope } from "../engine/scope.ts";
import { comparisonParts } from "./comparison.ts";
import { averageParts, durationParts, durationsBeside } from "./durations.ts";
import { askedTitle, subtitleOf, type TitledParts } from "./frame.ts";
import { numbered, whatText, whenText } from "./headline.ts";
import { labelNames } from "./label-names.ts";
import { measureParts, privately, publicly } from "./measure-answer.ts";
import { chartOf } from "./measure-chart.ts";
import { ranked } from "./ranking.ts";

/** The scopes of a question: of its period, and of the one that it is compared with. */
export interface AskedScopes {
  readonly scope: Scope;
  readonly against: Scope | null;
}

/** Answers a question of any form. `rules` are all data-quality rules. Throws UserError for what the measure cannot tell. */
export function* questionAnswer(
  measure: Measure,
  asked: Asked,
  scopes: AskedScopes,
  rules: readonly Rule[],
): Steps<PrivateAnswer> {
  const parts = yield* questionParts(measure, asked, scopes, measure);
  yield;
  return yield* privately(measure, scopes.scope, parts, rules, asked.by);
}

/** Answers a question of any form for many: as questionAnswer, with numbers that the rounder rounds; null: exact ones. */
export function* sharedQuestionAnswer(
  measure: Measure,
  asked: Asked,
  scopes: AskedScopes,
  rounder: Rounder | null,
): Steps<SharedAnswer> {
  const parts = yield* questionParts(measure, asked, scopes, sharedNumbers(measure, rounder));
  return publicly(measure, scopes.scope, parts, rounder);
}

/** Returns the parts of an answer to a question of any form, made of these numbers. Throws UserError as questionAnswer. */
export function* questionParts(
  measure: Measure,
  asked: Asked,
  { scope, against }: AskedScopes,
  numbers: Numbers,
): Steps<TitledParts> {
  const { show, ranking } = asked;
  // of values side by side, the share is that of all of them
  const by = scope.shareOf === undefined ? asked.by : undefined;
  if (ranking !== undefined && by === undefined && (show === "share" || show === "duration")) {
    throw new UserError("Say what to rank: by team, by officer or by age.");
  }
  if (show === "monthly" || show === "weekly") {
    if (by !== undefined)
      throw new UserError(`An average cannot be split by ${breakdownName(by)}. Leave out the split.`);
    return yield* averageParts(measure, { scope, against }, show === "monthly" ? "month" : "week", numbers);
  }
  if (against !== null) {
    if (ranking !== undefined) throw new UserError("Two periods cannot be ranked together. Ask about one of them.");
    checkRecorded(measure, [scope, against]);
    if (show === "duration") {
      if (by !== undefined)
        throw new UserError(
          `How long something took in two periods cannot be split by ${breakdownName(by)}. Leave out one period, or the split.`,
        );
      return durationsBeside(measure, scope, against, numbers);
    }
    return yield* comparisonParts(measure, { ...asked, scope, against }, numbers);
  }
  if (show === "duration") return durationParts(measure, scope, by, numbers);
  if (show === "share" && isNarrowed(scope)) return yield* shareParts(measure, scope, { by, ranking }, numbers);
  if (show === "share" && !measure.hasRate) return yield* rowShares(measure, scope, { by, ranking }, numbers);
  if (show === "trend" && by !== undefined) {
    throw new UserError(`Numbers by ${breakdownName(by)} cannot be shown over time. Leave one of the two out.`);
  }
  const isOfMonths = ranking !== undefined && by === undefined && hasTimes(numbers.figures(scope));
  yield;
  const months = isOfMonths ? numbers.months(scope) : show === "trend" ? monthsOf(measure, scope, numbers) : null;
  if (show === "trend" && months === null && !measure.isOverTime) {
    throw new UserError(`"${measure.title}" is not counted over time. Ask about a day, or compare two days.`);
  }
  yield;
  return yield* measureParts(measure, scope, numbers, by, ranking, months);
}

/** Whether the rows are times, which are ranked by month. */
function hasTimes({ rowHeading }: Figures): boolean {
  return rowHeading === "Year" || rowHeading === "Month";
}

/** Throws UserError where one of the times begins before the rows were recorded: its count would be too small. */
function checkRecorded({ recordedFrom }: Measure, scopes: readonly Scope[]): void {
  for (const { snapshot, period } of scopes) {
    const from = recordedFrom?.day(snapshot.words);
    if (recordedFrom === undefined || from === undefined || period.from >= from) continue;
    const since = `${recordedFrom.what} have been recorded only since ${spelledDay(from)}`;
    throw new UserError(`${since}, so earlier periods cannot be compared. Ask about one period.`);
  }
}

/** Returns the months of a flow that is shown by year; of a percentage, only where the question names their period. */
function monthsOf(measure: Measure, scope: Scope, numbers: Numbers): Figures | null {
  if (measure.event === null || measure.series === "rows") return null;
  return numbers.rate(scope) !== null && !isNarrowed(scope) && !scope.isPeriodAsked ? null : numbers.months(scope);
}

/** A judgement: more are not easy to read in a sentence. */
const mostShares = 8;

/** Answers what share of all each row has: of a split, or of the measure's own rows where they are no times. */
function* rowShares(measure: Measure, scope: Scope, { by, ranking }: SharedBy, numbers: Numbers): Steps<TitledParts> {
  const all = numbers.figures(scope, by);
  yield;
  const at = countColumn(all, scope);
  if (at === null || by === "care" || (by === undefined && (measure.isOverTime || measure.rowsOverlap)))
    throw new UserError(noShare(measure));
  const counts: Figures = {
    ...all,
    columns: all.columns.flatMap((column, place) => (place === at ? [{ ...column, label: "Count" }] : [])),
    rows: all.rows
      .filter(({ isTotal }) => isTotal !== true)
      .map((row) => ({ ...row, values: row.values.filter((_, place) => place === at) })),
  };
  const shares = percentOfAll("Percent")(counts, scope);
  const figures = ranking === undefined ? shares : ranked(shares, ranking, all.caseCount).figures;
  const nameOf = labelNames(measure, scope, all);
  const texts = figures.rows.map(({ label, values }) => `${nameOf(label)}: ${valueText(values[1] ?? null, "percent")}`);
  const when = measure.event === null ? `on ${spelledDay(scope.on)}` : whenText(scope);
  const count = numbers.count(scope);
  const of = `Of ${numberText(count, "count")} ${whatText(measure, scope, count)} ${when}`;
  const listed = texts.length > mostShares ? `${texts.slice(0, mostShares).join(", ")} and others` : texts.join(", ");
  const text = `${of}: ${listed}.`;
  const title = `${askedTitle(measure, scope, { by })}, as percentages`;
  const parts: Aggregate[] = [
    { kind: "say", text },
    {
      ...chartOf(measure, scope, onlyPercent(figures), {
        heading: { title, subtitle: subtitleOf(measure, scope, figures), alt: `${title}: ${text}` },
        isSplit: true,
        isRanked: ranking !== undefined,
        ...(by === undefined ? {} : { by }),
      }),
      shape: "bars",
    },
    {
      kind: "table",
      rowHeading: figures.rowHeading,
      columns: figures.columns,
      rows: figures.rows.map((row) => ({ ...row, label: nameOf(row.label) })),
    },
  ];
  return { title, parts };
}

/** Returns the place of the one column that counts each record of the period once; null: there is none. */
function countColumn(figures: Figures, scope: Scope): number | null {
  if (figures.columns[0]?.label === totalLabel) return 0;
  const { columns } = periodCells(figures, scope);
  const [first] = columns;
  return columns.length === 1 && first !== undefined && figures.columns[first]?.unit === "count" ? first : null;
}

function noShare({ title, parts }: Measure): string {
  const named = parts.map((part) => part.title).join(", ");
  return `"${title}" has no percentage.${named === "" ? "" : ` Ask for the share of ${named}.`}`;
}

/** By what shares are split and ranked. */
interface SharedBy {
  readonly by?: By | undefined;
  readonly ranking?: Ranking | undefined;
}

/** Answers what share a part is: the percentage with its two counts. */
function* shareParts(measure: Measure, scope: Scope, { by, ranking }: SharedBy, numbers: Numbers): Steps<TitledParts> {
  const all = numbers.share(scope, by);
  yield;
  const rate = numbers.rate(scope);
  if (rate === null) throw new UserError(noShare(measure));
  const [, whole] = all.columns;
  const when = measure.event === null ? `on ${spelledDay(scope.on)}` : whenText(scope);
  const order = ranking === undefined || by === undefined ? null : ranked(all, ranking, rate.whole);
  const figures = order?.figures ?? all;
  const counts = `${numberText(rate.part, "count")} ${whatText(measure, scope, rate.part)} out of ${numbered(rate.whole, (whole?.label ?? "").toLowerCase())}`;
  const text = `${order === null ? "" : `${order.sentence} `}${valueText(rate.percent, "percent")} ${when}: ${counts}.`;
  const title = `${askedTitle(measure, scope, { by })}, as a share`;
  const { rowHeading, columns, rows } = figures;
  const parts: Aggregate[] = [
    { kind: "say", text },
    {
      ...chartOf(measure, scope, onlyPercent(figures), {
        heading: { title, subtitle: subtitleOf(measure, scope, figures), alt: `${title}: ${text}` },
        isSplit: true,
        isRanked: order !== null,
        ...(by === undefined ? {} : { by }),
      }),
      shape: by === undefined ? "columns" : "bars",
    },
    { kind: "table", rowHeading, columns, rows },
  ];
  return { title, parts };
}

function onlyPercent(figures: Figures): Figures {
  const percentAt = figures.columns.findIndex(({ unit }) => unit === "percent");
  return {
    ...figures,
    columns: figures.columns.filter((_, at) => at === percentAt),
    rows: figures.rows.map((row) => ({ ...row, values: row.values.filter((_, at) => at === percentAt) })),
  };
}
