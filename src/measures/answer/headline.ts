import { capitalised, numberText, valueText } from "../../answer.ts";
import { spelledDay, type Period } from "../../facts/calendar.ts";
import { inEarlierYear, partLabel, periodLabel } from "../../facts/period.ts";
import { bandLabels } from "../../facts/wait.ts";
import type { Measure } from "../../measure.ts";
import type { Figures, Numbers } from "../engine/figures.ts";
import { thresholdText } from "../engine/narrowing.ts";
import { totalLabel } from "../engine/splits/breakdown.ts";
import { periodCells } from "../engine/period-cells.ts";
import { isLongerThanAYear } from "../engine/splits/windows.ts";
import type { RoundedSums } from "../engine/tabulate.ts";
import { inPeriod, isNarrowed, type Scope } from "../engine/scope.ts";
import { percentIn, sumOf } from "../engine/sums.ts";

/** Returns the sentence above the table: of the period of a flow, of the day of a stock. `isSplit`: by a breakdown. */
export function headline(
  measure: Measure,
  figures: Figures,
  scope: Scope,
  isSplit: boolean,
  numbers: Numbers = measure,
): string {
  const isSome = isNarrowed(scope);
  const count = numbers.count(scope);
  const own = () => `${measure.headline?.(figures, scope, count) ?? ""}.`;
  if (figures.companion && measure.headline && !isSome) return onDay(own(), scope);
  const recording = recordingText(measure, figures, scope);
  if (recording !== null) return recording;
  if (count === 0) return nothingText(measure, figures, scope);
  if (measure.event !== null) return flowSentence(measure, figures, scope, isSplit, numbers);
  if (measure.headline && !isSplit && !isSome) return onDay(own(), scope);
  const isBands = measure.bands && !isSplit && !isSome && figures.columns.length === 1;
  if (isBands) return onDay(bandsSentence(measure, figures), scope);
  const parts = isSome ? "" : partsText(measure, figures, scope);
  const total = `${numberText(count, "count")} ${whatText(measure, scope, count)}`;
  const when = scope.ahead === undefined ? ` on ${spelledDay(scope.on)}` : `, ${periodText(scope)}`;
  const sentence = `${total}${when}${wholeText(scope, numbers)}.`;
  return parts === "" ? sentence : `${sentence} ${parts}.`;
}

/** Says first the day that a sentence is of, unless it says a day or month itself. */
function onDay(sentence: string, { on }: Scope): string {
  return sentence.includes(spelledDay(on)) || sentence.startsWith("In ")
    ? sentence
    : `On ${spelledDay(on)}, ${sentence}`;
}

/** Says of how many records those are that a part or a length of time leaves: ", of 161". */
function wholeText(scope: Scope, numbers: Numbers): string {
  const rate = isNarrowed(scope) ? numbers.rate(scope) : null;
  return rate === null ? "" : `, of ${numberText(rate.whole, "count")}`;
}

/** Names what a question counts, in the plural: "refusals to assess over 6 weeks". Of one record, "1 × …" is avoided. */
export function whatText(measure: Measure, { part: id, threshold, filters, snapshot }: Scope, count: number): string {
  const part = measure.parts.find((one) => one.id === id);
  const band = part !== undefined && (part.id === "on-time" || part.id === "late") && measure.bands !== undefined;
  // the population of overdue reviews is current plans: only what is counted of it may be named
  const noun = measure.empty?.what ?? measure.noun;
  const plural = part === undefined ? noun : band ? `${noun} ${part.title}` : part.title;
  const { officer } = filters;
  const isDoer = officer !== undefined && measure.isByDoer?.(snapshot) === true;
  const what = `${count === 1 ? singular(plural) : plural}${isDoer ? ` by ${officer}` : ""}`;
  if (threshold === undefined) return what;
  const since = measure.waitFrom === null ? "" : ` from ${measure.waitFrom}`;
  return `${what} ${thresholdText(threshold)}${since}`;
}

/** Puts the first plural word of a noun into the singular: "new plans issued late" is "new plan issued late". */
function singular(plural: string): string {
  return plural.replace(
    /\b(plan|request|referral|assessment|review|decision|refusal|transfer|record|boy|girl|place|amendment)s\b|\b(child)ren\b/,
    "$1$2",
  );
}

