import { defaultWords as words, isWord } from "../../cases/council-words.ts";
import { dayOfText, type Day } from "../../cases/day.ts";
import { monthOf, yearOf } from "../../facts/calendar.ts";
import { isCurrentOn, isHeld12MonthsOn } from "../../facts/plan.ts";
import { isNewClient, isOpenUndecidedOn, requestPlaceOn, type RequestPlace } from "../../facts/request.ts";
import { isReviewedInLast12Months } from "../../facts/review.ts";
import { demoDay } from "./days.ts";
import type { DraftBorough } from "./draft.ts";

/**
 * The figures that the replaced dashboard published on 30 June 2021. The demo borough is made to match them. They stand
 * nowhere else in the source: nothing that computes or shows an answer knows them.
 */

/** People with a current plan. */
export const socialCare = { childProtection: 26, lookedAfter: 31, careLeavers: 21, otherSocialWork: 205 } as const;

/** Decisions on requests and transfers, January to June 2021. */
export const decisions2021 = {
  proceed: [26, 29, 45, 39, 40, 47],
  refuse: [3, 6, 11, 3, 4, 2],
  transferIn: [5, 6, 8, 10, 9, 8],
} as const;

/** Decisions following assessment, January to June 2021. */
export const assessed2021 = {
  develop: [32, 21, 47, 34, 22, 17],
  notRequired: [0, 1, 6, 0, 3, 0],
} as const;

/** Why no plan followed an assessment, 2018 to 2021. */
export const reasonsNoPlan = {
  "Client moved out of Borough": [4, 5, 10, 4],
  "Insufficient Information to make decision": [1, 7, 1, 0],
  "Not Considered Eligible": [5, 25, 16, 6],
} as const;

/** Requests waiting on 30 June 2021: for the decision to assess, for any decision or plan, for the plan. */
export const waiting = { undecided: 14, sinceReferral: 185, sinceDecision: 36 } as const;

/** Reviews completed from January to June 2021. */
export const completedReviews2021 = 902;

/** Current plans held 12 months, at three month-ends. */
export const reviewTrend = [
  { on: dayOfText("2021-04-30"), reviewed: 1117, notReviewed: 826 },
  { on: dayOfText("2021-05-31"), reviewed: 1214, notReviewed: 743 },
  { on: dayOfText("2021-06-30"), reviewed: 1216, notReviewed: 759 },
] as const;

/** Decisions on referrals not related to plans, in 2019, 2020 and 2021. */
export const otherByYear = { funding: [10, 5, 2], agreed: [4, 4, 6], declined: [117, 43, 125] } as const;

/** The same, January to June 2021. */
export const otherByMonth2021 = {
  funding: [0, 0, 1, 1, 0, 0],
  agreed: [0, 0, 2, 1, 0, 3],
  declined: [2, 2, 6, 7, 96, 12],
} as const;

export const otherUndecided = 31;

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Counts the finished borough again and throws unless every published figure is true of it. */
export function assertFigures(borough: DraftBorough): void {
  assertSocialCare(borough);
  assertRequests(borough);
  assertAssessments(borough);
  assertReviews(borough);
  assertOtherReferrals(borough);
}

function hold(what: string, counted: readonly number[], published: readonly number[]): void {
  if (counted.length !== published.length || counted.some((count, at) => count !== published[at])) {
    throw new Error(`the demo borough has ${what} ${counted.join(", ")}; published are ${published.join(", ")}`);
  }
}

interface Decided {
  readonly decidedOn: Day | null;
}

