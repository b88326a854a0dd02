import { defaultWords as words } from "../../../cases/council-words.ts";
import { dayOfText, type Day } from "../../../cases/day.ts";
import { monthOf } from "../../../facts/calendar.ts";
import { demoDay, later, drawWorkingDays, drawWorkingDaysByMonth, workingDayBy, workingDayFrom } from "../days.ts";
import { addAssessment, addPerson, addReferral, type DraftBorough } from "../draft.ts";
import { assessed2021, decisions2021, reasonsNoPlan, waiting } from "../published-figures.ts";
import type { Random } from "../random.ts";
import { addIssuedPlan, addProceeding, addRefusal, daysToDecision } from "./request-steps.ts";
import { serveQueue } from "./stage-queue.ts";

const newYear = dayOfText("2021-01-01");

/** New plans issued from January to June 2021, and how many of them within 20 weeks of the request. */
const issuedPlans = [24, 27, 27, 33, 31, 18];
const issuedInTime = [20, 24, 25, 30, 28, 14];

/** Some old cases are stuck on the day; without them the bands of long waits would be empty. */
const stuckAssessing = { before: 6, since: 3 };
const stuckAwaiting = 4;

/** Days from the decision to assess to the issue, above which the 20 weeks from the request cannot be kept. */
const slowest = 136;

/** Days that the undecided requests have waited on the day. */
const undecidedFor = [1, 2, 5, 6, 7, 9, 12, 16, 20, 26, 34, 47, 61, 90];

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

interface Assessed {
  readonly proceededOn: Day;
  readonly assessedOn: Day;
}

/** Adds the requests of new clients that were under way in 2021: the stocks of New Year follow from what is published. */
export function addRequestsOf2021(borough: DraftBorough, random: Random): void {
  const assessed = assess(borough, random);
  issue(borough, random, assessed);
  for (const day of drawWorkingDaysByMonth(random, newYear, decisions2021.refuse)) addRefusal(borough, random, day);
  for (const days of undecidedFor) {
    const receivedOn = workingDayBy(later(demoDay, -days));
    addReferral(borough, addPerson(borough), { type: "ehc_needs_assessment", receivedOn });
  }
}

/** Decides the assessments of 2021; the others are still under way on the day. Returns those that lead to a plan. */
function assess(borough: DraftBorough, random: Random): Assessed[] {
  const assessing = waiting.sinceReferral - waiting.undecided - waiting.sinceDecision;
  const decided = sum(assessed2021.develop) + sum(assessed2021.notRequired);
  const stock = assessing + decided - sum(decisions2021.proceed);

  const stuck = drawWorkingDays(random, stuckAssessing.before, dayOfText("2020-07-01"), dayOfText("2020-10-02"));
  const before = drawWorkingDays(random, stock - stuck.length, dayOfText("2020-10-07"), dayOfText("2020-12-22"));
  const since = random.shuffled(drawWorkingDaysByMonth(random, newYear, decisions2021.proceed));
  const early = since.filter((day) => day < dayOfText("2021-03-12"));
  stuck.push(...early.splice(0, stuckAssessing.since));
  const line = [...before, ...early, ...since.filter((day) => day >= dayOfText("2021-03-12"))];

  const ends = drawWorkingDaysByMonth(
    random,
    newYear,
    assessed2021.develop.map((count, at) => count + (assessed2021.notRequired[at] ?? 0)),
  );
  const { served, waiting: left } = serveQueue(random, line, (day) => day, ends, 32);

  for (const proceededOn of [...stuck, ...left]) {
    const referral = addProceeding(borough, { receivedOn: receivedBefore(random, proceededOn), proceededOn });
    if (random.chance(0.75)) addAssessment(borough, referral);
  }
  const noPlan = noPlanOf(random, served);
  addNoPlans(borough, random, [...noPlan]);
  return served
    .filter((one) => !noPlan.has(one))
    .map(({ one, endedOn }) => ({ proceededOn: one, assessedOn: endedOn }));
}

interface Completed {
  readonly one: Day;
  readonly endedOn: Day;
}

/** Draws which of the decided assessments lead to no plan: the published number in each month. */
function noPlanOf(random: Random, served: readonly Completed[]): Set<Completed> {
  return new Set(
    assessed2021.notRequired.flatMap((count, at) => {
      return random.shuffled(served.filter((one) => monthOf(one.endedOn) === at + 1)).slice(0, count);
    }),
  );
}

