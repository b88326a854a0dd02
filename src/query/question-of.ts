import type { Day } from "../cases/day.ts";
import { addDays, addMonths } from "../facts/calendar.ts";
import type { Measure } from "../measure.ts";
import type { Asked, Ranking } from "../measures/engine/asked.ts";
import { isSharedBy } from "../measures/engine/scope.ts";
import type { Question } from "./exact-query.ts";
import type { AskedRanking } from "./forms/ranking-words.ts";
import type { AskedInWords, FreeWords } from "./free-words.ts";
import { aheadProblem, problemOf, reviewedOf, unlikeProblem, upcomingOf, type Problem } from "./question-problems.ts";
import { hasAll, type MeasureMatch } from "./search/measure-search.ts";
import { likeNow } from "./time/like-now.ts";

/** Shares of a part that the dashboard shows as a measure of its own. */
const sharesOfPart: Readonly<Record<string, string>> = {
  "issued.total on-time": "issued.within-20-weeks",
  "issued-excluding.total on-time": "issued-excluding.within-20-weeks",
};

/** Returns the measure that is the share of a part that words mean; null where there is none, or no share is asked for. */
export function shareMeasure(
  { measure, part = "" }: MeasureMatch,
  { show }: AskedInWords,
  measures: readonly Measure[],
) {
  const id = show === "share" ? sharesOfPart[`${measure.id} ${part}`] : undefined;
  return id === undefined ? null : (measures.find((one) => one.id === id) ?? null);
}

/** The share of reviews held in 12 months is that of the plans: of a completed review there is no more to tell. */
export function shareOfPlans(
  { measure }: MeasureMatch,
  asked: AskedInWords,
  today: Day,
  measures: readonly Measure[],
): ReturnType<typeof questionFor> | null {
  const { time, ...others } = asked;
  const past = time?.past ?? null;
  if (asked.show !== "share" || measure.event !== "completed" || past === null) return null;
  if (past.to !== today || past.from !== addDays(addMonths(today, -12), 1)) return null;
  const reviewed = reviewedOf(measures);
  return reviewed === undefined ? null : questionFor(reviewed, undefined, others, today, measures);
}

/** Returns the question about a measure, and why it cannot be asked, where it cannot. */
export function questionFor(
  measure: Measure,
  match: MeasureMatch | undefined,
  asked: AskedInWords,
  today: Day,
  measures: readonly Measure[],
): { readonly question: Question; readonly problem?: Problem } {
  const used = match?.used ?? new Set<string>();
  const upcoming = upcomingOf(measures);
  const subject = isOfDaysToCome(measure, asked, today) && upcoming !== undefined ? upcoming : measure;
  const part = asked.part ?? (subject === measure ? match?.part : undefined);
  const isOne = asked.joined !== undefined && (subject.event !== null || subject.countsAhead === true);
  const time = isOne ? asked.joined : asked.time;
  const against = isOne ? undefined : asked.against;
  const named = against === undefined ? null : periodOf(against, subject);
  const isAlone = time === undefined && named !== null && subject.event !== null && !asked.isChange;
  const like = isAlone ? likeNow(named, today, /\b(?:last|past|previous)\b/.test(asked.typed.time)) : null;
  const base: Question = {
    measure: subject,
    filters: asked.filters,
    ...(part === undefined || isThreshold(subject, asked, match) ? {} : { part }),
    ...splitOf(asked, used, subject),
    ...spread("against", like?.against ?? named),
  };
  const timed: Question = {
    ...base,
    ...spread("period", time === undefined ? (like?.period ?? null) : periodOf(time, subject)),
  };
  const question = changeOf(
    { ...timed, ...thresholdOf(subject, asked, match), ...formsOf(subject, part, asked, match) },
    asked,
    today,
  );
  const isOnlyAhead = [time, against].some((one) => one !== undefined && periodOf(one, subject) === null);
  const isOver =
    subject.countsAhead === true && time?.ahead === null && time.past !== null && time.past.from < time.past.to;
  const isNotYet = asked.isFuture && (subject.countsAhead !== true || against !== undefined || time?.ahead === null);
  if (isOnlyAhead || isNotYet || isOver) return { question, problem: aheadProblem(question, asked, measures) };
  const problem = like === undefined ? unlikeProblem(question) : problemOf(question, asked, used, measures);
  return problem === undefined ? { question } : { question, problem };
}

