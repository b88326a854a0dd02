import { valueText, type TimeTone, type Value } from "../answer.ts";
import type { Plan, Review } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { heldSpans, isInSpan, lastEventsOn, reviewedInLast12Months } from "../facts/by-day.ts";
import { addMonths, spelledDay } from "../facts/calendar.ts";
import {
  dueBands,
  dueBandSince,
  dueSentence,
  overdueSentence,
  overdueAfterMonths,
  overdueBands,
  overdueBandSince,
  updateAwaited,
} from "../facts/review.ts";
import { measure, type Measure } from "../measure.ts";
import { flow, stock, type Figures, type RecordPart } from "./engine/figures.ts";
import type { Scope } from "./engine/scope.ts";
import { percentColumn, percentOfAll, totalRow } from "./engine/derived.ts";
import { fixedLabels } from "./engine/splits/recorded-splits.ts";
import {
  duringMonthDays,
  monthEnds,
  monthsAhead,
  monthsOfPeriod,
  whetherOnMonthDay,
  years,
} from "./engine/splits/time-splits.ts";
import { sinceLastEvent } from "./engine/splits/wait-splits.ts";
import { recordsWhoCompleted } from "./engine/subjects.ts";
import { besideLaw, since12Months, since14Months } from "./review-limits.ts";
import { completedReviews, plansEverUnderReview, plansHeld12Months, plansUnderReview } from "./populations.ts";

const yearly = "Children and Families Act 2014, section 44(1)";
const whyYearly = "A plan that has not been reviewed for a year may not be what the child needs now.";
const dependsOn = ["review-date-incorrect", "review-date-blank"];
const reviewed = "Reviewed";
const notReviewed = "Not reviewed";
const inLast12 = "Reviewed in last 12 months";
const notInLast12 = "Not reviewed in last 12 months";
const completedOn = (review: Review) => review.completedOn;
const completedBy = {
  isByDoer: recordsWhoCompleted,
  ownersText: (snapshot: Snapshot) =>
    recordsWhoCompleted(snapshot)
      ? "Case officers and teams are those that completed the review, not today's. A review that names no officer is under Not allocated."
      : "Teams are those that completed the review. Case officers are today's: the records do not say who held the review.",
};

function allLate(labels: readonly string[]): Readonly<Record<string, TimeTone>> {
  return Object.fromEntries(labels.map((label) => [label, "late"]));
}

/** Returns "1,216 of 1,975 plans were reviewed in the 12 months to 30 June 2021 (62%) and 759 were not." */
function reviewedText(whole: string, [yes = null, no = null, share = null]: readonly Value[], { on }: Scope): string {
  const [reviewed, not] = [yes, no].map((value) => valueText(value, "count"));
  const part = share === null ? "" : ` (${share}%)`;
  return `${reviewed}${whole} plans were reviewed in the 12 months to ${spelledDay(on)}${part} and ${not} were not.`;
}

function reviewedSentence({ rows: [yes, no], caseCount }: Figures, scope: Scope): string {
  const [reviewed = null, share = null] = yes?.values ?? [];
  return reviewedText(` of ${valueText(caseCount, "count")}`, [reviewed, no?.values[0] ?? null, share], scope);
}

const trendSentence = ({ rows }: Figures, scope: Scope) => reviewedText("", rows.at(-1)?.values ?? [], scope);

const holdReview = "Hold the annual review, or record the date it is booked for.";

const isReviewed = (plan: Plan, { snapshot, on }: Scope) => isInSpan(reviewedInLast12Months(snapshot), plan.at, on);

const reviewedPart: RecordPart<Plan> = {
  id: "reviewed",
  title: "plans reviewed in the last 12 months",
  synonyms: "plans reviewed, reviewed in the last 12 months, reviewed in the last year, reviewed on time",
  holds: isReviewed,
};

const notReviewedPart: RecordPart<Plan> = {
  id: "not-reviewed",
  title: "plans not reviewed in the last 12 months",
  synonyms: `
    plans not reviewed, reviews not done, not reviewed in 12 months, not reviewed in the last year, plans without a review in 12 months, not had a review in the last 12 months, not had a review in the last year, no review in the last 12 months, no review in the last year, plans not reviewed in the last year, plans with no review in the last year,
    reviews late in law, late reviews, reviews late, past 12 months, reviews past 12 months, reviews past the legal limit`,
  holds: (plan, scope) => !isReviewed(plan, scope),
};

