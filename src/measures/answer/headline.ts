import { capitalised, numberText, valueText } from "../../answer.ts";
import { spelledDay, type Period } from "../../facts/calendar.ts";
import { inEarlierYear, partLabel, periodLabel } from "../../facts/period.ts";
import { bandLabels } from "../../facts/wait.ts";
import type { Measure } from "../../measure.ts";
import type { Figures, Numbers, PartText } from "../engine/figures.ts";
import { labelNames, type NameOf } from "./label-names.ts";
import { thresholdText } from "../engine/narrowing.ts";
import { totalLabel } from "../engine/splits/breakdown.ts";
import { periodCells } from "../engine/period-cells.ts";
import { isLongerThanAYear } from "../engine/splits/windows.ts";
import type { RoundedSums } from "../engine/tabulate.ts";
import { inPeriod, isNarrowed, type Scope } from "../engine/scope.ts";
import { percentIn, sumOf } from "../engine/tabulate.ts";

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
  const isBeside = Object.values(figures.beside ?? {}).some((number) => number > 0);
  const isOfRows = isSplit && measure.headlineIsOfRows === true;
  if (isBeside && measure.headline && !isSome && !isOfRows) return measure.headline(figures, scope, count);
  const recording = recordingText(measure, figures, scope);
  if (recording !== null) return recording;
  if (count === 0) return nothingText(measure, figures, scope);
  if (measure.headline && !isSplit && !isSome) return measure.headline(figures, scope, count);
  if (measure.event !== null) return flowSentence(measure, figures, scope, isSplit, numbers);
  const isBands = measure.bands && !isSplit && !isSome && figures.columns.length === 1;
  if (isBands) return `On ${spelledDay(scope.on)}, ${bandsSentence(measure, figures)}`;
  const parts = isSome ? "" : partsText(measure, figures, scope);
  const sentence = stockSentence(measure, scope, count, numbers);
  return parts === "" ? sentence : `${sentence} ${parts}.`;
}

/** Says how many there are on the day, or in the days to come: "On 30 June 2021, 23 of 185 children … are over 20 weeks …." */
function stockSentence(measure: Measure, scope: Scope, count: number, numbers: Numbers): string {
  const limits = limitsText(measure, scope);
  const { total, whole } = countTexts(measure, scope, count, numbers);
  if (scope.ahead !== undefined) return `${total}${limits === "" ? "" : ` ${limits}`} ${whenText(scope)}${whole}.`;
  const day = `on ${spelledDay(scope.on)}`;
  return limits === ""
    ? `${total} ${day}${whole}.`
    : `${capitalised(day)}, ${total} ${count === 1 ? "is" : "are"} ${limits}${whole}.`;
}

/**
 * Says how many records a question counts, and of how many: "23 of 185 requests" where only a length of time narrows them, else
 * "23 refusals" and, for the end of the sentence, ", out of 161", since a part has another name than the whole.
 */
function countTexts(measure: Measure, scope: Scope, count: number, numbers: Numbers): { total: string; whole: string } {
  const number = numberText(count, "count");
  const total = `${number} ${nounText(measure, scope, count)}`;
  const rate = isNarrowed(scope) ? numbers.rate(scope) : null;
  if (rate === null) return { total, whole: "" };
  const whole = numberText(rate.whole, "count");
  const part = partOf(measure, scope);
  const isOfLength = limitsText(measure, scope) !== "" && (part === undefined || isWaitBand(measure, part));
  if (!isOfLength || scope.shareOf !== undefined) return { total, whole: `, out of ${whole}` };
  return { total: `${number} of ${whole} ${nounText(measure, scope, rate.whole)}`, whole: "" };
}

/** Returns the part that is asked about; undefined: all of the measure. */
export function partOf({ parts }: Measure, { part }: Scope): PartText | undefined {
  return parts.find(({ id }) => id === part);
}

/** Whether a part is a band of waiting, which says nothing without the measure: "over 6 weeks". */
export function isWaitBand({ bands }: Measure, { id }: PartText): boolean {
  return bands !== undefined && (id === "on-time" || id === "late");
}

/** Names the records of a question without how long they wait: "refusals to assess". */
function nounText(measure: Measure, scope: Scope, count: number): string {
  const part = partOf(measure, scope);
  // the population of overdue reviews is current plans: only what is counted of it may be named
  const noun = measure.empty?.what ?? measure.noun;
  const plural = part === undefined || isWaitBand(measure, part) ? noun : part.title;
  const { officer } = scope.filters;
  const isDoer = officer !== undefined && measure.isByDoer?.(scope.snapshot) === true;
  const shared = scope.shareOf === undefined ? "" : `, ${scope.shareOf.values.join(" and ")},`;
  return `${count === 1 ? singular(plural) : plural}${isDoer ? ` by ${officer}` : ""}${shared}`;
}

