import { textOfDay } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { spelledDay } from "../facts/calendar.ts";
import { officerNames } from "../facts/case-officer.ts";
import { periodLabel, type AskedPeriod } from "../facts/period.ts";
import type { Measure } from "../measure.ts";
import {
  breakdownName,
  rowLimitText,
  splits,
  type Asked,
  type By,
  type Filters,
  type Ranking,
  type Threshold,
} from "../measures/engine/asked.ts";

/** A question about which nothing is left to guess. */
export interface Question extends Asked {
  readonly measure: Measure;
}

/** Whether a period is written as its days, or by the words that mean other days tomorrow: "last week". */
export type PeriodWords = "fixed" | "relative";

/** Names a question for people: "Overdue reviews, Primary, not aged 5 to 10, over 18 months, by team, the most first". */
export function questionTitle(question: Question): string {
  const { measure, filters, period, against, by, among, threshold, ranking, show } = question;
  const { year, on, without = {} } = filters;
  // what happened is counted by the age today
  const ageWords = measure.event === null ? "" : " today";
  const value = (name: By, text: string) => `${valueTitle(name, text)}${name === "age" ? ageWords : ""}`;
  const named = [
    ...splits.flatMap((name) => (filters[name] === undefined ? [] : [value(name, filters[name])])),
    ...splits.flatMap((name) => without[name]?.map((text) => `not ${value(name, text)}`) ?? []),
    ...(by === undefined || among === undefined ? [] : [listed(among.map((text) => value(by, text)))]),
    ...(year === undefined ? [] : [String(year)]),
    ...(on === undefined ? [] : [`on ${spelledDay(on)}`]),
    ...(period === undefined ? [] : [periodTitle(period)]),
    ...(threshold === undefined ? [] : [thresholdTitle(threshold)]),
    ...(against === undefined ? [] : [`compared with ${periodTitle(against)}`]),
    ...(show === undefined ? [] : [showTitles[show]]),
    ...(by === undefined || among !== undefined ? [] : [`by ${breakdownName(by)}`]),
    ...(ranking === undefined ? [] : [rankingTitle(ranking, show)]),
  ];
  return [subjectTitle(question), ...named].join(", ");

  function subjectTitle({ part }: Question): string {
    const title = measure.parts.find(({ id }) => id === part)?.title;
    // a year is one of the periods that can be asked about
    const isOfOneDay = period !== undefined || against !== undefined || by !== undefined;
    const ofTimes =
      isOfOneDay && show !== "trend" && measure.event === null
        ? /,? (?:by year|month by month)(?=$|,)/
        : / by year(?=$|,)/;
    const whole = measure.title.replace(ofTimes, "");
    // a band of waiting is called the same in many measures
    const text = title !== undefined && measure.bands !== undefined ? `${whole}, ${title}` : (title ?? whole);
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  }
}

const showTitles = {
  share: "as a share",
  duration: "how long it took",
  cases: "the cases",
  trend: "over time",
  monthly: "how many a month on average",
  weekly: "how many a week on average",
} as const;

function valueTitle(name: By, text: string): string {
  if (/^not /i.test(text)) return `${breakdownName(name)} ${text.toLowerCase()}`;
  return name === "age" ? `aged ${text.toLowerCase()}` : text;
}

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

function periodTitle(period: AskedPeriod): string {
  return periodLabel(period);
}

function thresholdTitle({ than, count, unit }: Threshold): string {
  const unitText = count === 1 ? unit.slice(0, -1) : unit;
  return `${than.replace("-", " ")} ${count} ${unitText}`;
}

function rankingTitle({ first, top, limit }: Ranking, show: Question["show"]): string {
  if (limit !== undefined) return `those with ${rowLimitText(limit)}`;
  if (show === "cases" && top !== null) return `the first ${top}`;
  if (top === null) return `the ${first} first`;
  return top === 1 ? `the one with the ${first}` : `the ${top} with the ${first}`;
}

/**
 * Returns the exact words that ask a question again: `reviews.overdue in:"May 2021" team:Primary not-officer:#w3 by team`.
 * Officers are named by their worker id, so that the words can be stored without a person's name.
 */
export function exactQuery(question: Question, snapshot: Snapshot, periods: PeriodWords = "fixed"): string {
  const { measure, filters, period, against, by, among, part, threshold, ranking, show } = question;
  const valueWord = (name: By, text: string) => (name === "officer" ? officerWord(text, snapshot) : text);
  const ofSplit = (prefix: string, values: Filters["without"] = {}) =>
    splits.flatMap((name) => (values[name] ?? []).map((text) => filterWord(`${prefix}${name}`, valueWord(name, text))));
  return [
    measure.id,
    ...periodWords("in", period, periods),
    ...periodWords("vs", against, periods),
    ...splits.flatMap((name) =>
      filters[name] === undefined ? [] : [filterWord(name, valueWord(name, filters[name]))],
    ),
    ...(filters.year === undefined ? [] : [`year:${filters.year}`]),
    ...(filters.on === undefined ? [] : [`on:${textOfDay(filters.on)}`]),
    ...(by === undefined || among === undefined ? [] : ofSplit("", { [by]: among })),
    ...ofSplit("not-", filters.without),
    ...(part === undefined ? [] : [filterWord("part", part)]),
    ...(threshold === undefined ? [] : [filterWord(threshold.than, `${threshold.count} ${threshold.unit}`)]),
    ...(by === undefined || among !== undefined ? [] : [`by ${by}`]),
    ...(ranking === undefined
      ? []
      : [
          filterWord(
            ranking.first,
            ranking.limit === undefined ? String(ranking.top ?? "all") : rowLimitText(ranking.limit),
          ),
        ]),
    ...(show === undefined ? [] : [`show:${show}`]),
  ].join(" ");
}

function periodWords(name: string, period: AskedPeriod | undefined, periods: PeriodWords): string[] {
  if (period === undefined) return [];
  return [filterWord(name, (periods === "relative" ? period.relative : undefined) ?? periodLabel(period))];
}

function filterWord(name: string, value: string): string {
  return `${name}:${/^[\w#-]+$/.test(value) ? value : inQuotes(value)}`;
}

/** Returns `#` and the worker id of the officer of that name; a name that is no officer's as it is. */
function officerWord(name: string, snapshot: Snapshot): string {
  const names = officerNames(snapshot);
  const worker = snapshot.workers.find((candidate) => candidate.isActive && names.officer(candidate) === name);
  return worker === undefined ? name : `#${worker.workerId}`;
}

function inQuotes(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
