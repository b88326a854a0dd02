import type { AskedInWords } from "../free-words.ts";
import { hasAll, type MeasureMatch } from "./measure-search.ts";

/** Where words name several stages of one wait, the whole of it is meant, from the request. */
const wholeWaits = [
  "issued.awaiting-since-referral",
  "issued.time-from-referral",
  "issued-excluding.time-from-referral",
];

/** What is also counted from the request, which is meant unless "since the decision" is said. */
const fromRequest: Readonly<Record<string, string>> = {
  "issued.awaiting-since-decision": "issued.awaiting-since-referral",
  "assessments.undecided-since-decision-to-assess": "assessments.undecided-since-referral",
};

/** From this length on a review that has not been held is overdue, as the dashboard says; below, it may only be late in law. */
const monthsOverdue = 14;

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
    (isAhead ? firstAhead(matches) : undefined) ??
    (isStretch ? only(matches.filter(({ measure }) => measure.event !== null)) : undefined) ??
    reviewsWaiting(matches, asked) ??
    // the longest and the oldest still wait
    (asked.show === "cases" && asked.typed.show !== ""
      ? only(matches.filter(({ measure }) => measure.event === null))
      : undefined) ??
    (isFlow && !isTimed ? only(matches.filter(({ measure }) => measure.bands === undefined)) : undefined) ??
    (isWait ? wholeWaits.flatMap((id) => matches.find(({ measure }) => measure.id === id) ?? [])[0] : undefined)
  );
}

/** Of what looks ahead the first, unless several things do: "due in July" may be reviews, decisions or plans. */
function firstAhead(matches: readonly MeasureMatch[]): MeasureMatch | undefined {
  const ahead = matches.filter(({ measure }) => measure.looksAhead);
  const pages = new Set(ahead.map(({ measure }) => measure.id.split(".")[0]));
  return pages.size === 1 ? ahead[0] : undefined;
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
    return matches.find(({ measure, part }) => (isSplit ? part === "not-reviewed" : measure.id === "reviews.overdue"));
  }
  if (threshold.than !== "over" && threshold.than !== "at-least") return undefined;
  const months =
    threshold.unit === "months" ? threshold.count : threshold.count / (threshold.unit === "weeks" ? 4.35 : 30.4);
  const id = months >= monthsOverdue ? "reviews.overdue" : "reviews.last-12-months";
  const all = matches.every(({ measure }) => measure.id.startsWith("reviews."));
  return all ? matches.find(({ measure, part }) => measure.id === id && part === undefined) : undefined;
}