/** Says how long the records of a question wait or took: "over 20 weeks after the request"; empty: it asks for no length. */
function limitsText(measure: Measure, scope: Scope): string {
  const part = partOf(measure, scope);
  const lengths = [
    ...(part !== undefined && isWaitBand(measure, part) ? [part.title] : []),
    ...(scope.threshold === undefined ? [] : [thresholdText(scope.threshold)]),
  ];
  const since = measure.waitFrom === null ? "" : ` after ${measure.waitFrom}`;
  return lengths.length === 0 ? "" : `${lengths.join(" and ")}${since}`;
}

/** Names what a question counts, in the plural unless there is one: "refusals to assess over 6 weeks after the request". */
export function whatText(measure: Measure, scope: Scope, count: number): string {
  return [nounText(measure, scope, count), limitsText(measure, scope)].filter((text) => text !== "").join(" ");
}

/** Writes a number with its noun, given in the plural: "1 plan ceased", "54 plans ceased". */
export function numbered(count: number, plural: string): string {
  return `${numberText(count, "count")} ${count === 1 ? singular(plural) : plural}`;
}

/** Puts the first plural word of a noun into the singular: "new plans issued late" is "new plan issued late". */
function singular(plural: string): string {
  return plural.replace(
    /\b(case|plan|request|referral|assessment|review|decision|refusal|transfer|record|boy|girl|place|amendment|error)s\b|\b(child)ren\b/,
    "$1$2",
  );
}

/** Names the period that a flow is counted in, or the days to come: "2021 to 30 June". */
export function periodText({ period, wholePeriod, on, ahead }: Scope): string {
  if (ahead !== undefined) return periodLabel(ahead);
  return partLabel(wholePeriod, period.to === wholePeriod.to ? wholePeriod.to : on);
}

/** Says when the events of a flow are counted: "in 2021 to 30 June", "on 5 May 2021". */
export function whenText(scope: Scope): string {
  const { from, to } = scope.ahead ?? scope.wholePeriod;
  return withPreposition(periodText(scope), from === to);
}

/** Puts the preposition before a period's name: "in May 2021", "from 21 to 27 June 2021", "on 5 May 2021". */
export function withPreposition(label: string, isDay: boolean): string {
  if (isDay) return `on ${label}`;
  if (/^\d{1,2} /.test(label)) return `from ${label}`;
  return /^\p{Ll}/u.test(label) ? `in the ${label}` : `in ${label}`;
}

/** Says since when the rows are recorded, where the question is not all of a later time; null: it is, or always were. */
function recordingText(measure: Measure, figures: Figures, scope: Scope): string | null {
  const { recordedFrom, noun } = measure;
  const from = recordedFrom?.day(scope.snapshot.words);
  if (recordedFrom === undefined || from === undefined) return null;
  const { caseCount, recordCount, rounded } = figures;
  const parts = partsText(measure, figures, scope);
  const ending = caseCount === 0 || parts === "" ? "" : ` ${parts}.`;
  if (!scope.isPeriodAsked) return `${numbered(caseCount, noun)} since ${spelledDay(from)}.${ending}`;
  if (scope.period.from >= from) return null;
  const since = `${recordedFrom.what} have been recorded only since ${spelledDay(from)}`;
  // rounded for many, only what the table counts is told
  if (rounded !== undefined) {
    return caseCount === 0
      ? `${since}: ${nothingOf(rounded)} ${noun} ${whenText(scope)} have one.`
      : `${since}: ${numbered(caseCount, noun)} ${whenText(scope)} have one.${ending}`;
  }
  const all = `${numbered(recordCount, noun)} ${whenText(scope)}`;
  const one = caseCount === 1 ? "has one" : "have one";
  return caseCount === 0
    ? `${since}. ${all}.`
    : `${since}: ${numberText(caseCount, "count")} of ${all} ${one}.${ending}`;
}

function flowSentence(measure: Measure, figures: Figures, scope: Scope, isSplit: boolean, numbers: Numbers): string {
  const isSome = isNarrowed(scope);
  const rate = isSome ? null : numbers.rate(scope);
  const when = whenText(scope);
  if (rate !== null && measure.rateText !== undefined) {
    const rateText = rate.whole === 1 ? singular(measure.rateText).replace(" were ", " was ") : measure.rateText;
    return `${numberText(rate.part, "count")} of ${numberText(rate.whole, "count")} ${rateText} ${when} (${valueText(rate.percent, "percent")}).`;
  }
  const count = numbers.count(scope);
  const before = measure.recordedFrom === undefined ? earlierText(figures, scope, numbers) : "";
  const limits = limitsText(measure, scope);
  const took = limits === "" ? "" : ` took ${limits.replace(" after ", " from ")}`;
  const counted = countTexts(measure, scope, count, numbers);
  const total = `${counted.total} ${when}${took}${counted.whole}${before}.`;
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
  const when = (period: Period) => withPreposition(periodLabel(period), period.from === period.to);
  const { limits } = scope.snapshot;
  const isHeld = ({ from }: Period) => limits === null || from >= limits.from;
  const ofWhole = whole
    .filter(isHeld)
    .map((period) =>
      isPart ? `${countIn(period)} in all of ${periodLabel(period)}` : `${countIn(period)} ${when(period)}`,
    );
  const texts = [...(isPart && isHeld(before) ? [`${countIn(before)} ${when(before)}`] : []), ...ofWhole];
  return texts.length === 0 ? "" : ` (${texts.join(", ")})`;
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
  const day = `${what}${measure.isQuality ? " found" : ""} on ${spelledDay(scope.on)}`;
  if (isSome || empty?.none === undefined || rounded !== undefined) return `${day}.`;
  if (recordCount === 0) return `${day}: there are no ${noun}.`;
  const plans = recordCount === 1 ? "the only plan is not" : `none of the ${numberText(recordCount, "count")} plans is`;
  return `${day}: ${plans} ${empty.none}.`;
}

