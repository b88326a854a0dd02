import { inEarlierYear, periodLabel } from "../facts/period.ts";
import type { Measure } from "../measure.ts";
import { breakdownName } from "../measures/engine/asked.ts";
import { isSharedBy } from "../measures/engine/scope.ts";
import { isShorterThanAll } from "../measures/engine/narrowing.ts";
import type { Question } from "./exact-query.ts";
import type { AskedInWords } from "./free-words.ts";
import { hasAll } from "./search/measure-search.ts";

/** Why a question cannot be asked of its measure, and what can be asked instead. */
export interface Problem {
  readonly reason: string;
  readonly instead: readonly Question[];
}

/** The measures that are offered instead of others. */
const ids = {
  upcoming: "reviews.upcoming",
  waiting: "issued.awaiting-since-referral",
  undecided: "referrals.undecided",
  reviewed: "reviews.last-12-months",
};

/** Returns the measure of reviews in days to come. */
export function upcomingOf(measures: readonly Measure[]): Measure | undefined {
  return measures.find(({ id }) => id === ids.upcoming);
}

/** Returns the measure of plans with a review in the last 12 months. */
export function reviewedOf(measures: readonly Measure[]): Measure | undefined {
  return measures.find(({ id }) => id === ids.reviewed);
}

/** Returns why a question cannot be asked; undefined: it can. `used`: the stems of the words that its measure's name has. */
export function problemOf(
  question: Question,
  asked: AskedInWords,
  used: ReadonlySet<string>,
  measures: readonly Measure[],
): Problem | undefined {
  const { measure } = question;
  const { title } = measure;
  if (asked.isStanding && measure.event !== null) {
    return { reason: `"${title}" counts what happened, not what is true today.`, instead: [question] };
  }
  if (asked.eachYear !== undefined && !isShownByYear(question)) {
    const { reason, years } = asked.eachYear;
    return { reason, instead: years.slice(-mostYears).map((period) => ({ ...question, period })) };
  }
  if (asked.isChange && measure.event !== null && question.period !== undefined && question.against === undefined) {
    const { show: _, ...counted } = question;
    const before = inEarlierYear(question.period, 1);
    return {
      reason: `Say which period to compare "${title}" with.`,
      instead: [{ ...counted, against: before }, counted],
    };
  }
  const isOfficer = question.filters.officer !== undefined || question.filters.without?.officer !== undefined;
  if (asked.isOfCases && isOfficer && measure.isByDoer !== undefined) {
    const reviewed = measures.filter(({ id }) => id === ids.reviewed);
    const ofCases = reviewed.map((one): Question => ({ measure: one, filters: question.filters }));
    return {
      reason: "Completed reviews are counted by the officer who completed them, not by whose case it is today.",
      instead: [...ofCases, question],
    };
  }
  if (asked.isShareOfValue && question.show !== "share" && measure.hasRate) {
    const reason = `"${title}" is a percentage itself, and cannot be asked of whom it is.`;
    return { reason, instead: [question] };
  }
  if (asked.meanOver !== undefined) {
    const { show: _, ...counted } = question;
    const isCount =
      measure.event !== null && measure.series !== "rows" && (!measure.hasRate || question.part !== undefined);
    if (isCount && question.by === undefined) return undefined;
    return { reason: `"${title}" has no average by the month or week.`, instead: [counted] };
  }
  if (asked.mean !== undefined) return meanProblem(question, asked.mean);
  if (asked.threshold !== undefined && measure.waitFrom === null && !hasAll(asked.typed.threshold, used)) {
    const { threshold } = asked;
    const waiting = measures.filter(({ id }) => id === ids.waiting || id === ids.undecided);
    const instead =
      measure.event === "received"
        ? waiting.map((one): Question => ({ measure: one, filters: question.filters, threshold }))
        : [question];
    return { reason: `"${title}" cannot be asked about a length of time.`, instead };
  }
  if (isShorterThanAll(measure, question.threshold)) {
    const { threshold: _, ...counted } = question;
    const since = measures
      .filter(({ id }) => id === ids.reviewed)
      .map((one): Question => ({ ...question, measure: one }));
    const reason = `"${title}" counts only what is past ${measure.leastMonths ?? 0} months.`;
    return { reason, instead: [...since, counted] };
  }
  if ((asked.show === "duration" || asked.ranking?.isOfDuration === true) && measure.waitFrom === null) {
    return { reason: `"${title}" does not count anything that waits or takes time.`, instead: [question] };
  }
  if (question.show === "cases" && superlative.test(asked.typed.show) && measure.waitFrom === null) {
    const waiting = measures.filter(({ id }) => id === ids.waiting);
    return {
      reason: `"${title}" does not count anything that waits, so no case is the oldest.`,
      instead: waiting.map((one) => ({ measure: one, filters: question.filters, show: "cases" as const })),
    };
  }
  if (question.show === "trend" && question.ranking === undefined) {
    const { show: _, by, ...counted } = question;
    const isCounted = measure.isOverTime || (measure.event !== null && measure.series !== "rows");
    const split: Question[] = by === undefined ? [] : [{ ...counted, by }];
    if (!isCounted) return { reason: `"${title}" is not counted over time.`, instead: [...split, counted] };
    if (by !== undefined) {
      const overTime: Question[] = question.among === undefined ? [{ ...counted, show: "trend" }] : [];
      return {
        reason: `"${title}" cannot be shown by ${breakdownName(by)} and over time in one table.`,
        instead: [...split, ...overTime],
      };
    }
  }
  const isShared =
    question.part !== undefined ||
    question.threshold !== undefined ||
    measure.hasRate ||
    isSharedBy(question) ||
    hasRowShares(question);
  return question.show === "share" && !isShared ? shareProblem(question, measures) : undefined;
}