function spread<Name extends string, Value>(name: Name, value: Value | null): { readonly [one in Name]?: Value } {
  const empty: { [one in Name]?: Value } = {};
  return value === null ? empty : { ...empty, [name]: value };
}

function periodOf({ past, ahead }: NonNullable<FreeWords["time"]>, { looksAhead }: Measure) {
  return looksAhead ? (ahead ?? past) : past;
}

/**
 * How what stands has changed in a time: of its last day, compared with its first. What is not counted over time is compared
 * with a year before where no time is named.
 */
function changeOf(question: Question, { isChange, typed }: AskedInWords, today: Day): Question {
  const { measure, period, against, ranking, show, ...others } = question;
  if (measure.event !== null || measure.countsAhead || against !== undefined || ranking !== undefined) return question;
  const isTrend = show === "trend" && !/month/.test(typed.show) && !measure.isOverTime && others.by === undefined;
  if (!isChange && !isTrend) return question;
  if (period === undefined && isTrend) {
    const before = addMonths(today, -12);
    return { ...others, measure, against: { from: before, to: before } };
  }
  if (period === undefined || period.from >= today || period.from === period.to) return question;
  const to = period.to < today ? period.to : today;
  return { ...others, measure, period: { from: to, to }, against: { from: period.from, to: period.from } };
}

/** Returns a question with no more than the filters and the time that were asked for. */
export function plainQuestion(measure: Measure, { filters, time }: AskedInWords): Question {
  return { measure, filters, ...(time === undefined ? {} : spread("period", periodOf(time, measure))) };
}

/** Whether reviews due are asked about days to come, which are those of another measure. */
function isOfDaysToCome(measure: Measure, { time, isFuture }: AskedInWords, today: Day): boolean {
  if (!measure.looksAhead || measure.countsAhead) return false;
  if (time === undefined) return isFuture;
  return time.ahead !== null && time.ahead.to > today;
}

/** The split, unless the measure's own rows are it: "plans by team". */
function splitOf(
  { by, among, typed }: AskedInWords,
  used: ReadonlySet<string>,
  measure: Measure,
): Pick<Asked, "by" | "among"> {
  const isOwn = hasAll(typed.by, used) || hasOwnRows(measure, by);
  if (by === undefined || (among === undefined && isOwn)) return {};
  return { by, ...(among === undefined ? {} : { among }) };
}

/** Whether the rows of a measure of several columns are case officers, by whom it is asked. */
function hasOwnRows({ rankedBy, rowsAreOfficers }: Measure, by: AskedInWords["by"]): boolean {
  return rankedBy !== undefined && rowsAreOfficers === true && by === "officer";
}

/** The length of time, unless the part that was found means just it: "issued over 20 weeks", "within 20 weeks". */
function thresholdOf(
  { waitFrom }: Measure,
  { threshold, typed }: AskedInWords,
  match: MeasureMatch | undefined,
): Pick<Asked, "threshold"> {
  if (threshold === undefined || waitFrom === null) return {};
  if (match === undefined && isWithin(typed.threshold)) return {};
  return isWithin(typed.threshold) && hasAll(typed.threshold, match?.used ?? new Set()) ? {} : { threshold };
}

/** "Within 20 weeks" is in names of what is in time, and says no more than they do. */
function isWithin(typed: string): boolean {
  return /^(?:by )?within /.test(typed);
}

/** Whether a part was found by just the length of time that is asked about: "over 20 weeks". */
function isThreshold(
  { waitFrom }: Measure,
  { threshold, typed }: AskedInWords,
  match: MeasureMatch | undefined,
): boolean {
  return (
    waitFrom !== null &&
    threshold !== undefined &&
    !isWithin(typed.threshold) &&
    hasAll(typed.threshold, match?.used ?? new Set())
  );
}