function addNoPlans(borough: DraftBorough, random: Random, served: readonly Completed[]): void {
  const reasons = Object.entries(reasonsNoPlan).flatMap(([reason, counts]) =>
    Array.from({ length: counts[3] }, () => reason),
  );
  for (const [at, nextActionReason] of random.shuffled(reasons).entries()) {
    const of = served[at];
    if (of === undefined) throw new Error("the demo borough has more reasons than assessments without a plan");
    const referral = addProceeding(borough, { receivedOn: receivedBefore(random, of.one), proceededOn: of.one });
    addAssessment(borough, referral, { decidedOn: of.endedOn, nextAction: words.notRequired, nextActionReason });
  }
}

/** Issues the plans of 2021; the others await issue on the day. */
function issue(borough: DraftBorough, random: Random, assessed: readonly Assessed[]): void {
  const stock = waiting.sinceDecision + sum(issuedPlans) - assessed.length;
  const assessedBefore = (day: Day): Assessed => ({
    assessedOn: day,
    proceededOn: workingDayBy(later(day, -random.between(60, 88))),
  });
  const before = drawWorkingDays(random, stock - 2, dayOfText("2020-11-19"), dayOfText("2020-12-22")).map(
    assessedBefore,
  );
  const stuck = drawWorkingDays(random, 2, dayOfText("2020-08-03"), dayOfText("2020-10-30")).map(assessedBefore);
  const since = random.shuffled(assessed);
  const early = since.filter((one) => one.assessedOn < dayOfText("2021-04-01"));
  stuck.push(...early.splice(0, stuckAwaiting - stuck.length));
  const line = [...before, ...early, ...since.filter((one) => one.assessedOn >= dayOfText("2021-04-01"))];

  const { served, waiting: left } = serveQueue(
    random,
    line,
    (one) => one.assessedOn,
    drawWorkingDaysByMonth(random, newYear, issuedPlans),
    8,
  );
  for (const { proceededOn, assessedOn } of [...stuck, ...left]) {
    const referral = addProceeding(borough, { receivedOn: receivedBefore(random, proceededOn), proceededOn });
    addAssessment(borough, referral, { decidedOn: assessedOn, nextAction: words.develop });
  }
  receive(borough, random, served);
}

/** Draws when each of the issued requests came in: the slowest of a month are those past 20 weeks. */
function receive(
  borough: DraftBorough,
  random: Random,
  served: readonly { readonly one: Assessed; readonly endedOn: Day }[],
): void {
  let ahead = 0;
  for (const [at, count] of issuedPlans.entries()) {
    const month = served
      .filter(({ endedOn }) => monthOf(endedOn) === at + 1)
      .map(({ one, endedOn }) => ({ one, issuedOn: endedOn, days: endedOn - one.proceededOn }))
      .sort((one, other) => one.days - other.days);
    // The next month makes up for a month with more slow requests than its share.
    const late = Math.max(count - (issuedInTime[at] ?? 0) - ahead, month.filter(({ days }) => days > slowest).length);
    ahead += late - (count - (issuedInTime[at] ?? 0));
    for (const [place, { one, issuedOn }] of month.entries()) {
      const { proceededOn, assessedOn } = one;
      const isInTime = place < count - late;
      const receivedOn = receivedFor(random, proceededOn, issuedOn, isInTime);
      // The slowest of every other month was refused first, and assessed only after an appeal.
      const appeal = place === count - 1 && at % 2 === 0 ? random.between(50, 190) : 0;
      const referral = addProceeding(borough, { receivedOn: workingDayBy(later(receivedOn, -appeal)), proceededOn });
      addIssuedPlan(borough, random, referral, { assessedOn, issuedOn, isInTime });
    }
  }
}

function receivedBefore(random: Random, decidedOn: Day): Day {
  return workingDayBy(later(decidedOn, -daysToDecision(random)));
}

/** Draws a day of receipt that puts the issue within 20 weeks of it, or past them. */
function receivedFor(random: Random, proceededOn: Day, issuedOn: Day, isInTime: boolean): Day {
  const gap = issuedOn - proceededOn;
  const lead = daysToDecision(random);
  if (!isInTime) return workingDayBy(later(proceededOn, -Math.max(lead, 141 - gap)));
  return workingDayFrom(later(proceededOn, -Math.min(lead, 140 - gap)));
}
