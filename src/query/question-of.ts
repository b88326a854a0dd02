import type { Day } from "../cases/day.ts";
import { periodLabel } from "../facts/period.ts";
import type { Measure } from "../measure.ts";
import type { Asked, Ranking } from "../measures/engine/asked.ts";
import type { Question } from "./exact-query.ts";
import type { TypedQuestion } from "./filter-words.ts";
import type { AskedRanking } from "./forms/ranking-words.ts";
import type { FreeWords } from "./free-words.ts";
import type { MeasureMatch } from "./search/measure-search.ts";
import { terms } from "./terms.ts";

/** All that words ask, besides the measure. */
export type AskedInWords = FreeWords & Pick<TypedQuestion, "part">;

/** Why a question cannot be asked of its measure, and what can be asked instead. */
interface Problem {
  readonly reason: string;
  readonly instead: readonly Question[];
}

/** Where words name several stages of one wait, the whole of it is meant, from the request. */
const wholeWaits = ["issued.awaiting-since-referral", "issued.time-from-referral"];

/** What is also counted from the request, which is meant unless "since the decision" is said. */
const fromRequest: Readonly<Record<string, string>> = {
  "issued.awaiting-since-decision": "issued.awaiting-since-referral",
  "assessments.undecided-since-decision-to-assess": "assessments.undecided-since-referral",
};

/** From this length on a review that has not been held is overdue, as the dashboard says; below, it may only be late in law. */
const monthsOverdue = 14;

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

/** Whether what is asked can be asked of the measure. */
export function suits({ measure, used }: MeasureMatch, asked: AskedInWords): boolean {
  const isTimed = asked.threshold !== undefined || asked.show === "duration" || asked.ranking?.isOfDuration === true;
  if (!isTimed || measure.waitFrom !== null) return true;
  return asked.show !== "duration" && hasAll(asked.typed.threshold, used);
}

/** Chooses among measures that are equally near by what is asked of them; undefined: the asker must. */
export function preferred(all: readonly MeasureMatch[], asked: AskedInWords): MeasureMatch | undefined {
  const ids = new Set(all.map(({ measure }) => measure.id));
  const matches = all.filter(({ measure }) => !ids.has(fromRequest[measure.id] ?? ""));
  const only = (found: readonly MeasureMatch[]) => (found.length === 1 ? found[0] : undefined);
  const isFlow = matches.every(({ measure }) => measure.event !== null);
  const isTimed = asked.threshold !== undefined || asked.show === "duration";
  const period = asked.time?.past;
  const isStretch = period !== undefined && period !== null && period.from < period.to;
  const isWait =
    asked.threshold !== undefined || asked.show === "duration" || asked.show === "cases" || asked.ranking !== undefined;
  const isAhead = asked.time !== undefined && asked.time.past === null;
  const inTime = matches.some(({ part }) => part === "on-time")
    ? only(matches.filter(({ measure, part }) => measure.target !== undefined && part === undefined))
    : undefined;
  return (
    only(matches) ??
    inTime ??
    (isAhead ? matches.find(({ measure }) => measure.looksAhead) : undefined) ??
    (isStretch ? only(matches.filter(({ measure }) => measure.event !== null)) : undefined) ??
    reviewsWaiting(matches, asked) ??
    (isFlow && !isTimed ? only(matches.filter(({ measure }) => measure.bands === undefined)) : undefined) ??
    (isWait ? wholeWaits.flatMap((id) => matches.find(({ measure }) => measure.id === id) ?? [])[0] : undefined)
  );
}

/**
 * Reviews and a length of time, and no more: "reviews over 3 years" are overdue, "over 13 months" may only be late in law.
 * "Late reviews" are told of both, side by side; split or ranked they are all that are late in law.
 */
function reviewsWaiting(matches: readonly MeasureMatch[], asked: AskedInWords): MeasureMatch | undefined {
  const { threshold } = asked;
  if (threshold === undefined) {
    if (!matches.every(({ used }) => used.has("late"))) return undefined;
    const isSplit = asked.by !== undefined || asked.ranking !== undefined;
    return matches.find(({ measure, part }) =>
      isSplit ? part === "not-reviewed" : measure.id === "reviews.overdue",
    );
  }
  if (threshold.than !== "over" && threshold.than !== "at-least") return undefined;
  const months = threshold.unit === "months" ? threshold.count : threshold.count / (threshold.unit === "weeks" ? 4.35 : 30.4);
  const id = months >= monthsOverdue ? "reviews.overdue" : "reviews.last-12-months";
  const all = matches.every(({ measure }) => measure.id.startsWith("reviews."));
  return all ? matches.find(({ measure, part }) => measure.id === id && part === undefined) : undefined;
}

