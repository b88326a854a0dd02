import { addMonths, endOfMonth, endOfYear, firstOfYear } from "../../facts/calendar.ts";
import { dayOfText, type Day } from "../../cases/day.ts";
import { defaultWords as words } from "../../cases/council-words.ts";
import { later, latest, spread, workingDayBy, workingDayFrom } from "./days.ts";
import { addAssessment, addPerson, addPlan, addReferral, type DraftBorough, type DraftReferral } from "./draft.ts";
import { reasonsNoPlan } from "./figures.ts";
import type { Random } from "./random.ts";

/** Before the Children and Families Act 2014 there were statements, not plans. */
const firstDayOfLaw = dayOfText("2014-09-01");

/** New plans issued month by month before 2021, and how many of them within 20 weeks of the request. */
const issued: readonly {
  readonly first: Day;
  readonly plans: readonly number[];
  readonly inTime: readonly number[];
}[] = [
  {
    first: dayOfText("2015-01-01"),
    plans: [0, 0, 2, 3, 5, 5, 6, 5, 8, 9, 9, 8],
    inTime: [0, 0, 1, 1, 2, 2, 3, 2, 3, 3, 4, 3],
  },
  {
    first: dayOfText("2016-01-01"),
    plans: [8, 9, 10, 9, 10, 11, 10, 6, 9, 11, 10, 7],
    inTime: [3, 4, 4, 4, 4, 5, 5, 2, 4, 5, 4, 3],
  },
  {
    first: dayOfText("2017-01-01"),
    plans: [11, 12, 14, 12, 13, 14, 14, 8, 13, 14, 15, 10],
    inTime: [5, 5, 6, 5, 6, 6, 6, 3, 6, 6, 7, 4],
  },
  {
    first: dayOfText("2018-01-01"),
    plans: [13, 15, 17, 14, 16, 17, 19, 12, 17, 20, 19, 14],
    inTime: [6, 7, 8, 6, 7, 8, 9, 5, 8, 9, 9, 7],
  },
  {
    first: dayOfText("2019-01-01"),
    plans: [18, 16, 22, 19, 21, 20, 24, 17, 23, 25, 25, 20],
    inTime: [8, 7, 10, 9, 11, 11, 14, 9, 14, 15, 17, 15],
  },
  {
    first: dayOfText("2020-01-01"),
    plans: [25, 24, 26, 22, 24, 25, 27, 20, 27, 29, 28, 23],
    inTime: [20, 20, 23, 20, 22, 23, 25, 18, 25, 26, 25, 20],
  },
];

const refused: readonly (readonly [year: number, count: number])[] = [
  [2015, 9],
  [2016, 19],
  [2017, 31],
  [2018, 44],
  [2019, 70],
  [2020, 46],
];

/** Years before those of which the reasons are published. */
const noPlanBefore2018: readonly (readonly [year: number, count: number])[] = [
  [2016, 5],
  [2017, 8],
];

const exemptions = [
  "School closed for over 4 weeks",
  "Appointment missed by the family",
  "Away from the area for over 4 weeks",
  "Exceptional personal circumstances",
];

/** Of two plans it was never recorded which assessment they answer. */
const unlinked = [dayOfText("2020-11-18"), dayOfText("2021-03-11")];

/** Requests of new clients that ended before 2021 (but for one plan), made backwards from the day of their end. */
export function addRequestsBefore2021(borough: DraftBorough, random: Random): void {
  for (const { first, plans, inTime } of issued) {
    for (const [at, count] of plans.entries()) {
      const month = addMonths(first, at);
      const inTimeOnes = random.shuffled(Array.from({ length: count }, (_, one) => one < (inTime[at] ?? 0)));
      const days = spread(random, count, month, endOfMonth(month));
      for (const [one, isInTime] of inTimeOnes.entries()) addIssued(borough, random, days[one] ?? month, isInTime);
    }
  }
  for (const issuedOn of unlinked) addPlan(borough, addPerson(borough), { origin: "new", issuedOn });
  for (const [reason, counts] of Object.entries(reasonsNoPlan)) {
    // 2021 is made forwards, with all else that is published of it
    for (const [at, count] of counts.slice(0, 3).entries()) addNoPlans(borough, random, 2018 + at, count, reason);
  }
  for (const [year, count] of noPlanBefore2018) addNoPlans(borough, random, year, count, "Not Considered Eligible");
  for (const [year, count] of refused) addRefusals(borough, random, year, count);
  addWithdrawals(borough, random);
}

