import { inEarlierYear, periodLabel } from "../facts/period.ts";
import type { Measure } from "../measure.ts";
import { breakdownName } from "../measures/engine/asked.ts";
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
    return { reason: `"${title}" counts what happened, not what is still so.`, instead: [question] };
  }
  if (asked.isChange && measure.event !== null && question.period !== undefined && question.against === undefined) {
    const { show: _, ...counted } = question;
    const before = inEarlierYear(question.period, 1);
    return {
      reason: `Say which period to compare "${title}" with.`,
      instead: [{ ...counted, against: before }, counted],
    };
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
  const isShared = question.part !== undefined || question.threshold !== undefined || measure.hasRate;
  return question.show === "share" && !isShared ? shareProblem(question) : undefined;
}

const superlative = /\b(?:longest|oldest|slowest)\b/;

/** An average is what each officer or team has: it needs one of them, and counts. */
function meanProblem(question: Question, mean: "each" | "other"): Problem | undefined {
  const { measure, by, against, part, threshold } = question;
  const isCount = !measure.hasRate || part !== undefined || threshold !== undefined;
  if (mean === "each" && by !== undefined && by !== "age" && against === undefined && isCount) return undefined;
  const { show: _, ranking: __, ...counted } = question;
  const each = (["team", "officer"] as const).map((name): Question => ({
    ...counted,
    by: name,
    ranking: { first: "most", top: null },
  }));
  const took: Question[] = measure.waitFrom === null ? [] : [{ ...counted, show: "duration" }];
  return {
    reason: `Averages are for each team or case officer, or of how long something took.`,
    instead: [...took, ...(isCount && against === undefined ? each : [question])],
  };
}

function shareProblem(question: Question): Problem {
  const { show: _, ...counted } = question;
  const { team: __, ...others } = counted.filters;
  const ofTeams: Question[] =
    counted.filters.team === undefined || counted.by !== undefined ? [] : [{ ...counted, filters: others, by: "team" }];
  return { reason: `"${question.measure.title}" has no percentage.`, instead: [counted, ...ofTeams] };
}

/** Says that a measure cannot be told of days to come. */
export function aheadProblem(
  question: Question,
  { time, against }: AskedInWords,
  upcoming: Measure | undefined,
): Problem {
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
  return { reason: `${name} is in the future. Only reviews due can be shown for the future.`, instead: window };
}
