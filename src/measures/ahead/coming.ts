import { numberText, valueText } from "../../answer.ts";
import type { Day } from "../../cases/day.ts";
import type { Plan, Referral } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { lastEventsOn } from "../../facts/by-day.ts";
import { addDays, addMonths, spelledDay } from "../../facts/calendar.ts";
import { periodLabel } from "../../facts/period.ts";
import type { RequestPlace } from "../../facts/request.ts";
import { overdueAfterMonths } from "../../facts/review.ts";
import { toAssess, toDecidePlan, toIssue, type Wait } from "../../facts/wait.ts";
import { measure, type Measure, type MeasureText } from "../../measure.ts";
import { stock, type Figures } from "../engine/figures.ts";
import type { Scope } from "../engine/scope.ts";
import { besideOf } from "../engine/population.ts";
import { monthsAhead } from "../engine/splits/time-splits.ts";
import { plansUnderReview, requestsAt } from "../populations.ts";

/** Returns how many come to a limit in the time asked about, and beside it how many are past the limit on the day. */
function sentenceOf(one: string, many: string, done: string, past: string) {
  return ({ beside }: Figures, { ahead, on }: Scope, count: number): string => {
    const already = beside?.["past"] ?? 0;
    const within = ahead?.from === ahead?.to ? "on" : "in";
    const when = ahead === undefined ? `after ${spelledDay(on)}` : `${within} ${periodLabel(ahead)}`;
    const number = count === 0 ? "No" : numberText(count, "count");
    const comes = `${number} ${count === 1 ? one : many} ${when}, unless ${done} before then.`;
    return `${comes} On ${spelledDay(on)}, ${valueText(already, "count")} ${already === 1 ? "is" : "are"} already ${past}.`;
  };
}

type Texts = Pick<MeasureText, "id" | "why" | "source" | "nextStep"> & { readonly also: string };

/** Counts open requests by the month in which their last lawful day lies. */
function reachingWeeks(weeks: number, places: readonly RequestPlace[], { also, ...texts }: Texts): Measure {
  const dueOf = ({ receivedOn }: Referral): Day => addDays(receivedOn, weeks * 7);
  const population = requestsAt(...places);
  return measure({
    ...texts,
    title: `Open requests that reach ${weeks} weeks`,
    synonyms: [
      ...["", "requests ", "open requests ", "requests waiting ", "plans ", "assessments "].map(
        (whose) => `${whose}reaching ${weeks} weeks`,
      ),
      also,
    ].join(", "),
    counts: `open requests, by the month in which they reach ${weeks} weeks since receipt`,
    looksAhead: true,
    countsAhead: true,
    empty: { what: `open requests that reach ${weeks} weeks` },
    timing: stock,
    population,
    rows: monthsAhead(
      ({ on }) =>
        (request: Referral) =>
          dueOf(request) > on ? dueOf(request) : null,
    ),
    beside: ({ on }, requests) => ({
      past: besideOf(
        population,
        requests.filter((request) => dueOf(request) <= on),
      ),
    }),
    headline: sentenceOf(
      `open request reaches ${weeks} weeks`,
      `open requests reach ${weeks} weeks`,
      "finished",
      `past ${weeks} weeks`,
    ),
    waitFrom: "the request",
    waitOf: ({ receivedOn }: Referral, { on }): Wait => [receivedOn, on],
    dueOf,
    chart: "columns",
  });
}

/** Returns the first day on which a plan's review is overdue, if none is held before; null: no event begins the wait. */
function firstOverdueDays(snapshot: Snapshot, on: Day): (plan: Plan) => Day | null {
  const lastEventOf = lastEventsOn(snapshot, on);
  return (plan) => {
    const last = lastEventOf(plan);
    return last === null ? null : addDays(addMonths(last, overdueAfterMonths), 1);
  };
}

/** The measures of what is still to come of requests and reviews that stand today; the dashboard has none of them. */
export const comingMeasures: readonly Measure[] = [
  reachingWeeks(toAssess.limit, ["undecided"], {
    id: "referrals.reaching-6-weeks",
    also: "due, decisions due whether to assess, decisions to assess due, requests due a decision, requests due, referrals due for decision",
    why: "The decision whether to assess is due by then, and the parent or young person must be notified.",
    source: "SEND Regulations 2014, regulation 5(1)",
    nextStep: "Decide whether to assess, and notify the parent or young person.",
  }),
  reachingWeeks(toDecidePlan.limit, ["undecided", "assessing"], {
    id: "assessments.reaching-16-weeks",
    also: "due, decisions due whether to issue, decisions to issue due, assessments due, assessment decisions due",
    why: "The decision whether to issue a plan is due by then, and the parent or young person must be notified.",
    source: "SEND Regulations 2014, regulation 10(1)",
    nextStep: "Finish the assessment, decide whether to issue a plan, and notify the parent or young person.",
  }),
  reachingWeeks(toIssue.limit, ["undecided", "assessing", "awaiting issue"], {
    id: "issued.reaching-20-weeks",
    also: "plans due, plans due to be issued, new plans due, final plans due",
    why: "The final plan is due by then, or notice to the parent or young person that there will be none.",
    source: "SEND Regulations 2014, regulation 13(2)",
    nextStep: "Issue the plan, or decide not to and notify the parent or young person.",
  }),
  measure({
    id: "reviews.reaching-14-months",
    title: "Reviews that become overdue",
    synonyms: `
      reviews becoming overdue, reviews become overdue, plans becoming overdue, reviews reaching 14 months, plans reaching 14 months`,
    counts: `current plans, by the month in which they reach ${overdueAfterMonths} months since their last review or issue`,
    why: "The dashboard calls a review overdue after 14 months. These reviews can still be held before then.",
    source: "Local limit",
    looksAhead: true,
    countsAhead: true,
    empty: { what: "reviews that become overdue" },
    timing: stock,
    population: plansUnderReview,
    rows: monthsAhead(({ snapshot, on }) => {
      const firstOverdueDayOf = firstOverdueDays(snapshot, on);
      return (plan: Plan) => {
        const day = firstOverdueDayOf(plan);
        return day !== null && day > on ? day : null;
      };
    }),
    beside: ({ snapshot, on }, plans) => {
      const firstOverdueDayOf = firstOverdueDays(snapshot, on);
      const past = plans.filter((plan) => (firstOverdueDayOf(plan) ?? Infinity) <= on);
      return { past: besideOf(plansUnderReview, past) };
    },
    headline: sentenceOf("review becomes overdue", "reviews become overdue", "held", "overdue"),
    waitFrom: "the last review or issue",
    waitOf: (plan: Plan, { snapshot, on }: Scope): Wait => [lastEventsOn(snapshot, on)(plan), on],
    nextStep: "Hold the annual review, or record the date it is booked for.",
    chart: "columns",
  }),
];
