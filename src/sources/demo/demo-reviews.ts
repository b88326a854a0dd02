import { dayOfText, type Day } from "../../cases/day.ts";
import { dayOfMonth, monthOf, yearOf } from "../../facts/calendar.ts";
import { beganOn, isCurrentOn, isHeld12MonthsOn } from "../../facts/plan.ts";
import { reviewDueOn } from "../../facts/review.ts";
import { isReviewedInLast12Months } from "../../facts/review.ts";
import { dayIn, demoDay, earliest, later, latest, workingDayBy, workingDayFrom } from "./days.ts";
import { addReview, type DraftBorough, type DraftPlan, type DraftReview } from "./draft.ts";
import { completedReviews2021, reviewTrend } from "./published-figures.ts";
import type { Random } from "./random.ts";
import {
  completionOf,
  lapsedMeeting,
  meetingIn,
  meetingsBefore,
  reviewableFrom,
  soonest,
  type Months,
} from "./review-days.ts";
import type { Officer, Staff } from "./staff.ts";

const may2020: Months = [[dayOfText("2020-05-01"), 1]];
const june2020: Months = [[dayOfText("2020-06-01"), 1]];
const autumn: Months = [
  [dayOfText("2020-07-01"), 30],
  [dayOfText("2020-09-01"), 32],
  [dayOfText("2020-10-01"), 72],
  [dayOfText("2020-11-01"), 96],
  [dayOfText("2020-12-01"), 78],
];
const summer2020: Months = [
  [dayOfText("2020-07-01"), 60],
  [dayOfText("2020-09-01"), 25],
];
const spring: Months = [
  [dayOfText("2021-01-01"), 95],
  [dayOfText("2021-02-01"), 110],
  [dayOfText("2021-03-01"), 190],
  [dayOfText("2021-04-01"), 120],
];
const may2021: Months = [[dayOfText("2021-05-01"), 1]];
const june2021: Months = [[dayOfText("2021-06-01"), 1]];

/**
 * How plans held at all three published month-ends were reviewed from May 2020 on. Each month-end looks back over
 * twelve months, so only the months at both ends tell the three apart: the sizes of the classes with a review in
 * May or June of either year are what makes the three rows come out. These are chosen, the others follow.
 */
const chosen = { may: 20, mayAndMay: 40, mayAndJune: 10, june: 55, juneAndMay: 25, juneAndJune: 40, summerAndJune: 80 };

/** Adds the completed reviews of all plans. */
export function addReviews(borough: DraftBorough, random: Random): void {
  const hold = (plan: DraftPlan, ...days: Day[]) => {
    for (const day of days) addReview(borough, plan, { reviewOn: day, completedOn: completionOf(random, day) });
  };
  const holdWithHistory = (plan: DraftPlan, first: Day, ...days: Day[]) =>
    hold(plan, ...days, first, ...meetingsBefore(random, plan, first));

  for (const plan of borough.plans) if (!isCore(plan)) hold(plan, ...otherMeetings(random, plan));
  const others = borough.plans.filter((plan) => !isCore(plan));
  const reviewedOthers = reviewTrend.map(
    ({ on, reviewed }) => reviewed - others.filter((plan) => isCounted(plan, on)).length,
  );

  const classes = solve(reviewedOthers);
  const rest = random.shuffled(borough.plans.filter(isCore));
  const take = (count: number, reviewableBy: Day): DraftPlan[] => {
    const taken = new Set(rest.filter((plan) => reviewableFrom(plan) <= reviewableBy).slice(0, count));
    if (taken.size < count) throw new Error("the demo borough has too few plans old enough to be reviewed");
    rest.splice(0, rest.length, ...rest.filter((plan) => !taken.has(plan)));
    return [...taken];
  };
  const twice = (count: number, early: Months, late: Months) => {
    for (const plan of take(count, dayOfText("2020-04-30"))) {
      const first = meetingIn(random, early, reviewableFrom(plan));
      holdWithHistory(plan, first, meetingIn(random, late, later(first, soonest)));
    }
  };
  const once = (count: number, months: Months, reviewableBy: Day, lateBy = 0) => {
    for (const plan of take(count, reviewableBy)) {
      const day = meetingIn(random, months, reviewableFrom(plan));
      hold(plan, day, ...meetingsBefore(random, plan, later(day, -random.between(0, lateBy))));
    }
  };
  const onceAfterLapse = (count: number, months: Months) => {
    for (const plan of take(count, dayOfText("2021-04-15"))) {
      hold(plan, meetingIn(random, months, reviewableFrom(plan)), ...lapsedMeetings(random, plan));
    }
  };
  once(chosen.may, may2020, dayOfText("2020-04-30"));
  twice(chosen.mayAndMay, may2020, may2021);
  twice(chosen.mayAndJune, may2020, june2021);
  once(chosen.june, june2020, dayOfText("2020-04-30"));
  twice(chosen.juneAndMay, june2020, may2021);
  twice(chosen.juneAndJune, june2020, june2021);
  twice(chosen.summerAndJune, summer2020, june2021);
  onceAfterLapse(classes.lateMay, may2021);
  onceAfterLapse(classes.lateJune, june2021);

  // What is still missing of the reviews completed in 2021 was held in spring, the rest before Christmas.
  const completed = borough.reviews.filter(
    (one) => one.completedOn !== null && one.completedOn >= dayOfText("2021-01-01"),
  ).length;
  const inSpring = completedReviews2021 - completed;
  once(classes.between - inSpring, autumn, dayOfText("2020-11-15"));
  once(inSpring, spring, dayOfText("2021-04-10"), 170);
  for (const plan of rest) hold(plan, ...lapsedMeetings(random, plan));
}