/** Returns the question about a measure, and why it cannot be asked, where it cannot. */
export function questionFor(
  measure: Measure,
  match: MeasureMatch | undefined,
  asked: AskedInWords,
  today: Day,
  upcoming: Measure | undefined,
): { readonly question: Question; readonly problem?: Problem } {
  const used = match?.used ?? new Set<string>();
  const subject = isOfDaysToCome(measure, asked, today) && upcoming !== undefined ? upcoming : measure;
  const part = asked.part ?? (subject === measure ? match?.part : undefined);
  const base: Question = {
    measure: subject,
    filters: asked.filters,
    ...(part === undefined || isThreshold(subject, asked, match) ? {} : { part }),
    ...splitOf(asked, used),
    ...(asked.against === undefined ? {} : spread("against", periodOf(asked.against, subject))),
  };
  const timed: Question = {
    ...base,
    ...(asked.time === undefined ? {} : spread("period", periodOf(asked.time, subject))),
  };
  const question = { ...timed, ...thresholdOf(subject, asked, match), ...formsOf(subject, part, asked, match) };
  const isOnlyAhead = [asked.time, asked.against].some(
    (time) => time !== undefined && periodOf(time, subject) === null,
  );
  if (isOnlyAhead) return { question, problem: aheadProblem(question, asked, upcoming) };
  if (asked.threshold !== undefined && subject.waitFrom === null && !hasAll(asked.typed.threshold, used)) {
    return {
      question,
      problem: { reason: `${subject.title}: no length of time can be asked of it.`, instead: [question] },
    };
  }
  if ((asked.show === "duration" || asked.ranking?.isOfDuration === true) && subject.waitFrom === null) {
    return {
      question,
      problem: { reason: `${subject.title}: nothing waits or takes time there.`, instead: [question] },
    };
  }
  return { question };
}

function spread<Name extends string, Value>(name: Name, value: Value | null): { readonly [one in Name]?: Value } {
  const empty: { [one in Name]?: Value } = {};
  return value === null ? empty : { ...empty, [name]: value };
}

function periodOf({ past, ahead }: NonNullable<FreeWords["time"]>, { looksAhead }: Measure) {
  return looksAhead ? (ahead ?? past) : past;
}

/** Returns a question with no more than the filters and the time that were asked for. */
export function plainQuestion(measure: Measure, { filters, time }: AskedInWords): Question {
  return { measure, filters, ...(time === undefined ? {} : spread("period", periodOf(time, measure))) };
}

/** Whether reviews due are asked about days to come, which are those of another measure. */
function isOfDaysToCome(measure: Measure, { time }: AskedInWords, today: Day): boolean {
  if (!measure.looksAhead || time === undefined || time.ahead === null) return false;
  return time.ahead.to > today;
}

function aheadProblem(question: Question, { time, against }: AskedInWords, upcoming: Measure | undefined): Problem {
  const ahead = [time, against].find((one) => one !== undefined && one.past === null)?.ahead ?? null;
  const name = ahead === null ? "That time" : periodLabel(ahead);
  const window: Question[] =
    upcoming === undefined || ahead === null
      ? []
      : [
          {
            measure: upcoming,
            filters: question.filters,
            period: ahead,
            ...(question.by === undefined ? {} : { by: question.by }),
          },
        ];
  return { reason: `${name} is still to come: of days to come only the reviews due can be told.`, instead: window };
}

/** Whether a name has all the words of a form. */
function hasAll(typed: string, used: ReadonlySet<string>): boolean {
  const stems = terms(typed).map(({ stem }) => stem);
  return stems.length > 0 && stems.every((stem) => used.has(stem));
}

/** The split, unless the measure's own rows are it: "plans by team". */
function splitOf({ by, among, typed }: AskedInWords, used: ReadonlySet<string>): Pick<Asked, "by" | "among"> {
  if (by === undefined || (among === undefined && hasAll(typed.by, used))) return {};
  return { by, ...(among === undefined ? {} : { among }) };
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
    asked.ranking !== undefined
      ? { first: direction(asked.ranking, measure, part), top: asked.ranking.top }
      : top !== undefined
        ? { first: "most", top }
        : isCaseload
          ? { first: "most", top: null }
          : undefined;
  const show = showOf(measure, part, asked, used);
  const isList =
    show === undefined &&
    (mayBeCases === "surely" || (mayBeCases !== undefined && !((match?.isTitle === true || hasAll(measure.title, used)) && isWhole(asked)))) &&
    by === undefined &&
    ranking === undefined &&
    measure.event === null &&
    (measure.waitFrom !== null || (measure.isQuality && measure.rowsAreOfficers === true));
  return {
    ...(by !== undefined && ranking !== undefined ? { by } : {}),
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
  if (show === undefined) return isOfDuration(ranking, measure) ? "duration" : undefined;
  // bands of waiting say the share within the limit themselves
  const isShare =
    part === undefined && (measure.target !== undefined || measure.bands !== undefined || hasAll(typed.show, used));
  if (show === "share" && isShare) return undefined;
  if (show === "duration" && measure.waitFrom === null) return undefined;
  if (show === "trend" && /trend|by-month/.test(measure.id)) return undefined;
  if (show === "trend" && /month/.test(typed.show) && hasAll(typed.show, used)) return undefined;
  return show;
}

/** Whether nothing narrows what is asked. */
function isWhole({ filters, time, threshold }: AskedInWords): boolean {
  return Object.keys(filters).length === 0 && time === undefined && threshold === undefined;
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
