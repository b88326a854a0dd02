import { defaultWords as words } from "../../../cases/council-words.ts";
import { dayOfText, type Day } from "../../../cases/day.ts";
import { isCurrentOn } from "../../../facts/plan.ts";
import { demoDay, later, drawWorkingDays, drawWorkingDaysByMonth, workingDayBy } from "../days.ts";
import { addPerson, addReferral, type DraftBorough, type DraftPerson } from "../draft.ts";
import { otherByMonth2021, otherByYear, otherUndecided } from "../published-figures.ts";
import type { Random } from "../random.ts";

const kinds = {
  funding: {
    type: "additional_funding",
    decisionTaken: words.additionalFunding,
    nextAction: "Additional funding request",
  },
  agreed: { type: "out_of_borough_place", decisionTaken: words.placeAgreed, nextAction: words.actionOutOfBorough },
  declined: { type: "out_of_borough_place", decisionTaken: words.placeDeclined, nextAction: words.actionOutOfBorough },
} as const;

const decided2018 = { funding: 7, agreed: 5, declined: 52 } as const;

const kindNames = ["funding", "agreed", "declined"] as const;

/** How many days the undecided requests for additional funding have waited. */
const fundingUndecidedFor = [6, 19, 37, 70, 118];
const withdrawnPlaces = 9;

/**
 * Adds requests for additional funding, for children who have a plan, and for school places, for children of other
 * boroughs.
 */
export function addOtherReferrals(borough: DraftBorough, random: Random): void {
  for (const name of kindNames) {
    const days = [
      ...drawWorkingDays(random, decided2018[name], dayOfText("2018-01-04"), dayOfText("2018-12-20")),
      ...drawWorkingDays(random, otherByYear[name][0], dayOfText("2019-01-04"), dayOfText("2019-12-20")),
      ...drawWorkingDays(random, otherByYear[name][1], dayOfText("2020-01-06"), dayOfText("2020-12-22")),
      ...drawWorkingDaysByMonth(random, dayOfText("2021-01-01"), otherByMonth2021[name]),
    ];
    for (const decidedOn of days) {
      const receivedOn = workingDayBy(later(decidedOn, -daysToDecision(random)));
      addReferral(borough, personFor(borough, random, name, receivedOn), { ...kinds[name], receivedOn, decidedOn });
    }
  }
  for (const days of fundingUndecidedFor) addUndecided(borough, random, "funding", days);
  const places = otherUndecided - fundingUndecidedFor.length;
  for (let made = 0; made < places; made += 1) {
    const share = (made + random.next()) / places;
    addUndecided(borough, random, "declined", Math.floor(1 + 38 * share + 60 * share ** 5));
  }
  for (const receivedOn of drawWorkingDays(random, withdrawnPlaces, dayOfText("2018-09-03"), dayOfText("2021-05-28"))) {
    const withdrawnOn = later(receivedOn, random.between(3, 30));
    addReferral(borough, addPerson(borough), { type: "out_of_borough_place", receivedOn, withdrawnOn });
  }
}

function addUndecided(borough: DraftBorough, random: Random, name: "funding" | "declined", days: number): void {
  const receivedOn = workingDayBy(later(demoDay, -days));
  addReferral(borough, personFor(borough, random, name, receivedOn), { type: kinds[name].type, receivedOn });
}

function personFor(borough: DraftBorough, random: Random, name: keyof typeof kinds, day: Day): DraftPerson {
  if (name !== "funding") return addPerson(borough);
  const held = borough.plans.filter(
    (plan) => isCurrentOn(plan, day) && plan.ceasedOn === null && plan.person.referrals.length < 2,
  );
  return random.pick(held).person;
}

function daysToDecision(random: Random): number {
  return random.inRanges([
    [[4, 14], 30],
    [[15, 28], 40],
    [[29, 42], 20],
    [[43, 90], 10],
  ]);
}