/** The measures of review status, in the dashboard's order. */
export const reviewMeasures: readonly Measure[] = [
  measure({
    id: "reviews.completed",
    title: "Reviews completed by year",
    synonyms: `
      reviews, reviews done, reviews completed, how many reviews have we done, reviews held, number of annual reviews
      completed, reviews by year`,
    counts:
      "completed annual reviews, by the day of completion. Officers and teams are those that completed the review",
    why: whyYearly,
    source: yearly,
    timing: flow("completed", completedOn),
    population: completedReviews,
    ...completedBy,
    rows: years(3, completedOn),
    chart: "columns",
  }),
  measure({
    id: "reviews.completed-by-month",
    title: "Reviews completed by month",
    synonyms: `
      reviews month by month, reviews by month, reviews done by month, reviews held each month, monthly reviews`,
    counts:
      "annual reviews completed in the period (the year to date unless you name one), by month. Officers and teams are those that completed the review",
    why: "Shows whether reviews are spread over the school year.",
    source: yearly,
    timing: flow("completed", completedOn),
    population: completedReviews,
    ...completedBy,
    rows: monthsOfPeriod(completedOn),
    derived: [totalRow],
    card: "total",
    chart: "columns",
  }),
  measure({
    id: "reviews.last-12-months",
    title: "Plans reviewed in the last 12 months",
    synonyms: `
      reviews on time, plans reviewed, percentage reviewed, reviewed within 12 months, reviewed in the last year, reviews since the last, percentage
      of plans reviewed, review rate, review performance, review timeliness, are reviews up to date`,
    counts: "current plans issued at least 12 months ago, by whether a review took effect in the last 12 months",
    why: whyYearly,
    source: yearly,
    dependsOn,
    empty: { what: "current plans issued 12 months ago or more" },
    timing: stock,
    population: plansHeld12Months,
    rows: fixedLabels("Reviewed", [reviewed, notReviewed], (plan: Plan, scope) =>
      isReviewed(plan, scope) ? reviewed : notReviewed,
    ),
    rateOf: isReviewed,
    derived: [percentOfAll("Percent")],
    derivedBy: [percentColumn("Percent reviewed", reviewed, [reviewed, notReviewed])],
    chart: "doughnut",
    charted: ["Count"],
    tones: { [reviewed]: "in-time", [notReviewed]: "late" },
    parts: [reviewedPart, notReviewedPart],
    ...since12Months,
    headline: reviewedSentence,
  }),
  measure({
    id: "reviews.trend",
    title: "Plans reviewed in the last 12 months, month by month",
    splitTitle: "Plans reviewed in the last 12 months",
    synonyms: `
      review trend, reviews over time, percentage reviewed by month, percentage reviewed month by month, are reviews getting better, reviews catching up, are reviews improving, reviews month by month`,
    counts:
      "plans current on each month's last day and issued at least 12 months before it, by whether they were reviewed in those 12 months",
    why: "Shows whether reviews are catching up or falling behind.",
    source: yearly,
    dependsOn,
    empty: { what: "plans held 12 months" },
    timing: stock,
    population: plansEverUnderReview,
    rows: duringMonthDays(monthEnds(12), heldSpans),
    columns: whetherOnMonthDay("Reviewed", [inLast12, notInLast12], monthEnds(12), reviewedInLast12Months),
    rateOf: isReviewed,
    derived: [percentColumn("Percentage reviewed", inLast12, [inLast12, notInLast12])],
    derivedBy: [percentColumn("Percentage reviewed", inLast12, [inLast12, notInLast12])],
    chart: "columns-and-line",
    tones: { [inLast12]: "in-time", [notInLast12]: "late" },
    headline: trendSentence,
  }),
  measure({
    id: "reviews.overdue",
    title: "Overdue reviews",
    synonyms: `
      outstanding reviews, reviews, late reviews, reviews late, backlog, reviews not done, reviews not held, reviews since the last, reviews overdue
      since the last, overdue, plans overdue for review, plans with overdue reviews, reviews not done in time, reviews over 14 months, out of date plans, reviews past due, missed reviews, backlog of reviews,
      review backlog, backlog of overdue reviews`,
    counts: "current plans more than 14 months after their last review or issue, by months since then",
    why: "A review is late in law after 12 months. The dashboard calls it overdue after 14, when the 8 weeks for amendments are over too.",
    source: `${yearly}; the 14 months are a local limit`,
    dependsOn,
    empty: { what: "overdue reviews", none: "past 14 months" },
    timing: stock,
    population: plansUnderReview,
    rows: sinceLastEvent(overdueBands, overdueBandSince),
    leastMonths: overdueAfterMonths,
    ...since14Months,
    listLimit: "past 14 months",
    wider: { measure: "reviews.last-12-months", part: "not-reviewed", label: "All late in law, past 12 months" },
    nextStep: holdReview,
    tones: allLate(overdueBands),
    limit: { after: 0, label: "Late in law after 12 months, counted here after 14" },
    ...besideLaw(overdueSentence),
    chart: "columns",
  }),
  measure({
    id: "reviews.due",
    title: "Reviews due",
    synonyms:
      "due, outstanding reviews, reviews, reviews due now, reviews needed, reviews 12 to 14 months, reviews between 12 and 14 months, due for review, plans due a review",
    looksAhead: true,
    counts: "current plans 12 to 14 months after their last review or issue",
    why: "These reviews are late in law. The dashboard calls a review overdue only after 14 months.",
    source: yearly,
    dependsOn,
    empty: { what: "reviews due", none: "12 to 14 months after its last review or issue" },
    timing: stock,
    population: plansUnderReview,
    rows: sinceLastEvent(dueBands, dueBandSince),
    ...since12Months,
    listLimit: "12 to 14 months",
    nextStep: holdReview,
    tones: allLate(dueBands),
    limit: { after: 0, label: "Legal limit: 12 months" },
    ...besideLaw(dueSentence),
    chart: "columns",
  }),
  measure({
    id: "reviews.upcoming",
    title: "Upcoming reviews",
    synonyms: `
      upcoming reviews by month, reviews coming up, reviews due next month, reviews to plan, future reviews, reviews
      next month, next reviews, forthcoming reviews, reviews due soon, reviews due in the next few months, reviews
      ahead`,
    looksAhead: true,
    countsAhead: true,
    counts:
      "current plans, by the month in which their next annual review is due (12 months after the last review or issue)",
    why: "Review meetings are called weeks ahead, so these are the ones to plan for.",
    source: yearly,
    dependsOn,
    empty: { what: "upcoming reviews", none: "within 12 months of its last review or issue" },
    timing: stock,
    population: plansUnderReview,
    rows: monthsAhead(({ snapshot, on }) => {
      const lastEventOf = lastEventsOn(snapshot, on);
      return (plan: Plan) => {
        const last = lastEventOf(plan);
        const due = last === null ? null : addMonths(last, 12);
        return due !== null && due > on ? due : null;
      };
    }),
    ...since12Months,
    nextStep: "Arrange the review meeting.",
    chart: "columns",
  }),
  measure({
    id: "reviews.updates-in-progress",
    title: "Amendments after review in progress",
    synonyms: `
      amendments in progress, amendments outstanding, amended plans outstanding, amended plans, amendments, plan
      updates, plans being amended, plans waiting to be amended, updates after review`,
    counts:
      "current plans whose latest review ended in a decision to amend, where the amended final plan is not issued yet",
    why: "The amended plan is due within 8 weeks of sending the parent or young person the proposed amendments.",
    source: "SEND Regulations 2014, regulation 22",
    empty: { what: "plans being amended", none: "waiting to be amended" },
    timing: stock,
    population: plansUnderReview,
    rows: fixedLabels("Awaited", ["Amended draft awaited", "Amended final awaited"], (plan: Plan, { on }) =>
      updateAwaited(plan, on),
    ),
    parts: [
      {
        id: "draft-awaited",
        title: "plans whose amended draft is awaited",
        synonyms: "amended drafts awaited, amended draft, draft amendments, amended drafts outstanding",
        holds: (plan, { on }) => updateAwaited(plan, on) === "Amended draft awaited",
      },
      {
        id: "final-awaited",
        title: "plans whose amended final is awaited",
        synonyms: "amended finals awaited, amended final, amended finals outstanding",
        holds: (plan, { on }) => updateAwaited(plan, on) === "Amended final awaited",
      },
    ],
    nextStep: "Issue the amended plan.",
    chart: "bars",
  }),
];