/** Names the period that a flow is counted in, or the days to come: "2021, to 30 June". */
export function periodText({ period, wholePeriod, on, ahead }: Scope): string {
  if (ahead !== undefined) return periodLabel(ahead);
  return partLabel(wholePeriod, period.to === wholePeriod.to ? wholePeriod.to : on);
}

/** Says when the events of a flow are counted: "in 2021, to 30 June", "on 5 May 2021". */
export function whenText(scope: Scope): string {
  const { from, to } = scope.ahead ?? scope.wholePeriod;
  return from === to ? `on ${periodText(scope)}` : `in ${periodText(scope)}`;
}

/** Says since when the rows are recorded, where the question is not all of a later time; null: it is, or always were. */
function recordingText(measure: Measure, figures: Figures, scope: Scope): string | null {
  const { recordedFrom, noun } = measure;
  const from = recordedFrom?.day(scope.snapshot.words);
  if (recordedFrom === undefined || from === undefined) return null;
  const { caseCount, recordCount, rounded } = figures;
  const parts = partsText(measure, figures, scope);
  const ending = caseCount === 0 || parts === "" ? "" : ` ${parts}.`;
  if (!scope.isPeriodAsked) return `${numberText(caseCount, "count")} ${noun} since ${spelledDay(from)}.${ending}`;
  if (scope.period.from >= from) return null;
  const since = `${recordedFrom.what} have been recorded only since ${spelledDay(from)}`;
  // rounded for many, only what the table counts is told
  if (rounded !== undefined) {
    return caseCount === 0
      ? `${since}: ${nothingOf(rounded)} ${noun} ${whenText(scope)} have one.`
      : `${since}: ${numberText(caseCount, "count")} ${noun} ${whenText(scope)} have one.${ending}`;
  }
  const all = `${numberText(recordCount, "count")} ${noun} ${whenText(scope)}`;
  return caseCount === 0
    ? `${since}; there were ${all}.`
    : `${since}: ${numberText(caseCount, "count")} of ${all}.${ending}`;
}

function flowSentence(measure: Measure, figures: Figures, scope: Scope, isSplit: boolean, numbers: Numbers): string {
  const isSome = isNarrowed(scope);
  const rate = isSome ? null : numbers.rate(scope);
  const when = whenText(scope);
  if (rate !== null && measure.rateText !== undefined) {
    return `${capitalised(when)}, ${numberText(rate.part, "count")} of ${numberText(rate.whole, "count")} ${measure.rateText} (${valueText(rate.percent, "percent")}).`;
  }
  const count = numbers.count(scope);
  const before = measure.recordedFrom === undefined ? earlierText(figures, scope, numbers) : "";
  const total = `${numberText(count, "count")} ${whatText(measure, scope, count)} ${when}${wholeText(scope, numbers)}${before}.`;
  if (isSome) return total;
  if (measure.bands && !isSplit && figures.columns.length === 1) return `${total} ${bandsSentence(measure, figures)}`;
  const parts = partsText(measure, figures, scope);
  return parts === "" ? total : `${total} ${parts}.`;
}

/** Says how many there were in the same days of the year before, and in the whole years that the table shows. */
function earlierText({ rowHeading }: Figures, scope: Scope, numbers: Numbers): string {
  if (isLongerThanAYear(scope.wholePeriod)) return "";
  const before = inEarlierYear(scope.period, 1);
  const countIn = (period: Period) => numberText(numbers.count(inPeriod(scope, period)), "count");
  const whole = [1, ...(rowHeading === "Year" ? [2] : [])].map((years) => inEarlierYear(scope.wholePeriod, years));
  const isPart = whole[0]?.to !== before.to;
  const within = scope.period.from === scope.wholePeriod.to ? "on" : "in";
  const ofWhole = whole.map(
    (period) => `${countIn(period)} ${within} ${isPart ? "all of " : ""}${periodLabel(period)}`,
  );
  return ` (${[...(isPart ? [`${countIn(before)} in ${periodLabel(before)}`] : []), ...ofWhole].join(", ")})`;
}

/** Says a rounded number that is 0: there may be some. */
function nothingOf({ base }: RoundedSums): string {
  return `fewer than ${base}`;
}

/**
 * Says what there is none of, and where it was looked for: that a table is empty does not mean that there are no records.
 */
