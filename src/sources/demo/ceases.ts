import { defaultWords as words } from "../../cases/council-words.ts";
import { dayOfText, type Day } from "../../cases/day.ts";
import { ageOn } from "../../facts/calendar.ts";
import { beganOn, isCurrentOn, isHeld12MonthsOn } from "../../facts/plan.ts";
import { demoDay, later, drawWorkingDays, drawWorkingDaysByMonth, workingDays } from "./days.ts";
import { addPerson, addPlan, type DraftBorough, type DraftPlan } from "./draft.ts";
import { reviewTrend } from "./published-figures.ts";
import type { Random } from "./random.ts";

/** Plans that ceased in each month, July 2019 to April 2021; May and June 2021 follow from what is published. */
const ceasedByMonth = [34, 27, 11, 9, 8, 10, 9, 7, 10, 6, 5, 9, 31, 29, 13, 10, 8, 9, 7, 9, 12, 11];
const ceasedBefore: readonly (readonly [from: Day, to: Day, count: number])[] = [
  [dayOfText("2016-03-01"), dayOfText("2016-12-31"), 9],
  [dayOfText("2017-01-01"), dayOfText("2017-12-31"), 22],
  [dayOfText("2018-01-01"), dayOfText("2018-12-31"), 52],
  [dayOfText("2019-01-01"), dayOfText("2019-06-30"), 28],
];

/** The share of ceased plans that were converted from an older statement. */
const shareOfConversions = 0.72;

/** When older statements were converted: the law gave time until March 2018. */
const conversionPeriods: readonly (readonly [period: readonly [from: Day, to: Day], weight: number])[] = [
  [[dayOfText("2014-09-15"), dayOfText("2014-12-19")], 3],
  [[dayOfText("2015-01-05"), dayOfText("2015-07-24")], 9],
  [[dayOfText("2015-09-07"), dayOfText("2015-12-18")], 9],
  [[dayOfText("2016-01-04"), dayOfText("2016-07-22")], 14],
  [[dayOfText("2016-09-05"), dayOfText("2016-12-16")], 12],
  [[dayOfText("2017-01-04"), dayOfText("2017-07-21")], 22],
  [[dayOfText("2017-09-04"), dayOfText("2017-12-20")], 18],
  [[dayOfText("2018-01-03"), dayOfText("2018-02-28")], 13],
];

const reasons = [
  { reason: "Moved to another local authority", from: 0, to: 22, weight: 26 },
  { reason: "Parent or young person asked to end the plan", from: 0, to: 25, weight: 4 },
  { reason: "Outcomes met", from: 8, to: 25, weight: 12 },
  { reason: "Left education or training", from: 16, to: 25, weight: 22 },
  { reason: "Moved into employment", from: 17, to: 25, weight: 10 },
  { reason: "Entered higher education", from: 18, to: 23, weight: 9 },
  { reason: "Reached the age of 25", from: 25, to: 25, weight: 150 },
];

/**
 * Ceases plans, and adds conversions until the plans held for 12 months reach the published number. Except in May and
 * June 2021 only plans issued before May 2020 cease, so that nothing else changes the last three month-ends.
 */
export function addCeasesAndConversions(borough: DraftBorough, random: Random): void {
  const [april, may, june] = reviewTrend.map(({ on, reviewed, notReviewed }) => ({ on, held: reviewed + notReviewed }));
  if (april === undefined || may === undefined || june === undefined) throw new Error("three month-ends are published");
  const heldOn = (day: Day) => borough.plans.filter((plan) => isHeldOn(plan, day)).length;
  const [heldInApril, heldInMay, heldInJune] = [heldOn(april.on), heldOn(may.on), heldOn(june.on)];

  const days = [
    ...ceasedBefore.flatMap(([from, to, count]) => drawWorkingDays(random, count, from, to)),
    ...drawWorkingDaysByMonth(random, dayOfText("2019-07-01"), ceasedByMonth),
    // Those that joined in the month, less the published growth.
    ...drawWorkingDays(
      random,
      heldInMay - heldInApril - (may.held - april.held),
      dayOfText("2021-05-01"),
      dayOfText("2021-05-31"),
    ),
    ...drawWorkingDays(
      random,
      heldInJune - heldInMay - (june.held - may.held),
      dayOfText("2021-06-01"),
      dayOfText("2021-06-30"),
    ),
  ];
  const ofConversions = days.filter((day) => !random.chance(1 - shareOfConversions) || !ceaseOne(borough, random, day));
  for (const day of ofConversions) {
    addConversion(borough, random, later(day, -random.between(320, 500))).ceasedOn = day;
  }
  const missing = june.held - heldOn(june.on);
  if (missing < 0) throw new Error("the demo borough holds more plans than were published");
  for (let made = 0; made < missing; made += 1) addConversion(borough, random, demoDay);
}

function isHeldOn(plan: DraftPlan, day: Day): boolean {
  return isCurrentOn(plan, day) && isHeld12MonthsOn(plan, day);
}

/** Ceases a new or transferred plan that is old enough; returns whether there was one. */
function ceaseOne(borough: DraftBorough, random: Random, day: Day): boolean {
  const begunBy = later(day, -300);
  const old = borough.plans.filter(
    (plan) =>
      plan.origin !== "conversion" &&
      plan.ceasedOn === null &&
      plan.issuedOn < dayOfText("2020-04-30") &&
      (beganOn(plan) ?? day) <= begunBy,
  );
  if (old.length === 0) return false;
  random.pick(old).ceasedOn = day;
  return true;
}

/** Gives each plan that ceased since reasons are recorded a reason that fits the person's age. */
export function addCeasedReasons(borough: DraftBorough, random: Random): void {
  for (const plan of borough.plans) {
    const { ceasedOn, person } = plan;
    if (ceasedOn === null || ceasedOn < words.ceasedReasonsFrom || person.bornOn === null) continue;
    const age = ageOn(person.bornOn, ceasedOn);
    plan.ceasedReason = random.weighted(
      reasons.filter(({ from, to }) => from <= age && age <= to).map(({ reason, weight }) => [reason, weight]),
    );
  }
}

/** Adds a plan that was converted from an older statement by the day. */
function addConversion(borough: DraftBorough, random: Random, by: Day): DraftPlan {
  const open = conversionPeriods.filter(([[from]]) => from < by);
  const [from, to] = open.length === 0 ? [dayOfText("2014-09-01"), dayOfText("2014-12-19")] : random.weighted(open);
  return addPlan(borough, addPerson(borough), {
    origin: "conversion",
    issuedOn: random.pick(workingDays(from, to < by ? to : by)),
  });
}
