import { asAtText, type Aggregate } from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { Measure } from "../../measure.ts";
import { breakdownName, filterTexts, type By } from "../engine/asked.ts";
import { thresholdText } from "../engine/narrowing.ts";
import type { Scope } from "../engine/scope.ts";
import { periodText } from "./headline.ts";

/** Names what is asked of a measure: "New EHCPs issued: new plans issued late, by team". */
export function askedTitle(measure: Measure, scope: Scope, by: By | undefined): string {
  const { part: id, threshold, isPeriodAsked } = scope;
  const part = measure.parts.find((one) => one.id === id);
  const narrowed = [
    ...(part === undefined ? [] : [part.title]),
    ...(threshold === undefined ? [] : [thresholdText(threshold)]),
  ];
  // the table may still be by year, but what is asked for is not
  const isOwn = by === undefined && narrowed.length === 0 && !isPeriodAsked;
  const ofTimes =
    measure.event === null && by !== undefined ? /,? (?:by year|month by month)(?=$|,)/ : / by year(?=$|,)/;
  const title = isOwn ? measure.title : measure.title.replace(ofTimes, "");
  const what = narrowed.length === 0 ? title : `${title}: ${narrowed.join(", ")}`;
  if (by === undefined) return what;
  const isDoer = by === "officer" && measure.isByDoer?.(scope.snapshot) === true;
  return `${what}, by ${isDoer ? "the officer who completed them" : breakdownName(by)}`;
}

/** Says below a title what the numbers are of: the period or day, the age of the data, the filters. */
export function subtitleOf(measure: Measure, scope: Scope): string {
  const { on, snapshot, filters } = scope;
  const others = filterTexts(filters).filter(({ name }) => name !== "on" && name !== "year");
  const isOfPeriod = measure.event !== null || scope.ahead !== undefined;
  return [
    isOfPeriod ? periodText(scope) : spelledDay(on),
    `data as at ${asAtText(snapshot.readAt)}`,
    ...others.map(({ name, value }) => `${name} ${value}`),
  ].join(" · ");
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
