import { defaultWords as words } from "../../../cases/council-words.ts";
import { dayOfText, type Day } from "../../../cases/day.ts";
import { addMonths, endOfMonth, endOfYear, firstOfYear } from "../../../facts/calendar.ts";
import { later, latest, drawWorkingDays, workingDayBy, workingDayFrom } from "../days.ts";
import { addAssessment, addPerson, addPlan, addReferral, type DraftBorough } from "../draft.ts";
import { reasonsNoPlan } from "../published-figures.ts";
import type { Random } from "../random.ts";
import { addIssuedPlan, addProceeding, addRefusal, daysToDecision } from "./request-steps.ts";

/** Before the Children and Families Act 2014 there were statements, not plans. */
const firstDayOfLaw = dayOfText("2014-09-01");

/** New plans issued month by month before 2021, and how many of them within 20 weeks of the request. */
const issued: readonly (readonly [year: number, plans: readonly number[], inTime: readonly number[]])[] = [
  [2015, [0, 0, 2, 3, 5, 5, 6, 5, 8, 9, 9, 8], [0, 0, 1, 1, 2, 2, 3, 2, 3, 3, 4, 3]],
  [2016, [8, 9, 10, 9, 10, 11, 10, 6, 9, 11, 10, 7], [3, 4, 4, 4, 4, 5, 5, 2, 4, 5, 4, 3]],
  [2017, [11, 12, 14, 12, 13, 14, 14, 8, 13, 14, 15, 10], [5, 5, 6, 5, 6, 6, 6, 3, 6, 6, 7, 4]],
  [2018, [13, 15, 17, 14, 16, 17, 19, 12, 17, 20, 19, 14], [6, 7, 8, 6, 7, 8, 9, 5, 8, 9, 9, 7]],
  [2019, [18, 16, 22, 19, 21, 20, 24, 17, 23, 25, 25, 20], [8, 7, 10, 9, 11, 11, 14, 9, 14, 15, 17, 15]],
  [2020, [25, 24, 26, 22, 24, 25, 27, 20, 27, 29, 28, 23], [20, 20, 23, 20, 22, 23, 25, 18, 25, 26, 25, 20]],
];

const refused: readonly (readonly [year: number, count: number])[] = [
  [2015, 9],
  [2016, 19],
  [2017, 31],
  [2018, 44],
  [2019, 70],
  [2020, 46],
];

/** Assessments without a plan in the years before the reasons were published. */
const noPlanBefore2018: readonly (readonly [year: number, count: number])[] = [
  [2016, 5],
  [2017, 8],
];

/** The issue days of two plans whose assessment was never recorded. */
const unlinked = [dayOfText("2020-11-18"), dayOfText("2021-03-11")];

/** Adds the requests of new clients that ended before 2021, except one plan. Works backwards from each request's end. */
export function addRequestsBefore2021(borough: DraftBorough, random: Random): void {
  for (const [year, plans, inTime] of issued) {
    for (const [at, count] of plans.entries()) {
      const month = addMonths(firstOfYear(year), at);
      const inTimeOnes = random.shuffled(Array.from({ length: count }, (_, one) => one < (inTime[at] ?? 0)));
      const days = drawWorkingDays(random, count, month, endOfMonth(month));
      for (const [one, isInTime] of inTimeOnes.entries()) addIssued(borough, random, days[one] ?? month, isInTime);
    }
  }
  for (const issuedOn of unlinked) addPlan(borough, addPerson(borough), { origin: "new", issuedOn });
  for (const [reason, counts] of Object.entries(reasonsNoPlan)) {
    // requests-2021.ts makes 2021 forwards, with everything else published for it.
    for (const [at, count] of counts.slice(0, 3).entries()) addNoPlans(borough, random, 2018 + at, count, reason);
  }
  for (const [year, count] of noPlanBefore2018) addNoPlans(borough, random, year, count, "Not Considered Eligible");
  for (const [year, count] of refused) addRefusals(borough, random, year, count);
  addWithdrawals(borough, random);
}

function addIssued(borough: DraftBorough, random: Random, issuedOn: Day, isInTime: boolean): void {
  // Plans in time are mostly issued just in time; the late ones tail off.
  const whole = isInTime ? 140 - Math.floor(42 * random.next() ** 2) : 144 + Math.floor(190 * random.next() ** 2.5);
  const since = latest(later(issuedOn, -whole), firstDayOfLaw);
  const receivedOn = isInTime ? workingDayFrom(since) : workingDayBy(since);
  const proceededOn = workingDayFrom(later(receivedOn, Math.min(daysToDecision(random), isInTime ? 32 : 75)));
  const assessedOn = workingDayBy(later(issuedOn, -random.between(14, isInTime ? 32 : 55)));
  const referral = addProceeding(borough, { receivedOn, proceededOn });
  addIssuedPlan(borough, random, referral, { assessedOn, issuedOn, isInTime });
}

function addNoPlans(borough: DraftBorough, random: Random, year: number, count: number, reason: string): void {
  for (const decidedOn of drawWorkingDays(random, count, firstOfYear(year), endOfYear(year))) {
    const proceededOn = workingDayBy(later(decidedOn, -random.between(48, 95)));
    const receivedOn = workingDayBy(later(proceededOn, -daysToDecision(random)));
    const referral = addProceeding(borough, { receivedOn, proceededOn });
    addAssessment(borough, referral, { decidedOn, nextAction: words.notRequired, nextActionReason: reason });
  }
}

function addRefusals(borough: DraftBorough, random: Random, year: number, count: number): void {
  for (const day of drawWorkingDays(random, count, firstOfYear(year), endOfYear(year)))
    addRefusal(borough, random, day);
}

/** Adds families that withdrew, before a decision or during the assessment. */
function addWithdrawals(borough: DraftBorough, random: Random): void {
  for (const receivedOn of drawWorkingDays(random, 17, dayOfText("2018-03-01"), dayOfText("2021-05-14"))) {
    const withdrawnOn = workingDayFrom(later(receivedOn, random.between(5, 35)));
    addReferral(borough, addPerson(borough), { type: "ehc_needs_assessment", receivedOn, withdrawnOn });
  }
  for (const receivedOn of drawWorkingDays(random, 4, dayOfText("2019-01-07"), dayOfText("2020-08-28"))) {
    const proceededOn = workingDayFrom(later(receivedOn, random.between(10, 40)));
    const referral = addProceeding(borough, { receivedOn, proceededOn });
    referral.withdrawnOn = workingDayFrom(later(proceededOn, random.between(10, 60)));
  }
}