/** Records the decision to assess: twice, as the case system does. */
export function addProceeding(
  borough: DraftBorough,
  stages: { readonly receivedOn: Day; readonly proceededOn: Day },
): DraftReferral {
  return addReferral(borough, addPerson(borough), {
    type: "ehc_needs_assessment",
    receivedOn: stages.receivedOn,
    decisionTaken: words.proceed,
    decidedOn: stages.proceededOn,
    nextAction: words.actionAssess,
  });
}

/** Records the decision to issue a plan and the plan; exemptions stand on late plans only. */
export function addIssuedPlan(
  borough: DraftBorough,
  random: Random,
  referral: DraftReferral,
  stages: { readonly assessedOn: Day; readonly issuedOn: Day; readonly isInTime: boolean },
): void {
  const assessment = addAssessment(borough, referral, { decidedOn: stages.assessedOn, nextAction: words.develop });
  const plan = addPlan(borough, referral.person, { origin: "new", issuedOn: stages.issuedOn, assessment });
  if (!stages.isInTime && random.chance(0.45)) plan.exemption = random.pick(exemptions);
}

/** Days from the request to the decision whether to assess: most within six weeks. */
export function daysToDecision(random: Random): number {
  const [least, most] = random.weighted<readonly [number, number]>([
    [[3, 13], 50],
    [[14, 28], 38],
    [[29, 42], 9],
    [[43, 105], 3],
  ]);
  return random.between(least, most);
}

function addIssued(borough: DraftBorough, random: Random, issuedOn: Day, isInTime: boolean): void {
  // families in time mostly hear just in time; the late ones tail off
  const whole = isInTime ? 140 - Math.floor(42 * random.next() ** 2) : 144 + Math.floor(190 * random.next() ** 2.5);
  const since = latest(later(issuedOn, -whole), firstDayOfLaw);
  const receivedOn = isInTime ? workingDayFrom(since) : workingDayBy(since);
  const proceededOn = workingDayFrom(later(receivedOn, Math.min(daysToDecision(random), isInTime ? 32 : 75)));
  const assessedOn = workingDayBy(later(issuedOn, -random.between(14, isInTime ? 32 : 55)));
  const referral = addProceeding(borough, { receivedOn, proceededOn });
  addIssuedPlan(borough, random, referral, { assessedOn, issuedOn, isInTime });
}

function addNoPlans(borough: DraftBorough, random: Random, year: number, count: number, reason: string): void {
  for (const decidedOn of spread(random, count, firstOfYear(year), endOfYear(year))) {
    const proceededOn = workingDayBy(later(decidedOn, -random.between(48, 95)));
    const receivedOn = workingDayBy(later(proceededOn, -daysToDecision(random)));
    const referral = addProceeding(borough, { receivedOn, proceededOn });
    addAssessment(borough, referral, { decidedOn, nextAction: words.notRequired, nextActionReason: reason });
  }
}

/** Records a refusal to assess on the day; some families ask again later, and are the same person then. */
export function addRefusal(borough: DraftBorough, random: Random, decidedOn: Day): void {
  const receivedOn = workingDayBy(later(decidedOn, -daysToDecision(random) - 3));
  const askedAgain = random.chance(0.15) ? later(decidedOn, random.between(120, 200)) : dayOfText("9999-12-31");
  const again = borough.referrals.find((one) => one.receivedOn >= askedAgain && one.person.referrals.length === 1);
  addReferral(borough, again?.person ?? addPerson(borough), {
    type: "ehc_needs_assessment",
    receivedOn,
    decisionTaken: words.refuse,
    decidedOn,
    nextAction: words.actionRefuse,
  });
}

function addRefusals(borough: DraftBorough, random: Random, year: number, count: number): void {
  for (const day of spread(random, count, firstOfYear(year), endOfYear(year))) addRefusal(borough, random, day);
}

/** Families that withdrew, undecided or while the assessment went on. */
function addWithdrawals(borough: DraftBorough, random: Random): void {
  for (const receivedOn of spread(random, 17, dayOfText("2018-03-01"), dayOfText("2021-05-14"))) {
    const withdrawnOn = workingDayFrom(later(receivedOn, random.between(5, 35)));
    addReferral(borough, addPerson(borough), { type: "ehc_needs_assessment", receivedOn, withdrawnOn });
  }
  for (const receivedOn of spread(random, 4, dayOfText("2019-01-07"), dayOfText("2020-08-28"))) {
    const proceededOn = workingDayFrom(later(receivedOn, random.between(10, 40)));
    const referral = addProceeding(borough, { receivedOn, proceededOn });
    referral.withdrawnOn = workingDayFrom(later(proceededOn, random.between(10, 60)));
  }
}