function nothingText(measure: Measure, { recordCount, rounded }: Figures, scope: Scope): string {
  const { empty, noun, event } = measure;
  const isSome = isNarrowed(scope);
  const none = rounded === undefined ? "No" : capitalised(nothingOf(rounded));
  const what = `${none} ${isSome ? whatText(measure, scope, 0) : (empty?.what ?? noun)}`;
  if (event !== null || scope.ahead !== undefined) return `${what} ${whenText(scope)}.`;
  if (isSome || empty?.none === undefined || rounded !== undefined) return `${what} on ${spelledDay(scope.on)}.`;
  if (recordCount === 0) return `${what}: no ${noun}.`;
  const plans = recordCount === 1 ? "1 plan, not" : `${numberText(recordCount, "count")} plans, none`;
  return `${what}: ${plans} ${empty.none}.`;
}

/** Returns the text for people who cannot see the chart: the headline, then as many of its numbers as there is room for. */
export function altText(measure: Measure, figures: Figures, sentence: string, isSplit: boolean): string {
  const rows = `${rowsText(isSplit ? undefined : measure.rowTitle, figures)}.`;
  const isNothing = figures.rows.every(({ values }) => values.every((value) => (value ?? 0) === 0));
  return isNothing || sentence.endsWith(rows) ? sentence : `${sentence} ${rows}`;
}

/** More parts are no longer easy to read in a sentence: the table shows them. */
const mostParts = 8;

function partsText({ event, rowTitle = (label) => label }: Measure, figures: Figures, scope: Scope): string {
  const { columns } = figures;
  // what stands on a day is of that day in every row
  const all = { rows: figures.rows.filter(({ isTotal }) => isTotal !== true), columns: columns.map((_, at) => at) };
  const { rows, columns: shown } = event === null ? all : periodCells(figures, scope);
  const [first = 0] = shown;
  if (shown.length === 1) {
    if (rows.length === 1 && figures.rowHeading === "Year") return "";
    if (rows.length > mostParts) return "";
    const unit = columns[first]?.unit ?? "count";
    return rows.map(({ label, values }) => `${rowTitle(label)}: ${valueText(values[first] ?? null, unit)}`).join(", ");
  }
  const labels = rows.map(({ label }) => label);
  const counts = shown.flatMap((at) => {
    const column = columns[at];
    return column?.unit === "count" && column.label !== totalLabel
      ? [`${column.label}: ${valueText(sumOf(figures, labels, [column.label]), "count")}`]
      : [];
  });
  return counts.length < 2 || counts.length > mostParts ? "" : counts.join(", ");
}

function bandsSentence({ bands, noun }: Measure, figures: Figures): string {
  if (!bands) return "";
  const { rows, columns, caseCount } = figures;
  const edges = bandLabels(bands);
  const limitAt = bands.edges.indexOf(bands.limit) + 1;
  const columnLabels = columns.map(({ label }) => label);
  const sum = (labels: readonly string[]) => sumOf(figures, labels, columnLabels);
  const inTime = sum(edges.slice(0, limitAt));
  const rest = sum(rows.flatMap(({ label, isTotal }) => (isTotal || edges.includes(label) ? [] : [label])));
  const unplaced = rest > 0 ? `, ${numberText(rest, "count")} cannot be placed` : "";
  const share = valueText(percentIn(figures, inTime, caseCount), "percent");
  const [within, whole, over] = [inTime, caseCount, sum(edges.slice(limitAt))].map((count) =>
    numberText(count, "count"),
  );
  return `${within} of ${whole} ${noun} within ${bands.limitLabel} (${share}), ${over} over${unplaced}.`;
}

/** Enough for the 24 months of a trend; more would be too long to be read aloud. */
const mostRows = 40;

function rowsText(rowTitle: Measure["rowTitle"] = (label) => label, { columns, rows }: Figures): string {
  const texts = rows.slice(0, mostRows).map(({ label, values }) => {
    const numbers = values.map((value, at) => {
      const column = columns[at];
      const number = valueText(value, column?.unit ?? "count");
      return columns.length === 1 ? number : `${column?.label}: ${number}`;
    });
    return columns.length === 1
      ? `${rowTitle(label)}: ${numbers.join()}`
      : `${rowTitle(label)} (${numbers.join(", ")})`;
  });
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more in the table`] : [];
  return [...texts, ...more].join(columns.length === 1 ? ", " : "; ");
}