/** More buttons than these are not read. */
const mostYears = 3;

/** Whether an answer about some years has a row or column for each. */
function isShownByYear({ measure, by, among, ranking, threshold, show }: Question): boolean {
  const isPlain = by === undefined && among === undefined && ranking === undefined && threshold === undefined;
  return isPlain && show === undefined && measure.isOverTime && measure.event !== null;
}

/** A part of this year is compared with nothing that is named: with the year to date it would be compared with itself. */
export function unlikeProblem({ against, ...counted }: Question): Problem {
  const reason = `${counted.measure.title}: say with which time to compare.`;
  if (against === undefined) return { reason, instead: [counted] };
  const before = inEarlierYear(against, 1);
  return {
    reason,
    instead: [
      { ...counted, period: against, against: before },
      { ...counted, period: against },
    ],
  };
}

/** Whether each row has a share of all: of a split, or of the measure's own rows that are no times. */
function hasRowShares({ measure, by, among }: Question): boolean {
  if (by !== undefined) return among === undefined && by !== "care";
  return !measure.isOverTime && measure.rowsOverlap !== true && measure.countsAhead !== true;
}

const superlative = /\b(?:longest|oldest|slowest)\b/;

/** An average is what each officer or team has: it needs one of them, and counts. */
function meanProblem(question: Question, mean: "each" | "other"): Problem | undefined {
  const { measure, by, against, part, threshold } = question;
  const isCount = !measure.hasRate || part !== undefined || threshold !== undefined;
  const isOfEach = (by !== undefined && by !== "age") || measure.rankedBy !== undefined;
  if (mean === "each" && isOfEach && against === undefined && isCount) return undefined;
  const { show: _, ranking: __, ...counted } = question;
  const each = (["team", "officer"] as const).map((name): Question => ({
    ...counted,
    by: name,
    ranking: { first: "most", top: null },
  }));
  const took: Question[] = measure.waitFrom === null ? [] : [{ ...counted, show: "duration" }];
  return {
    reason: `You can ask for an average for each team or case officer, or of how long something took.`,
    instead: [...took, ...(isCount && against === undefined ? each : [question])],
  };
}

/** With the numbers themselves they are few enough to choose from. */
const mostParts = 2;
const narrowedBy = ["team", "officer", "age"] as const;

/** The share of some among all is not told: the numbers beside each other are. */
function shareProblem(question: Question, measures: readonly Measure[]): Problem {
  const { show: _, among: __, ...counted } = question;
  const narrowed: Question = question.among === undefined ? counted : { ...counted, among: question.among };
  const { title } = question.measure;
  const reviewed = question.measure.event === "completed" ? reviewedOf(measures) : undefined;
  if (reviewed !== undefined) {
    const reason = `"${title}" has no percentage. There is one of plans reviewed in the last 12 months.`;
    return { reason, instead: [{ ...narrowed, measure: reviewed }, narrowed] };
  }
  const by =
    question.among === undefined ? narrowedBy.find((name) => counted.filters[name] !== undefined) : question.by;
  if (by === undefined || (question.by !== undefined && question.among === undefined)) {
    const ofParts = question.by === undefined ? question.measure.parts.slice(0, mostParts) : [];
    const each = ofParts.map(({ id }): Question => ({ ...counted, part: id, show: "share" }));
    const which = each.length === 0 ? "but not its percentage" : "and the percentage of one row at a time";
    return { reason: `${title}: you can ask for the number in each row, ${which}.`, instead: [counted, ...each] };
  }
  const { [by]: ___, ...others } = counted.filters;
  const all: Question = { ...counted, filters: others, by };
  return {
    reason: `${title}: you can ask for the numbers by ${by}, but not the percentage.`,
    instead: [all, narrowed],
  };
}

/** The measures of days to come that are nearest to those of a page. */
const coming: Readonly<Record<string, readonly string[]>> = {
  referrals: ["referrals.reaching-6-weeks"],
  assessments: ["assessments.reaching-16-weeks"],
  issued: ["issued.reaching-20-weeks"],
  "issued-excluding": ["issued.reaching-20-weeks"],
  reviews: [ids.upcoming, "reviews.reaching-14-months"],
};

/** Says that a measure cannot be told of days to come, and offers what can. */
export function aheadProblem(
  question: Question,
  { time, against }: AskedInWords,
  measures: readonly Measure[],
): Problem {
  const { measure, filters, by } = question;
  const over = [time, against].find((one) => one !== undefined && one.ahead === null)?.past ?? null;
  const ahead = [time, against].find((one) => one?.ahead != null)?.ahead ?? null;
  const wanted = coming[measure.id.split(".")[0] ?? ""] ?? [ids.upcoming, "issued.reaching-20-weeks"];
  const instead = wanted.flatMap((id): Question[] => {
    const found = measures.find((one) => one.id === id);
    if (found === undefined || found === measure) return [];
    const split = by === undefined ? {} : { by };
    return [{ measure: found, filters, ...(ahead === null ? {} : { period: ahead }), ...split }];
  });
  const known = "For the future you can ask about reviews due, and requests that reach 6, 16 or 20 weeks.";
  if (ahead === null && over !== null && time !== undefined) {
    return { reason: `${periodLabel(over)} is over, but the question is about the future. ${known}`, instead };
  }
  const name = ahead === null ? "That time" : periodLabel(ahead);
  return { reason: `${name} is in the future, so nothing is recorded for it yet. ${known}`, instead };
}