function formsOf(
  measure: Measure,
  part: string | undefined,
  asked: AskedInWords,
  match: MeasureMatch | undefined,
): Pick<Asked, "by" | "ranking" | "show"> {
  const { top, mayBeCases } = asked;
  const used = match?.used ?? new Set<string>();
  const by = asked.by;
  const isCaseload = by === "officer" && used.has("caseload") && asked.among === undefined;
  const ranking: Ranking | undefined =
    asked.mean !== undefined && (by === "officer" || by === "team")
      ? { first: "most", top: null }
      : asked.ranking !== undefined
        ? {
            first: direction(asked.ranking, measure, part),
            top: asked.ranking.top,
            ...(asked.ranking.limit === undefined ? {} : { limit: asked.ranking.limit }),
          }
        : top !== undefined
          ? { first: "most", top }
          : isCaseload
            ? { first: "most", top: null }
            : undefined;
  const show = showOf(measure, part, asked, used);
  const isJustTitle = (match?.isTitle === true || hasAll(measure.title, used)) && isWhole(asked, used);
  const isList =
    show === undefined &&
    mayBeCases !== undefined &&
    (!isJustTitle || (mayBeCases === "surely" && !measure.isQuality)) &&
    by === undefined &&
    ranking === undefined &&
    measure.event === null &&
    (measure.waitFrom !== null || (measure.isQuality && measure.rowsAreOfficers === true));
  return {
    ...(by !== undefined && ranking !== undefined && !hasOwnRows(measure, by) ? { by } : {}),
    ...(ranking === undefined ? {} : { ranking }),
    ...(show === undefined ? (isList ? { show: "cases" } : {}) : { show }),
  };
}

/** What is to be told, unless the measure tells just that: a percentage, a series of months. */
function showOf(
  measure: Measure,
  part: string | undefined,
  asked: AskedInWords,
  used: ReadonlySet<string>,
): Asked["show"] {
  const { show, typed, ranking } = asked;
  if (asked.meanOver !== undefined) return asked.meanOver;
  if (show === undefined) return isOfDuration(ranking, measure) ? "duration" : undefined;
  // bands of waiting say the share within the limit themselves
  const isShare =
    part === undefined && (measure.target !== undefined || measure.bands !== undefined || hasAll(typed.show, used));
  const isOfPeople = asked.isShareOfValue && !measure.hasRate && isSharedBy({ ...asked, show });
  if (show === "share" && isShare && !isOfPeople) return undefined;
  if (show === "duration" && measure.waitFrom === null) return undefined;
  if (show === "trend" && /trend|by-month/.test(measure.id)) return undefined;
  if (show === "trend" && /month/.test(typed.show) && hasAll(typed.show, used)) return undefined;
  return show;
}

/** Whether nothing narrows what is asked. */
function isWhole({ filters, time, typed }: AskedInWords, used: ReadonlySet<string>): boolean {
  const isThreshold = typed.threshold !== "" && !hasAll(typed.threshold, used);
  return Object.keys(filters).length === 0 && time === undefined && !isThreshold;
}

/** Whether the longest or quickest is asked for of what tells how long it took; of a percentage it is the lowest or highest. */
function isOfDuration(ranking: AskedRanking | undefined, measure: Measure): boolean {
  return ranking?.isOfDuration === true && measure.waitFrom !== null && measure.target === undefined;
}

/** More is better of what is done in time; of what is late, refused or waiting, more is worse. */
function direction(ranking: AskedRanking, measure: Measure, part: string | undefined): Ranking["first"] {
  const { first } = ranking;
  // the slowest at 20 weeks has the lowest percentage
  if (ranking.isOfDuration && measure.target !== undefined) return first === "most" ? "least" : "most";
  if (first === "most" || first === "least") return first;
  const isBad = part !== undefined && /late|refused|declined|not-/.test(part);
  const isMoreBetter =
    !isBad && (measure.target !== undefined || measure.event === "issued" || measure.event === "completed");
  return (first === "best") === isMoreBetter ? "most" : "least";
}
