import { defaultWords as words } from "../../../cases/council-words.ts";
import { dayOfText } from "../../../cases/day.ts";
import { endOfYear, firstOfYear } from "../../../facts/calendar.ts";
import { demoDay, earliest, later, drawWorkingDays, drawWorkingDaysByMonth, workingDayBy } from "../days.ts";
import { addPerson, addPlan, addReferral, type DraftBorough } from "../draft.ts";
import { decisions2021 } from "../published-figures.ts";
import type { Random } from "../random.ts";

const before2021: readonly (readonly [year: number, count: number])[] = [
  [2015, 8],
  [2016, 17],
  [2017, 27],
  [2018, 48],
  [2019, 64],
  [2020, 66],
];

const undecided = 5;

/** Adds families that moved in with another authority's plan: the referral, and the plan from the day it was taken over. */
export function addTransfersIn(borough: DraftBorough, random: Random): void {
  const days = before2021.flatMap(([year, count]) =>
    drawWorkingDays(random, count, firstOfYear(year), endOfYear(year)),
  );
  days.push(...drawWorkingDaysByMonth(random, dayOfText("2021-01-01"), decisions2021.transferIn));
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
    // Most plans are some years old when a family moves; none is older than the law.
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
  for (const receivedOn of drawWorkingDays(random, undecided, dayOfText("2021-06-02"), dayOfText("2021-06-29"))) {
    addReferral(borough, addPerson(borough), { type: "ehcp_transfer_in", receivedOn });
  }
}