function byMonthOf2021(decided: readonly Decided[]): number[] {
  const counts = [0, 0, 0, 0, 0, 0];
  for (const { decidedOn } of decided) {
    if (decidedOn === null || yearOf(decidedOn) !== 2021) continue;
    const at = monthOf(decidedOn) - 1;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

function byYear(decided: readonly Decided[], first: number): number[] {
  const years = Array.from({ length: 2022 - first }, (_, at) => first + at);
  return years.map(
    (year) => decided.filter(({ decidedOn }) => decidedOn !== null && yearOf(decidedOn) === year).length,
  );
}

function assertSocialCare({ plans }: DraftBorough): void {
  const people = plans.filter((plan) => isCurrentOn(plan, demoDay)).map((plan) => plan.person);
  const others = people.filter(
    (one) =>
      one.hasSocialWork && !one.hasChildProtectionPlan && !one.isLookedAfter && !isCareLeaver(one.careLeaverStatus),
  );
  hold(
    "social care",
    [
      people.filter((one) => one.hasChildProtectionPlan).length,
      people.filter((one) => one.isLookedAfter).length,
      people.filter((one) => isCareLeaver(one.careLeaverStatus)).length,
      others.length,
    ],
    Object.values(socialCare),
  );
}

function isCareLeaver(status: string | null): boolean {
  return words.careLeaver.some((word) => isWord(status, word));
}

function assertRequests({ referrals }: DraftBorough): void {
  const requests = referrals.filter((one) => isNewClient(one) || one.type === "ehcp_transfer_in");
  const { proceed, refuse, transferIn } = decisions2021;
  const taken = (word: string) => byMonthOf2021(requests.filter((one) => isWord(one.decisionTaken, word)));
  hold("decisions to assess", taken(words.proceed), proceed);
  hold("decisions not to assess", taken(words.refuse), refuse);
  hold("transfers in", taken(words.transferIn), transferIn);
  hold("decisions", [sum(byMonthOf2021(requests))], [sum([...proceed, ...refuse, ...transferIn])]);

  const places = referrals.filter(isNewClient).map((one) => requestPlaceOn(one, demoDay, words));
  const at = (...wanted: RequestPlace[]) => places.filter((place) => place !== null && wanted.includes(place)).length;
  const { undecided, sinceReferral, sinceDecision } = waiting;
  hold(
    "requests waiting",
    [at("undecided"), at("undecided", "assessing", "awaiting issue"), at("awaiting issue"), at("unrecognised")],
    [undecided, sinceReferral, sinceDecision, 0],
  );
}

function assertAssessments({ assessments }: DraftBorough): void {
  const { develop, notRequired } = assessed2021;
  const decided = (word: string) => assessments.filter((one) => isWord(one.nextAction, word));
  hold("decisions for a plan", byMonthOf2021(decided(words.develop)), develop);
  hold("decisions against a plan", byMonthOf2021(decided(words.notRequired)), notRequired);
  hold("decided assessments", [sum(byMonthOf2021(assessments))], [sum(develop) + sum(notRequired)]);
  for (const [reason, counts] of Object.entries(reasonsNoPlan)) {
    const why = decided(words.notRequired).filter((one) => isWord(one.nextActionReason, reason));
    hold(`assessments without a plan, ${reason},`, byYear(why, 2018), counts);
  }
}

function assertReviews({ plans, reviews }: DraftBorough): void {
  for (const { on, reviewed, notReviewed } of reviewTrend) {
    const held = plans.filter((plan) => isCurrentOn(plan, on) && isHeld12MonthsOn(plan, on));
    const done = held.filter((plan) => isReviewedInLast12Months(plan, on)).length;
    hold(`plans reviewed and not on ${on}`, [done, held.length - done], [reviewed, notReviewed]);
  }
  const completed = reviews.filter((one) => one.completedOn !== null && yearOf(one.completedOn) === 2021).length;
  hold("reviews completed in 2021", [completed], [completedReviews2021]);
}

function assertOtherReferrals({ referrals }: DraftBorough): void {
  const others = referrals.filter((one) => one.type === "additional_funding" || one.type === "out_of_borough_place");
  const spelled = { funding: words.additionalFunding, agreed: words.placeAgreed, declined: words.placeDeclined };
  for (const kind of ["funding", "agreed", "declined"] as const) {
    const taken = others.filter((one) => isWord(one.decisionTaken, spelled[kind]));
    hold(`other decisions (${kind}) by year`, byYear(taken, 2019), otherByYear[kind]);
    hold(`other decisions (${kind}) by month`, byMonthOf2021(taken), otherByMonth2021[kind]);
  }
  const allByYear = otherByYear.funding.map(
    (count, at) => count + (otherByYear.agreed[at] ?? 0) + (otherByYear.declined[at] ?? 0),
  );
  hold("other decisions by year", byYear(others, 2019), allByYear);
  hold("other referrals undecided", [others.filter((one) => isOpenUndecidedOn(one, demoDay)).length], [otherUndecided]);
}
