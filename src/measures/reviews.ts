import { valueText, type TimeTone } from "../answer.ts";
import type { Day } from "../cases/day.ts";
import type { Plan, Review } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { lastEventsOn, reviewedInLast12Months } from "../facts/by-day.ts";
import { addMonths } from "../facts/calendar.ts";
import {
  dueBands,
  dueBandSince,
  isReviewLateInLaw,
  lateInLawText,
  overdueAfterMonths,
  overdueBands,
  overdueBandSince,
  updateAwaited,
} from "../facts/review.ts";
import { reviewClock } from "../facts/review-clock.ts";
import { heldSpans, isInSpan } from "../facts/by-day.ts";
import { measure, type Measure } from "../measure.ts";
import { flow, stock, type Figures, type RecordPart } from "./engine/figures.ts";
import type { Wait } from "../facts/wait.ts";
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
import { completedReviews, plansEverUnderReview, plansHeld12Months, plansUnderReview } from "./populations.ts";

const yearly = "Children and Families Act 2014, section 44(1)";
const whyYearly = "A plan that nobody has looked at for a year may no longer be what the child needs.";
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
      ? "By the officer and the team that completed each review, whoever holds the case today; a review that names no officer is under Not allocated."
      : "By the team that completed the review, and by whose case it is today: which officer held a review is not recorded.",
};

function allLate(labels: readonly string[]): Readonly<Record<string, TimeTone>> {
  return Object.fromEntries(labels.map((label) => [label, "late"]));
}

/** Returns "1,216 of 1,975 reviewed (62%), 759 not". */
function reviewedSentence({ rows, caseCount }: Figures): string {
  const [yes, no] = rows;
  const share = yes?.values[1] ?? null;
  const [reviewed, not] = [yes, no].map((row) => valueText(row?.values[0] ?? null, "count"));
  const part = share === null ? "" : ` (${share}%)`;
  return `${reviewed} of ${valueText(caseCount, "count")} reviewed${part}, ${not} not`;
}

function trendSentence({ rows }: Figures): string {
  const latest = rows.at(-1);
  const [yes = null, no = null, share = null] = latest?.values ?? [];
  const [reviewed, not] = [yes, no].map((value) => valueText(value, "count"));
  return `In ${latest?.label}, ${reviewed} plans were reviewed in the last 12 months and ${not} not (${valueText(share, "percent")})`;
}

/** The law's 12 months and the dashboard's 14 stand together wherever either number is shown. */
function besideLaw(sentence: (late: number, count: number) => string) {
  return {
    companion({ snapshot, on }: Scope): (plan: Plan) => boolean {
      const lastEventOf = lastEventsOn(snapshot, on);
      return (plan) => isReviewLateInLaw(lastEventOf(plan), on);
    },
    // rounded for many, the part may come out larger than the whole
    headline: ({ companion = 0, caseCount }: Figures) => sentence(Math.max(companion, caseCount), caseCount),
  };
}

const sinceEvent = {
  waitFrom: "the last review or issue",
  waitOf: (plan: Plan, { snapshot, on }: Scope): Wait => [lastEventsOn(snapshot, on)(plan), on],
  dueOf: (plan: Plan, { snapshot, on }: Scope): Day | null => reviewClock(plan, on, snapshot.words)?.dueOn ?? null,
};
const holdReview = "Hold the review, or enter the day on which it is scheduled.";

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
    reviews late in law, late reviews, reviews late, past 12 months, reviews past 12 months, reviews past the legal
    limit`,
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
    counts: "reviews completed, by the day of completion; `officer` and `team` are those that completed them",
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
      "reviews completed in the time asked about, or else the year to date, by month; `officer` and `team` are those that completed them",
    why: "Reviews should be spread over the school year.",
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
    counts: "current plans first issued 12 months ago or more, by whether a review took effect in the last 12 months",
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
    ...sinceEvent,
    headline: reviewedSentence,
  }),
  measure({
    id: "reviews.trend",
    title: "Plans reviewed in the last 12 months, month by month",
    synonyms: `
      review trend, reviews over time, percentage reviewed by month, percentage reviewed month by month, are reviews
      getting better, reviews catching up, are reviews improving, reviews month by month`,
    counts:
      "plans current and held 12 months on each month's last day, by whether they had been reviewed in the 12 months before",
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
      since the last, overdue, plans overdue for review,
      plans with overdue reviews, reviews not
      done in time, reviews over 14 months, out of date plans, reviews past due, missed reviews, backlog of reviews,
      review backlog`,
    counts: "current plans more than 14 calendar months after their last event (issue or review), by months since",
    why: "Past the law's 12 months a review is late; past 14, even the 8 weeks for amendments after it are over, and the dashboard calls it overdue.",
    source: `${yearly}; the 14 months are a local definition`,
    dependsOn,
    empty: { what: "overdue reviews", none: "past 14 months" },
    timing: stock,
    population: plansUnderReview,
    rows: sinceLastEvent(overdueBands, overdueBandSince),
    leastMonths: overdueAfterMonths,
    ...sinceEvent,
    nextStep: holdReview,
    tones: allLate(overdueBands),
    limit: { after: 0, label: "Late in law after 12 months, counted here after 14" },
    ...besideLaw(lateInLawText),
    chart: "columns",
  }),
  measure({
    id: "reviews.due",
    title: "Reviews due",
    synonyms:
      "due, outstanding reviews, reviews, reviews due now, reviews needed, reviews 12 to 14 months, reviews between 12 and 14 months, due for review, plans due a review",
    looksAhead: true,
    counts: "current plans 12 to 14 calendar months after their last event (issue or review)",
    why: "The law's 12 months have passed, so each is late in law; the dashboard calls a review overdue only past 14.",
    source: yearly,
    dependsOn,
    empty: { what: "reviews due", none: "12 to 14 months after its last event" },
    timing: stock,
    population: plansUnderReview,
    rows: sinceLastEvent(dueBands, dueBandSince),
    ...sinceEvent,
    nextStep: holdReview,
    tones: allLate(dueBands),
    limit: { after: 0, label: "Legal limit: 12 months" },
    ...besideLaw((late, due) => `${lateInLawText(late, late - due)}, and ${valueText(due, "count")} not`),
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
    counts: "current plans by the month in which 12 months will have passed since their last event",
    why: "Meetings have to be called weeks ahead: these are the reviews to plan for.",
    source: yearly,
    dependsOn,
    empty: { what: "upcoming reviews", none: "within 12 months of its last event" },
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
    ...sinceEvent,
    nextStep: "Call the review meeting.",
    chart: "columns",
  }),
  measure({
    id: "reviews.updates-in-progress",
    title: "Amendments after review in progress",
    synonyms: `
      amendments in progress, amendments outstanding, amended plans outstanding, amended plans, amendments, plan
      updates, plans being amended, plans waiting to be amended, updates after review`,
    counts: "current plans whose latest completed review decided to amend them, the final amended plan not yet issued",
    why: "The amended plan must follow within 8 weeks of telling the family what will change.",
    source: "SEND Regulations 2014, regulation 22",
    empty: { what: "amendments in progress", none: "waiting to be amended" },
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