/** Returns the text for people who cannot see the chart: the headline, then as many of its numbers as there is room for. */
export function altText(figures: Figures, sentence: string, nameOf: NameOf): string {
  const rows = `${rowsText(figures, nameOf)}.`;
  const isNothing = figures.rows.every(({ values }) => values.every((value) => (value ?? 0) === 0));
  return isNothing || sentence.endsWith(rows) ? sentence : `${sentence} ${rows}`;
}

/** More parts are not easy to read in a sentence: the table shows them. */
const mostParts = 8;

function partsText(measure: Measure, figures: Figures, scope: Scope): string {
  const { event } = measure;
  const nameOf = labelNames(measure, scope, figures);
  const { columns } = figures;
  // what stands on a day is of that day in every row
  const all = { rows: figures.rows.filter(({ isTotal }) => isTotal !== true), columns: columns.map((_, at) => at) };
  const { rows, columns: shown } = event === null ? all : periodCells(figures, scope);
  const [first = 0] = shown;
  if (shown.length === 1) {
    // one year or month says the total again
    if (rows.length === 1 && ["Year", "Month"].includes(figures.rowHeading)) return "";
    if (rows.length > mostParts) return "";
    const unit = columns[first]?.unit ?? "count";
    return rows.map(({ label, values }) => `${nameOf(label)}: ${valueText(values[first] ?? null, unit)}`).join(", ");
  }
  const labels = rows.map(({ label }) => label);
  const counts = shown.flatMap((at) => {
    const column = columns[at];
    return column?.unit === "count" && column.label !== totalLabel
      ? [`${nameOf(column.label)}: ${valueText(sumOf(figures, labels, [column.label]), "count")}`]
      : [];
  });
  return counts.length < 2 || counts.length > mostParts ? "" : counts.join(", ");
}

/** Says how many are within the limit of the bands, and how many over it. Of a flow, the sentence before says of what. */
function bandsSentence({ bands, event, empty, noun }: Measure, figures: Figures): string {
  if (!bands) return "";
  const { rows, columns, caseCount } = figures;
  const edges = bandLabels(bands);
  const limitAt = bands.edges.indexOf(bands.limit) + 1;
  const columnLabels = columns.map(({ label }) => label);
  const sum = (labels: readonly string[]) => sumOf(figures, labels, columnLabels);
  const inTime = sum(edges.slice(0, limitAt));
  const rest = sum(rows.flatMap(({ label, isTotal }) => (isTotal || edges.includes(label) ? [] : [label])));
  const unplaced = rest > 0 ? ` ${numberText(rest, "count")} cannot be measured: a date is missing or wrong.` : "";
  const share = valueText(percentIn(figures, inTime, caseCount), "percent");
  const late = sum(edges.slice(limitAt));
  const [within, whole, over] = [inTime, caseCount, late].map((count) => numberText(count, "count"));
  const limit = bands.isLocal === true ? `${bands.limitLabel}, the local limit` : bands.limitLabel;
  if (event !== null) {
    return `${within} of ${whole} took up to ${limit}: ${share}. ${over} took longer.${unplaced}`;
  }
  const [isWithin, isOver] = [inTime, late].map((count) => (count === 1 ? "is" : "are"));
  const what = numbered(caseCount, empty?.what ?? noun);
  return `${within} of ${what} ${isWithin} within ${limit} (${share}), and ${over} ${isOver} over.${unplaced}`;
}

/** Enough for the 24 months of a trend; more would be too long to be read aloud. */
const mostRows = 40;

function rowsText({ columns, rows }: Figures, nameOf: NameOf): string {
  const texts = rows.slice(0, mostRows).map(({ label, values }) => {
    const numbers = values.map((value, at) => {
      const column = columns[at];
      const number = valueText(value, column?.unit ?? "count");
      return columns.length === 1 ? number : `${nameOf(column?.label ?? "")}: ${number}`;
    });
    return columns.length === 1 ? `${nameOf(label)}: ${numbers.join()}` : `${nameOf(label)} (${numbers.join(", ")})`;
  });
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more in the table`] : [];
  return [...texts, ...more].join(columns.length === 1 ? ", " : "; ");
}