/** Whether the plan was held for 12 months at all three published month-ends. */
function isCore(plan: DraftPlan): boolean {
  return reviewTrend.every(({ on }) => isCurrentOn(plan, on) && isHeld12MonthsOn(plan, on));
}

/** Returns the sizes of the other classes, given how many plans of the core must have been reviewed by each month-end. */
function solve([april = 0, may = 0, june = 0]: readonly number[]) {
  const { may: inMay, june: inJune, mayAndMay, mayAndJune, juneAndMay, juneAndJune, summerAndJune } = chosen;
  const between = april - inMay - mayAndMay - mayAndJune - inJune - juneAndMay - juneAndJune - summerAndJune;
  const lateMay = may - april + inMay + mayAndJune;
  const lateJune = june - may + inJune - mayAndJune;
  if (Math.min(between, lateMay, lateJune) < 0) throw new Error("the demo borough cannot spread its reviews");
  return { between, lateMay, lateJune };
}

function isCounted(plan: DraftPlan, on: Day): boolean {
  return isCurrentOn(plan, on) && isHeld12MonthsOn(plan, on) && isReviewedInLast12Months(plan, on);
}

/** Draws the reviews of a plan that had none from May 2020 until late. */
function lapsedMeetings(random: Random, plan: DraftPlan): Day[] {
  const last = lapsedMeeting(random, plan);
  return last === null ? [] : [last, ...meetingsBefore(random, plan, last)];
}

/** Draws the reviews of a plan that ceased, came or was not yet held for 12 months by one of the month-ends. */
function otherMeetings(random: Random, plan: DraftPlan): Day[] {
  if (plan.ceasedOn !== null && plan.ceasedOn <= demoDay) {
    const last = later(plan.ceasedOn, -random.between(20, 420));
    const meetings = meetingsBefore(random, plan, later(last, 365));
    return meetings.filter((day) => day < (plan.ceasedOn ?? demoDay));
  }
  // An early review, or the first one, held in time.
  const from = later(reviewableFrom(plan), 30);
  const isDue = plan.issuedOn <= dayOfText("2020-06-30");
  if (from > dayOfText("2021-06-20") || !random.chance(isDue ? 0.35 : 0.07)) return [];
  return [meetingIn(random, [...spring, [dayOfText("2021-05-01"), 60], [dayOfText("2021-06-01"), 60]], from)];
}

/** Records of each completed review when it had been planned, who completed it, and what came of it. */
export function describeReviews(borough: DraftBorough, random: Random, staff: Staff): void {
  for (const review of borough.reviews) {
    const heldOn = review.reviewOn ?? review.completedOn ?? demoDay;
    const planned = workingDayBy(later(heldOn, random.chance(0.6) ? 0 : -random.between(1, 21)));
    if (random.chance(0.9)) review.scheduledOn = latest(planned, beganOn(review.plan) ?? planned);
    const officer = officerWho(random, staff, review.plan);
    review.completedByTeam = officer.team;
    review.completedByWorkerId = officer.worker.workerId;
    decide(random, review);
  }
}

/** Draws who completed a review: mostly the child's officer, else a colleague, of whom a few have left. */
function officerWho(random: Random, staff: Staff, plan: DraftPlan): Officer {
  const held = plan.person.relationships.at(-1)?.worker ?? null;
  const officer = [...staff.officers, ...staff.left].find((one) => one.worker === held);
  if (officer !== undefined && random.chance(0.8)) return officer;
  const others = [...staff.officers, ...staff.left].filter((one) => officer === undefined || one.team === officer.team);
  return random.pick(others);
}

function decide(random: Random, review: DraftReview): void {
  const { plan, completedOn } = review;
  if (completedOn === null) return;
  const decidedOn = workingDayFrom(later(completedOn, random.between(2, 27)));
  review.decidedOn = upToDay(decidedOn);
  const ceasesSoon = plan.ceasedOn !== null && plan.ceasedOn <= later(completedOn, 150);
  review.outcome = ceasesSoon && random.chance(0.7) ? "cease" : random.chance(0.29) ? "amend" : "maintain";
  if (review.outcome !== "amend" || review.decidedOn === null || random.chance(0.03)) return;
  const draftOn = workingDayFrom(later(decidedOn, random.between(3, 40)));
  review.amendedDraftOn = upToDay(draftOn);
  if (random.chance(0.04)) return;
  review.amendedFinalOn = upToDay(workingDayFrom(later(draftOn, random.between(15, random.chance(0.8) ? 40 : 90))));
}

function upToDay(day: Day): Day | null {
  return day <= demoDay ? day : null;
}

/** Schedules the next review of every current plan: within its twelve months, or soon where those have passed. */
export function scheduleReviews(borough: DraftBorough, random: Random): void {
  for (const plan of borough.plans) {
    if (!isCurrentOn(plan, demoDay)) continue;
    const due = reviewDueOn(plan, demoDay) ?? demoDay;
    const planned =
      due > demoDay ? latest(later(due, -random.between(0, 45)), later(demoDay, 1)) : catchUp(random, due);
    addReview(borough, plan, { scheduledOn: workingDayFrom(afterHolidays(random, planned)) });
  }
}

/** Draws when an overdue review is planned: in the coming months, or for some on a day that has passed. */
function catchUp(random: Random, due: Day): Day {
  if (random.chance(0.12)) return latest(due, later(demoDay, -random.between(1, 75)));
  return later(demoDay, 1 + Math.floor(200 * random.next() ** 1.4));
}

function afterHolidays(random: Random, day: Day): Day {
  const isInAugust = monthOf(day) === 8;
  if (!isInAugust && !(monthOf(day) === 12 && dayOfMonth(day) > 18)) return day;
  return earliest(later(dayIn(yearOf(day), 9, 6), random.between(0, 24)), dayOfText("2022-06-30"));
}
