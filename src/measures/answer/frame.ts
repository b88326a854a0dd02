import { asAtText, capitalised, filterText, type Aggregate, type TableRow } from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { Measure } from "../../measure.ts";
import { breakdownName, filterTexts, type By } from "../engine/asked.ts";
import type { Figures } from "../engine/figures.ts";
import { thresholdText } from "../engine/narrowing.ts";
import type { Scope } from "../engine/scope.ts";
import { isWaitBand, partOf, periodText, whenText } from "./headline.ts";

/** What a table shows in place of a measure's own rows: a split, the months of a period, or two times side by side. */
export interface ShownRows {
  readonly by?: By | undefined;
  readonly isOfMonths?: boolean;
  readonly isOfTwoTimes?: boolean;
}

/** Names what is asked of a measure, as true of what is shown: "Refusals to assess in 2020, by team". */
export function askedTitle(measure: Measure, scope: Scope, shown: ShownRows = {}): string {
  const { threshold, isPeriodAsked } = scope;
  const { by, isOfMonths = false, isOfTwoTimes = false } = shown;
  const part = partOf(measure, scope);
  const isOther = by !== undefined || isOfMonths;
  const isWhole = part === undefined && threshold === undefined;
  if (isWhole && !isOther && !isPeriodAsked && !isOfTwoTimes) return measure.title;
  const split = isOther || isOfTwoTimes ? (measure.splitTitle ?? measure.title) : measure.title;
  const named = part === undefined || isWaitBand(measure, part) ? split : capitalised(part.title);
  const [, what = "", tail = "", qualifier = ""] =
    /^(.*?)((?: by|, by) (?!year\b)[a-z ]+(?:\d+ August)?)?((?:, excluding .*)?)$/.exec(
      named.replace(/ by year(?=$|,)/, ""),
    ) ?? [];
  const limits = [
    ...(part !== undefined && isWaitBand(measure, part) ? [part.title] : []),
    ...(threshold === undefined ? [] : [thresholdText(threshold)]),
  ];
  const when = measure.event === null || isOfTwoTimes ? "" : ` ${whenText(scope)}`;
  const own = part === undefined || isWaitBand(measure, part) ? qualifier : qualifierOf(measure);
  const isDoer = by === "officer" && measure.isByDoer?.(scope.snapshot) === true;
  const doer = isDoer ? "the officer who completed them" : null;
  const bySplit = isOfMonths ? "month" : by === undefined ? null : (doer ?? breakdownName(by));
  const ownRows = isOfMonths || (!isWhole && isOther) ? "" : tail;
  const byText = bySplit === null ? "" : ownRows === "" ? `, by ${bySplit}` : `${ownRows} and ${bySplit}`;
  return `${[`${what}${when}${bySplit === null ? ownRows : ""}${own}`, ...limits].join(", ")}${byText}`;
}

/** Returns ", excluding exemptions" where the measure's title says so. */
function qualifierOf({ title }: Measure): string {
  return /, excluding .*$/.exec(title)?.[0] ?? "";
}

/**
 * Says below a title what the numbers are of: the days or the day, the age of the data, the filters. `figures` are those
 * shown, whose rows or columns may begin in an earlier year.
 */
export function subtitleOf(measure: Measure, scope: Scope, figures?: Figures): string {
  const { snapshot, filters } = scope;
  const others = filterTexts(filters).filter(({ name }) => name !== "on" && name !== "year");
  return [shownTime(measure, scope, figures), `Data from ${asAtText(snapshot.readAt)}`, ...others.map(filterText)].join(
    " · ",
  );
}

/** Names the days that a table covers: "2019 to 30 June 2021", "Jul 2019 to Jun 2021", "30 June 2021". */
function shownTime(measure: Measure, scope: Scope, figures: Figures | undefined): string {
  const isOfPeriod = measure.event !== null || scope.ahead !== undefined;
  const own = isOfPeriod ? periodText(scope) : spelledDay(scope.on);
  const labels = figures === undefined ? [] : timeLabels(figures);
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined || first === last || scope.ahead !== undefined) return own;
  const isOfYears = /^\d{4}$/.test(first) && measure.event !== null;
  if (isOfYears) {
    const isOver = scope.period.to === scope.wholePeriod.to;
    return isOver ? `${first} to ${last}` : `${first} to ${spelledDay(scope.period.to)}`;
  }
  // months ahead are of the day on which they are counted
  return measure.looksAhead === true ? own : /\d{4}$/.test(first) ? `${first} to ${last}` : own;
}

/** Returns the labels of a table that are times, the earliest first; none where neither its rows nor its columns are. */
function timeLabels({ rowHeading, columnHeading, rows, columns }: Figures): readonly string[] {
  const body = rows.filter((row: TableRow) => row.isTotal !== true).map(({ label }) => label);
  if (rowHeading === "Year") return body;
  if (columnHeading === "Year")
    return columns.flatMap(({ label, unit }) => (unit === "percent" && !/\d{4}$/.test(label) ? [] : [label]));
  return rowHeading === "Month" && /\d{4}$/.test(body[0] ?? "") ? body : [];
}

/** An answer's title and its parts, before it is decided who may see it. */
export interface TitledParts {
  readonly title: string;
  readonly parts: readonly Aggregate[];
}

/** Returns what stands above an answer. */
export function headingOf(title: string, { on, snapshot, filters }: Scope) {
  return { title, on: textOfDay(on), asAt: snapshot.readAt, filters: filterTexts(filters) };
}
