import { endOfYear, firstOfYear } from "../../facts/calendar.ts";
import { dayOfText, type Day } from "../../cases/day.ts";
import { defaultWords as words } from "../../cases/council-words.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { demoDay, later, spread, spreadByMonth, workingDayBy, earliest } from "./days.ts";
import { addPerson, addReferral, type DraftBorough, type DraftPerson, addPlan } from "./draft.ts";
import { otherByMonth2021, otherByYear, otherUndecided, decisions2021 } from "./figures.ts";
import type { Random } from "./random.ts";

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

/** Days that those still undecided have waited: the additional funding ones, then the places. */
const fundingUndecidedFor = [6, 19, 37, 70, 118];
const withdrawnPlaces = 9;

/** Requests for additional funding, for children who have a plan, and for a school place, for those of other boroughs. */
export function addOtherReferrals(borough: DraftBorough, random: Random): void {
  for (const name of kindNames) {
    const days = [
      ...spread(random, decided2018[name], dayOfText("2018-01-04"), dayOfText("2018-12-20")),
      ...spread(random, otherByYear[name][0], dayOfText("2019-01-04"), dayOfText("2019-12-20")),
      ...spread(random, otherByYear[name][1], dayOfText("2020-01-06"), dayOfText("2020-12-22")),
      ...spreadByMonth(random, dayOfText("2021-01-01"), otherByMonth2021[name]),
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
  for (const receivedOn of spread(random, withdrawnPlaces, dayOfText("2018-09-03"), dayOfText("2021-05-28"))) {
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
  const [least, most] = random.weighted<readonly [number, number]>([
    [[4, 14], 30],
    [[15, 28], 40],
    [[29, 42], 20],
    [[43, 90], 10],
  ]);
  return random.between(least, most);
}

const before2021: readonly (readonly [year: number, count: number])[] = [
  [2015, 8],
  [2016, 17],
  [2017, 27],
  [2018, 48],
  [2019, 64],
  [2020, 66],
];

const undecided = 5;

/** Families that moved in with another authority's plan: the referral, and the plan from the day it was taken over. */
export function addTransfersIn(borough: DraftBorough, random: Random): void {
  const days = before2021.flatMap(([year, count]) => spread(random, count, firstOfYear(year), endOfYear(year)));
  days.push(...spreadByMonth(random, dayOfText("2021-01-01"), decisions2021.transferIn));
  for (const decidedOn of days) {
    const person = addPerson(borough);
    addReferral(borough, person, {
      type: "ehcp_transfer_in",
      receivedOn: workingDayBy(later(decidedOn, -random.between(2, 24))),
      decisionTaken: words.transferIn,
      decidedOn,
      nextAction: "c_Transfer in of EHCP",
    });
    const responsibleFrom = earliest(later(decidedOn, random.between(-4, 6)), demoDay);
    // most plans are some years old when a family moves; none is older than the law
    const age = random.chance(0.28) ? random.between(60, 365) : random.between(366, 1700);
    const issuedOn = workingDayBy(later(responsibleFrom, -age));
    addPlan(borough, person, {
      origin: "transfer_in",
      issuedOn:
        issuedOn < dayOfText("2014-09-01")
          ? workingDayBy(later(dayOfText("2014-09-05"), random.between(0, 90)))
          : issuedOn,
      responsibleFrom,
    });
  }
  for (const receivedOn of spread(random, undecided, dayOfText("2021-06-02"), dayOfText("2021-06-29"))) {
    addReferral(borough, addPerson(borough), { type: "ehcp_transfer_in", receivedOn });
  }
}
